import { z } from "zod";
import { finalCodes } from "../code-frame.ts";
import { ordered } from "./ordered.ts";
import {
  cellText,
  code,
  columnName,
  decimal,
  decimalPlaces,
  filePattern,
  isoDate,
  positiveNumber,
  rowSql,
  slug,
  text,
  yesNo,
} from "./scalars.ts";

/** How one code of a list may also be written in a source file. */
const codeEntry = z.union([text, z.strictObject({ label: text, source: z.array(cellText).default([]) })]);

/** Codes inline (code: label), or the name of a list in methodology/classifications. */
export const codeListSpec = z.union([slug, ordered(code, codeEntry)], {
  error: ({ input }) =>
    Array.isArray(input)
      ? "is a list without codes; write each as code: label, or name a list of methodology/classifications"
      : undefined,
});

const collected = {
  from: slug.optional().describe("first period in which it was collected"),
  to: slug.optional().describe("last period in which it was collected"),
};

const asked = {
  ...collected,
  question: text.optional().describe("the words the respondent saw"),
  label: text.optional().describe("a short name for tables and charts; default: the question"),
  note: text.optional(),
  asked_of: columnName.optional().describe("the universe that was routed to the question"),
};

const missing = z
  .strictObject({ code, label: text })
  .default({ code: "not-stated", label: "Not stated" })
  .describe("the category of those who did not answer, where the variable is a breakdown");

const coded = {
  codes: codeListSpec,
  missing,
  unknown: z
    .enum(["set_aside", "missing"])
    .default("set_aside")
    .describe("what a code outside the list does"),
};

/** One answer from a code list. */
const codeVariable = z.strictObject({
  type: z.literal("code"),
  ...asked,
  ...coded,
  column: text.optional(),
  required: yesNo.default(false),
});

/** Several answers allowed: one column an option (`columns`), or one delimited column (`column`, `delimiter`). */
const multipleVariable = z.strictObject({
  type: z.literal("multiple"),
  ...asked,
  ...coded,
  columns: ordered(code, text).optional(),
  column: text.optional(),
  delimiter: z.string().min(1).default(";"),
  not_selected: z
    .array(cellText)
    .default(["Not selected", "No", "0", "FALSE", "false"])
    .describe("what an option's column holds when the option was shown and not ticked"),
});

/** A battery: several items answered on one scale, one column an item. Items may come and go between periods. */
const gridVariable = z.strictObject({
  type: z.literal("grid"),
  ...asked,
  ...coded,
  items: ordered(code, z.strictObject({ ...collected, label: text, column: text.optional() })),
});

const numberVariable = z.strictObject({
  type: z.literal("number"),
  ...asked,
  column: text.optional(),
  unit: text.optional(),
  decimals: decimalPlaces.default(0),
  minimum: decimal.optional(),
  maximum: decimal.optional(),
  required: yesNo.default(false),
});

/** Without its own letters a format would match no date at all. */
const dateFormat = text.regex(/%[A-Za-z]/, "has no % in it; write day, month and year as in %d/%m/%Y");

const dateVariable = z.strictObject({
  type: z.literal("date"),
  ...asked,
  column: text.optional(),
  formats: z.array(dateFormat).default(["%Y-%m-%d"]).describe("strptime formats, tried in order"),
  minimum: isoDate.optional(),
  maximum: isoDate.optional(),
  required: yesNo.default(false),
});

/** Free text: never leaves the private process, but for texts on a signed approval list. */
const textVariable = z.strictObject({
  type: z.literal("text"),
  ...asked,
  column: text.optional(),
  required: yesNo.default(false),
});

/** Themes of the answers to an open question, by a code frame: a multiple choice that people or a rule made. */
const themesVariable = z.strictObject({
  type: z.literal("themes"),
  ...collected,
  of: columnName.describe("the text variable whose answers are coded"),
  frame: slug.describe("methodology/<collection>/code-frames/<frame>.yaml"),
  label: text,
  note: text.optional(),
  missing,
  final: z.enum(finalCodes).default("rule").describe("whose codes stand"),
  otherwise: z
    .enum(["rule", "nobody"])
    .default("rule")
    .describe("who codes a text for which no final codes by hand are there"),
});

export const variableSchema = z.discriminatedUnion("type", [
  codeVariable,
  multipleVariable,
  gridVariable,
  numberVariable,
  dateVariable,
  textVariable,
  themesVariable,
]);

