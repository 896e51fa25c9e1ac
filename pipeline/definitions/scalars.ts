import { z } from "zod";

/**
 * YAML is read with the failsafe schema, so that every scalar arrives as the text that was written (`01` stays
 * `01`, `no` stays `no`) and each field says here what it takes. `meta({ editor })` is what the JSON Schema for
 * editors shows instead of "string", because an editor's YAML reader has already turned `5` into a number.
 */
export const text = z.string().trim().min(1, "is empty; write it, or leave the setting out");

/** What a cell of a source file may hold, spaces and all; it may be empty. */
export const cellText = z.string().meta({ editor: { type: ["string", "number", "boolean", "null"] } });

/** A name used in file names, addresses and commands: lower-case letters, digits and hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens")
  .meta({ editor: { type: ["string", "integer"] } });

/** The name of a period. It is part of an address, where "latest" is the newest one. */
export const period = slug.refine(
  (name) => name !== "latest",
  "is kept for the newest release; use another name",
);

/** A name used for columns: snake_case, because it becomes a column of the published CSV. */
export const columnName = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "must be snake_case: lower-case letters, digits and underscores");

/** A code as written in a code list: anything short without spaces around it; `Total` is the margin's. */
export const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.+-]*$/, "must be letters, digits, '.', '_', '+' or '-'")
  .refine((value) => value !== "Total", "is the name of the margin; use another code")
  .meta({ editor: { type: ["string", "integer"] } });

export const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, "must be a whole number")
  .transform(Number)
  .meta({ editor: { type: "integer" } });

/** Decimals of a number: DuckDB keeps 18 digits in all, so nine leave room for thousands of millions. */
export const decimalPlaces = z
  .string()
  .regex(/^[0-9]$/, "must be a whole number from 0 to 9")
  .transform(Number)
  .meta({ editor: { type: "integer", minimum: 0, maximum: 9 } });

export const positiveNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "must be a whole number from 1")
  .transform(Number)
  .meta({ editor: { type: "integer", minimum: 1 } });

export const decimal = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,9})?$/, "must be a number")
  .transform(Number)
  .meta({ editor: { type: "number" } });

export const yesNo = z
  .enum(["yes", "no"])
  .transform((value) => value === "yes")
  .meta({ editor: { enum: ["yes", "no", true, false] } });

/** A release as other definitions name it. */
export const releaseReference = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "must be collection/period");

/** A calendar date as YYYY-MM-DD; a string, because a date has no time zone. */
export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "must be a date as YYYY-MM-DD", abort: true })
  .refine(isCalendarDate, "is not a day of the calendar; write a date as YYYY-MM-DD");

/** A pattern for files inside one folder: it cannot climb out, start at the root of a disk or use backslashes. */
export const filePattern = text.refine(
  (pattern) => !/^\/|\\|^[A-Za-z]:|(^|\/)\.\.(\/|$)/.test(pattern),
  "climbs out of the folder of the responses; name files inside it",
);

/** A row-wise SQL expression over the collection's variables; `check` refuses anything wider. */
export const rowSql = text;

function isCalendarDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}
