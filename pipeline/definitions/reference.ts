import { z } from "zod";
import { code, columnName, positiveNumber, slug, text } from "./scalars.ts";

/**
 * The population that a table's respondents are put beside: a counted collection of public figures, a variable of it, and
 * which of its codes make up each code of the table. Every code of both must have its counterpart, so that both shares
 * are of the same groups.
 */
export const referenceSchema = z
  .strictObject({
    collection: slug,
    period: slug,
    label: text.describe("the population in words, e.g. the people of England at the Census of 2011"),
    variable: columnName.optional().describe('the variable of that collection; default: the table\'s "of"'),
    codes: z
      .record(code, z.array(code).min(1))
      .default({})
      .describe("for each code of the table, those of the reference; default: the same code"),
    bound: positiveNumber
      .default(80)
      .describe("a group whose index is surely below it is named as under-represented"),
    expected: positiveNumber
      .default(10)
      .describe("nothing is said of a group of which fewer could be expected to answer"),
  })
  .describe("for representation: the population that those who answered are put beside");

export type ReferenceSpec = z.infer<typeof referenceSchema>;
