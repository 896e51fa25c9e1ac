import { z } from "zod";
import { inWrittenOrder } from "./mapping.ts";

/**
 * A mapping of any names to values of one kind, as a Map in the order of the file, also where names look like
 * integers (see mapping.ts). A name that `key` refuses is reported at the name, in the words of `key`.
 */
export function ordered<V extends z.ZodType>(key: z.ZodType<string>, value: V) {
  const name = z.string().superRefine((text, context) => {
    const message = key.safeParse(text).error?.issues[0]?.message;
    if (message !== undefined) context.addIssue({ code: "custom", params: { name: true }, message });
  });
  return z.preprocess(inWrittenOrder, z.map(name, value));
}
