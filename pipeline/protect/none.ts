import { halfUp, UNIT } from "../half-up.ts";
import type { Method } from "./method.ts";
import type { Value } from "./safe-table.ts";
import { eachCount, type TrueCount } from "./true-cells.ts";

/** No disclosure control, for figures that are already public: true counts, weighted ones to the nearest whole. */
export function none(reason: string): Method {
  return {
    name: "none",
    one,
    counts: (cells) => eachCount(cells, one),
    sentences: () => [`These figures were not changed to protect anybody, because ${withoutStop(reason)}.`],
  };
}

function one({ amount }: TrueCount): Value {
  return { state: "published", value: Number(halfUp(amount, UNIT)) };
}

function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/, "");
}
