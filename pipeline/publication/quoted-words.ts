import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CellTable, tableNamed } from "../cell-table.ts";
import type { Context } from "../commentary/context.ts";
import { lintCommentary } from "../commentary/lint.ts";
import { renderCommentary, tablesNamed } from "../commentary/render.ts";
import { attempt } from "../definitions/attempt.ts";
import { earlierTables } from "../formats/earlier-table.ts";
import { type Problem, refuse } from "../user-error.ts";

/** Words of no release, and the path that messages name; `exemptions` are phrases whose numbers are no figures. */
export type Words = { where: string; text: string; exemptions: readonly string[] };

/**
 * Words of no release with the figures of published packages in them: `figure("collection/period:table", …)` names a
 * release's table. `packages` is a folder. What is wrong is added to the problems: a figure typed by hand, or one that no
 * package holds.
 */
export function quotedWords(words: Words, packages: string, problems: Problem[]): string {
  const { where, text, exemptions } = words;
  problems.push(...lintCommentary(where, text, exemptions));
  const tables = quotedTables(words, packages, problems);
  return tables === null ? text : renderCommentary(where, text, { ...nothingRounded, tables }, problems);
}

/** Whether every release that the words quote is built. Throws a UserError where they cannot be read. */
export function isBuilt({ where, text }: Omit<Words, "exemptions">, packages: string): boolean {
  return tablesNamed(where, text).every(({ table }) => {
    return existsSync(join(packages, tableNamed(table).release, "release.json"));
  });
}

/**
 * Such words quote releases that differ in how they were protected, so that they make no comparison which needs the
 * margin of rounding: `change` finds no earlier package here, and is refused.
 */
export const nothingRounded: Omit<Context, "tables"> = {
  // After any period, so that whatever is asked for is earlier, and is not there.
  period: "~",
  earlier: () => null,
  rounding: { base: 0, percentagesFrom: "published" },
};

/** The tables that the words name, by that name; null, with the problems, unless all are there. */
function quotedTables(
  { where, text }: Words,
  packages: string,
  problems: Problem[],
): Map<string, CellTable> | null {
  const read = tablesNamed(where, text).map((named) => ({
    name: named.table,
    ...attempt(() => publishedTable(named, packages)),
  }));
  const missing = read.flatMap((each) => each.problems);
  problems.push(...missing);
  const tables = read.flatMap(({ name, value }): [string, CellTable][] =>
    value === null ? [] : [[name, value]],
  );
  return missing.length > 0 ? null : new Map(tables);
}

function publishedTable({ where, table }: { where: string; table: string }, packages: string): CellTable {
  const { release, table: name } = tableNamed(table);
  if (name === "") return refuse(where, `"${table}" names no release`, 'write "collection/period:table"');
  const [collection = "", period = ""] = release.split("/");
  const found = earlierTables(packages, collection)(period, name);
  const todo = "build that release first, or mend the name";
  return found ?? refuse(where, `no package has a table "${table}"`, todo);
}