/** Made row by row from other variables: an SQL expression, or the parent of a code in its classification. */
export const derivedSchema = z.union([
  z.strictObject({
    label: text,
    ...collected,
    codes: codeListSpec,
    sql: rowSql,
    missing,
    required: yesNo.optional().describe("yes: every row has a code, so that no table has those without one"),
  }),
  z.strictObject({
    label: text,
    ...collected,
    number: z.strictObject({ decimals: decimalPlaces }),
    sql: rowSql,
  }),
  z.strictObject({ label: text, ...collected, codes: slug, parent_of: columnName }),
]);

const universe = z.strictObject({ label: text, ...collected, where: rowSql });

export const geographicLevels = ["School", "Local authority", "Regional"] as const;

/** How the lines of a web server's log are read, besides what the server wrote. */
const logSchema = z.strictObject({
  robots: slug
    .default("bots")
    .describe("the list of programs in methodology/classifications, with the columns pattern,label,source"),
  silence: positiveNumber.default(30).describe("minutes without a request after which a new visit begins"),
});

const sourceSchema = z.strictObject({
  files: filePattern.default("*").describe("a pattern inside data/responses/<collection>/<period>"),
  format: z
    .enum(["combined_log"])
    .optional()
    .describe("combined_log: logs of a web server, plain or .gz; default: as the files' endings say"),
  log: logSchema.optional().describe("how the lines of a log are read"),
  preamble: z
    .string()
    .length(1, "must be one character")
    .optional()
    .describe(
      "lines before the header that begin with this character are passed over, e.g. # in GA4 exports",
    ),
  also_called: z
    .record(z.string(), z.array(text).min(1))
    .optional()
    .describe("other names of a column in other exports, e.g. users: [Total users]"),
  layout: z.enum(["one_row_a_unit", "counted"]).default("one_row_a_unit"),
  count: text.default("count").describe("the count column of a counted layout"),
  headers: z.enum(["one_row", "surveymonkey"]).default("one_row"),
  encoding: z.enum(["utf-8", "utf-16", "windows-1252"]).default("utf-8"),
  delimiter: z.enum(["comma", "tab", "semicolon", "pipe"]).optional(),
  sheet: text.optional().describe("the sheet of a workbook; default: the first that is not hidden"),
  missing: z.array(cellText).default(["", "NA"]).describe("cells that mean no answer"),
});

export const collectionSchema = z.strictObject({
  collection: slug,
  title: text,
  summary: text,
  kind: z.enum(["survey", "consultation", "administrative", "usage", "enquiries", "figures"]),
  unit: z.strictObject({ one: text, many: text }).describe("what a row is about, e.g. parent, parents"),
  coverage: text.describe("the place the collection covers, e.g. England"),
  synthetic: text.optional().describe("how the responses were made up, where they were; shown everywhere"),
  source: sourceSchema.prefault({}),
  identifiers: z.array(text).default([]).describe("columns dropped before anything is stored"),
  ignore: z.array(text).default([]).describe("columns of the export that the collection does not use"),
  id: columnName.optional().describe("the variable that tells one response from another"),
  weight: columnName.optional(),
  sample: yesNo
    .default(false)
    .describe(
      "yes: a random sample stands for all, so that intervals make sense; no: whoever chose to answer",
    ),
  sure: text
    .optional()
    .describe("one sentence on how sure the figures are, for headlines without an interval"),
  universe: rowSql.optional().describe("rows for which this is not true are set aside as wrong universe"),
  organisation: rowSql.optional().describe("true for a response made on behalf of an organisation"),
  set_aside_limit: decimal.default(5).describe("per cent of rows; above it the build stops"),
  geography: z
    .array(z.strictObject({ level: z.enum(geographicLevels), variable: columnName }))
    .default([])
    .describe("levels of place, finest first; each must be the parent of the one before"),
  variables: z.record(columnName, variableSchema),
  derived: z.record(columnName, derivedSchema).default({}),
  universes: z.record(columnName, universe).default({}),
});

export type CollectionSpec = z.infer<typeof collectionSchema>;
export type VariableSpec = z.infer<typeof variableSchema>;
export type DerivedSpec = z.infer<typeof derivedSchema>;
export type CodeListSpec = z.infer<typeof codeListSpec>;
export type GeographicLevel = (typeof geographicLevels)[number];
