import type { CellTable } from "../cell-table.ts";
import { didYouMean } from "../nearest-name.ts";
import { refuse } from "../user-error.ts";
import type { Call, Options } from "./expression.ts";
import type { Rounding } from "./margin.ts";

/** What expressions may quote: this release's tables, and an earlier period's by period and table name. */
export type Context = {
  /** This release's. */
  period: string;
  tables: ReadonlyMap<string, CellTable>;
  earlier: (period: string, table: string) => CellTable | null;
  rounding: Rounding;
};

/** The table named by a call's word. Throws a UserError with the nearest name. */
export function tableOf(where: string, context: Context, call: Call, position: number): CellTable {
  const name = wordOf(where, call, position, "a table");
  const todo = didYouMean(name, context.tables.keys());
  return context.tables.get(name) ?? refuse(where, `the release has no table "${name}"`, todo);
}

/** A call's word by position. Throws a UserError where it is missing, or where there are more than it takes. */
export function wordOf(where: string, call: Call, position: number, what: string): string {
  const word = call.words[position];
  return (
    word ?? refuse(where, `${call.name} names no ${what.replace(/^an? /, "")}`, `give it ${what} in quotes`)
  );
}

/** The same table of an earlier period's package. Throws a UserError where there is none. */
export function earlierTable(where: string, context: Context, table: CellTable, since: string): CellTable {
  if (since >= context.period) {
    refuse(where, `${since} is not before ${context.period}`, "compare with an earlier period");
  }
  const found = context.earlier(since, table.name);
  const what = `no earlier package ${since} with a table "${table.name}" is there`;
  return found ?? refuse(where, what, "build that release first, or name another period");
}

/** An option that must be a plain text, or null where it is not given. */
export function textOption(where: string, call: Call, name: string): string | null {
  const value = call.options[name];
  if (value === undefined || typeof value === "string") return value ?? null;
  return refuse(where, `${name} of ${call.name} is not a text`, `write ${name}="…"`);
}

/** Options without those of the given names. */
export function without(options: Options, names: readonly string[]): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));
}
