import { z } from "zod";
import { contactSchema } from "./publisher.ts";
import { code, isoDate, positiveNumber, slug, text, wholeNumber } from "./scalars.ts";
import type { Path } from "./yaml-file.ts";

const link = z.url({ protocol: /^https?$/, error: "must be a web address" });

const outcomeSchema = z.strictObject({
  published: isoDate,
  note: text.optional().describe("said above the decisions, e.g. that they are made up for an example"),
  summary: text,
  decisions: z
    .array(
      z.strictObject({
        about: text,
        decision: text,
        rationale: text.describe(
          'with figures from cells, e.g. {{ figure("collection/period:table", role="parent") }}',
        ),
      }),
    )
    .min(1),
  next: z.array(z.strictObject({ what: text, when: z.union([isoDate, text]).optional() })).default([]),
  exemptions: z.array(text).default([]).describe("phrases with a number that is no figure"),
});

/**
 * `data/consultations/COLLECTION/PERIOD.yaml`: a consultation from its announcement to what came of it. Its page follows
 * the dates. The collection need not be described, and there need be no release, before it closes.
 */
export const consultationSchema = z.strictObject({
  title: text.max(64).describe("under 65 characters"),
  summary: text.max(159).describe("under 160 characters; ends with a full stop"),
  synthetic: text.optional().describe("what of it is made up; said on the page"),
  announced: isoDate
    .optional()
    .describe("the day from which the page exists; default: the day on which it opens"),
  opens: z.union([isoDate, z.literal("not stated")]).describe('"not stated" where a source does not say'),
  closes: isoDate.describe("the last day on which answers are taken"),
  lasted: z
    .strictObject({ weeks: positiveNumber, source: text })
    .optional()
    .describe("how long it was open, where a source says that and not the first day"),
  reasons: z
    .strictObject({
      under_two_weeks: text.optional(),
      under_twelve_weeks: text.optional(),
      over_twelve_weeks: text.optional(),
      school_holidays: text.optional(),
    })
    .prefault({})
    .describe("why it is open when it is; needed below 2 and above 12 weeks"),
  owners: z.array(text).min(1).describe("who asks; several ask jointly"),
  contact: contactSchema.optional().describe("default: the publisher's"),
  about: text,
  audience: z.array(text).min(1).describe("whom the owners want to hear from"),
  asks: z
    .array(z.strictObject({ about: text, proposal: text, reference: text.optional() }))
    .min(1)
    .describe("what is proposed and asked, subject by subject"),
  influence: z
    .strictObject({ can: z.array(text).min(1), cannot: z.array(text).default([]) })
    .describe("what answers can change, and what is decided already"),
  documents: z
    .array(z.strictObject({ title: text, url: link.optional(), note: text.optional() }))
    .default([]),
  ways: z
    .array(z.strictObject({ channel: code.optional(), label: text, how: text, url: link.optional() }))
    .min(1)
    .describe("ways to respond; channel: the code in the table of channels"),
  other_formats: text.optional().describe("whom to ask for another format; default: the publisher's words"),
  privacy: z
    .strictObject({
      kept: text.describe("what is kept of an answer"),
      why: text,
      until: isoDate.describe("the last day on which answers are kept; later a build refuses them"),
      note: text.optional(),
      quoted: z.array(z.strictObject({ text, source: text })).default([]),
    })
    .describe("the privacy notice"),
  results: z
    .strictObject({
      channels: slug.optional().describe("the release's table of answers by way to respond"),
      weeks: slug.optional().describe("its table of answers by week or day"),
      people: z.array(slug).default([]).describe("its tables of who answered"),
      feedback: slug.optional().describe("its table of what respondents thought of the consultation"),
    })
    .optional(),
  costs: z
    .strictObject({
      note: text,
      lines: z.array(z.strictObject({ what: text, channel: code.optional(), pounds: wholeNumber })).min(1),
    })
    .optional(),
  outcome: outcomeSchema.optional(),
});

export type ConsultationBody = z.infer<typeof consultationSchema>;

/** A consultation, whose folder and file name it; `at` gives "file:line" of a part of it. */
export type ConsultationSpec = ConsultationBody & {
  collection: string;
  period: string;
  at: (path: Path) => string;
};
