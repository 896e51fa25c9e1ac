import { z } from "zod";
import { announcedSchema } from "./calendar.ts";
import { text } from "./scalars.ts";

export const contactSchema = z.strictObject({ role: text, email: z.email(), phone: text.optional() });

export const publisherSchema = z.strictObject({
  name: text,
  title: text.describe("the publication's name, at the head of every page"),
  summary: text,
  address: z
    .url({ protocol: /^https$/ })
    .describe("where the site will be published; for links that must be absolute"),
  example: text.optional().describe("said at the head of every page of a demonstration"),
  feedback: z
    .union([z.email(), z.url({ protocol: /^https$/ })], {
      error: "must be an e-mail address or an https address",
    })
    .describe("an e-mail address or a form; the release is named in the link"),
  contact: contactSchema,
  press: contactSchema,
  other_formats: text.describe("whom to ask for large print, Braille or another format"),
  licence: z.strictObject({ name: text, id: text, url: z.url() }),
  country: z.strictObject({ code: text, name: text }),
  calendar: z.array(announcedSchema).default([]),
});

export type PublisherSpec = z.infer<typeof publisherSchema>;
export type ContactSpec = z.infer<typeof contactSchema>;
