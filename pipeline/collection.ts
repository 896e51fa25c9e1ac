import type { ThemesLayout } from "./code-frame.ts";
import type { CollectionSpec, GeographicLevel } from "./definitions/collection.ts";
import type { WorkingCalendar } from "./working-days.ts";

/**
 * A collection as the stages use it: the definition with its code lists resolved for one period.
 * `definitions/` makes it; nothing after that reads YAML or a classification file.
 */
export type Collection = {
  name: string;
  period: string;
  title: string;
  summary: string;
  kind: CollectionSpec["kind"];
  unit: { one: string; many: string };
  coverage: string;
  synthetic: string | null;
  source: CollectionSpec["source"];
  /** How a web server's log is read; only where the source is one. */
  log?: LogRules;
  /** Columns dropped at the door, never read into DuckDB. */
  identifiers: readonly string[];
  /** Columns of the export that nothing uses; also not read. */
  ignore: readonly string[];
  id: string | null;
  weight: string | null;
  /** Whether the responses are a random sample, and not of everybody or of whoever chose to answer. */
  sample: boolean;
  /** How sure figures without an interval are, in a sentence; null where nothing is said. */
  sure: string | null;
  /** Row-wise SQL, checked; null where every row counts. */
  universe: string | null;
  organisation: string | null;
  /** Per cent of rows read that may be set aside before the build stops. */
  setAsideLimit: number;
  /** Levels of place, finest first. */
  geography: readonly { level: GeographicLevel; variable: string }[];
  /** In the order in which the definition gives them; only those collected in this period. */
  variables: readonly Variable[];
  derived: readonly Derived[];
  universes: readonly { name: string; label: string; where: string }[];
  /** The bank holidays, where an expression counts working days. */
  workingDays: WorkingCalendar | null;
};

/**
 * How the lines of a log are told apart: programs by what they call themselves (lower case), and visits by minutes
 * without a request.
 */
export type LogRules = { robots: readonly { pattern: string; label: string }[]; silence: number };

/** One code of a list, with the other spellings that a source file may use for it. */
export type Code = {
  code: string;
  label: string;
  /** What the source may hold for this code, besides the code and the label themselves. */
  source: readonly string[];
  /** Other columns of the classification: a column named after another classification holds the parent's code. */
  more: Readonly<Record<string, string>>;
};

/** Codes in the order of the definition; labels are unique in a list. `name` is the classification's, or null. */
export type CodeList = { name: string | null; codes: readonly Code[] };

type Asked = {
  name: string;
  /** Short name for tables and charts. */
  label: string;
  /** The words the respondent saw, or null. */
  question: string | null;
  note: string | null;
  /** Name of the universe routed to the question, or null for everybody. */
  askedOf: string | null;
};

type Coded = {
  list: CodeList;
  /** Category of those who did not answer, when the variable is a breakdown. */
  missing: { code: string; label: string };
  unknown: "set_aside" | "missing";
};

export type CodeVariable = Asked & Coded & { type: "code"; column: string; required: boolean };

export type MultipleVariable = Asked &
  Coded & {
    type: "multiple";
    layout:
      | { kind: "columns"; columns: Readonly<Record<string, string>>; notSelected: readonly string[] }
      | { kind: "delimited"; column: string; delimiter: string }
      | ThemesLayout;
  };

/** A multiple choice that nobody was asked: the themes of the answers to an open question. */
export type ThemesVariable = MultipleVariable & { layout: ThemesLayout };

export function isThemes(variable: Variable): variable is ThemesVariable {
  return variable.type === "multiple" && variable.layout.kind === "themes";
}

export type GridVariable = Asked &
  Coded & { type: "grid"; items: readonly { code: string; label: string; column: string }[] };

export type NumberVariable = Asked & {
  type: "number";
  column: string;
  unit: string | null;
  decimals: number;
  minimum: number | null;
  maximum: number | null;
  required: boolean;
};

export type DateVariable = Asked & {
  type: "date";
  column: string;
  formats: readonly string[];
  minimum: string | null;
  maximum: string | null;
  required: boolean;
};

export type TextVariable = Asked & { type: "text"; column: string; required: boolean };

export type Variable =
  | CodeVariable
  | MultipleVariable
  | GridVariable
  | NumberVariable
  | DateVariable
  | TextVariable;

export type Derived =
  | {
      kind: "code";
      name: string;
      label: string;
      list: CodeList;
      missing: { code: string; label: string };
      /** Every used row has a code; a row without one stops the build. */
      required?: boolean;
      sql: string;
      /** The columns of `responses` that the expression uses. */
      reads: readonly string[];
    }
  | { kind: "number"; name: string; label: string; decimals: number; sql: string; reads: readonly string[] }
  | { kind: "parent"; name: string; label: string; list: CodeList; child: string };

/*
 * The `responses` table in DuckDB, made by validate and read by tabulate: one row a used response.
 *   row_id    BIGINT, the order of reading
 *   count     BIGINT, 1, or the count column of a counted layout
 *   weight    DECIMAL(18,9), 1 where the collection has no weight
 *   record_key   UINTEGER, a keyed hash of who the record is of: the same for the same id in every release of the
 *                collection, or for the same contents where there is no id; private (validate/record-key.ts)
 *   <code>    VARCHAR code, NULL where not answered        <multiple> VARCHAR[] of codes, NULL where not asked or
 *   <number>  DECIMAL(18,<decimals>)                                 not answered, [] where none was ticked
 *   <date>    DATE                                         <grid>     one column an item: <grid>__<item code>
 *   <text>    VARCHAR                                      <derived>  as a code or number variable
 * In item column names hyphens, dots and plus signs of the item's code become underscores.
 */

/** The column of `responses` that holds one item of a grid. */
export function itemColumn(grid: string, item: string): string {
  return `${grid}__${item.replace(/[^A-Za-z0-9]/g, "_").toLowerCase()}`;
}
