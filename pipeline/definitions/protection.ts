import { z } from "zod";
import { methodRules } from "./method-rules.ts";
import { decimal, positiveNumber, text, wholeNumber } from "./scalars.ts";

const percentages = z
  .strictObject({
    from: z.enum(["published", "true"]).default("published"),
    decimals: wholeNumber.default(0),
    minimum_base: wholeNumber.default(10).describe("a percentage of fewer people than this is withheld"),
  })
  .prefault({});

const dominance = z
  .strictObject({
    n: z
      .enum(["1", "2", "3"])
      .transform((n) => (n === "1" ? 1 : n === "2" ? 2 : 3))
      .meta({ editor: { enum: [1, 2, 3] } }),
    k: decimal,
  })
  .describe("a total is withheld where its n greatest contributors give more than k per cent of it");

const averages = z
  .strictObject({
    decimals: wholeNumber.default(1),
    minimum_base: wholeNumber.default(10).describe("an average of fewer people than this is withheld"),
    dominance: dominance.optional(),
    p_percent: positiveNumber
      .optional()
      .describe(
        "a total is withheld where one contributor could work out another's to within so many per cent",
      ),
  })
  .prefault({});

/** What an intruder may know from earlier releases, besides their figures. */
const earlierReleases = z
  .strictObject({
    people: z
      .enum(["different", "same"])
      .default("different")
      .describe("same: most people are counted in every release, as in a register or a panel"),
    changes: positiveNumber
      .default(1)
      .describe("the intruder may know of so many people that joined, left or were corrected, and no others"),
  })
  .prefault({});

const ofReleases = {
  percentages,
  averages,
  minimum_group: wholeNumber
    .default(0)
    .describe("a place with fewer responses does not appear, and figures of such a group are withheld"),
  minimum_unanimous_group: wholeNumber
    .default(0)
    .describe("answers of a group of fewer people who all gave the same answer are withheld"),
  earlier_releases: earlierReleases,
  repair: z
    .enum(["withhold", "stop"])
    .default("withhold")
    .describe("what the attack proves is withheld, or stops the build"),
};

const conventional = z.strictObject({ ...methodRules.conventional, ...ofReleases });
const random = z.strictObject({ ...methodRules.random, ...ofReleases });
const controlled = z.strictObject({ ...methodRules.controlled, ...ofReleases });
const smallCount = z.strictObject({ ...methodRules.smallCount, ...ofReleases });
const cellKey = z.strictObject({ ...methodRules.cellKey, ...ofReleases });
const suppression = z.strictObject({ ...methodRules.suppression, ...ofReleases });

/** Only for figures that are already public; the reason is stated on the page. Nothing is withheld unless asked. */
const none = z.strictObject({
  method: z.literal("none"),
  reason: text,
  percentages: z
    .strictObject({
      from: z.enum(["published", "true"]).default("true"),
      decimals: wholeNumber.default(0),
      minimum_base: wholeNumber.default(0),
    })
    .prefault({}),
  averages: z
    .strictObject({ decimals: wholeNumber.default(1), minimum_base: wholeNumber.default(0) })
    .prefault({}),
});

export const protectionSchema = z.discriminatedUnion("method", [
  conventional,
  random,
  controlled,
  smallCount,
  cellKey,
  suppression,
  none,
]);

export type ProtectionSpec = z.infer<typeof protectionSchema>;
export type ConventionalRules = Extract<ProtectionSpec, { method: "conventional" }>;
/** Rules that change or hide counts: all but those of figures that are public already. */
export type ProtectingRules = Exclude<ProtectionSpec, { method: "none" }>;
