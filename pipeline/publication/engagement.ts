import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CellTable } from "../cell-table.ts";
import type { Context } from "../commentary/context.ts";
import { lintCommentary } from "../commentary/lint.ts";
import { renderCommentary, tablesNamed } from "../commentary/render.ts";
import { attempt } from "../definitions/attempt.ts";
import type { EngagementSpec } from "../definitions/engagement.ts";
import type { EngagementReport } from "../engagement-report.ts";
import { earlierTables } from "../formats/earlier-table.ts";
import { type Problem, refuse, UserError } from "../user-error.ts";

/**
 * The reports on user engagement that are out by `asOf` (YYYY-MM-DD), the newest first, with the figures of published
 * packages in their words: `figure("collection/period:table", …)` names a release's table. `packages` is a folder.
 * Unless the publication is `whole`, a report is left out while a release that it quotes is not built. Throws one UserError
 * with every problem: a figure typed by hand, or one that no package holds.
 */
export function engagementReports(
  specs: readonly EngagementSpec[],
  packages: string,
  { asOf, whole }: { asOf: string; whole: boolean },
): EngagementReport[] {
  const problems: Problem[] = [];
  const reports = specs
    .filter((spec) => spec.published <= asOf && (whole || isBuilt(spec, packages)))
    .map((spec) => reportOf(spec, packages, problems));
  if (problems.length > 0) throw new UserError(problems);
  return reports.reverse();
}

function reportOf(spec: EngagementSpec, packages: string, problems: Problem[]): EngagementReport {
  const { year, title, summary, published, words } = spec;
  problems.push(...lintCommentary(words.where, words.text, spec.exemptions));
  const tables = quoted(words, packages, problems);
  if (tables === null) return { year, title, summary, published, text: "" };
  const context = { ...nothingRounded, period: year, tables };
  return {
    year,
    title,
    summary,
    published,
    text: renderCommentary(words.where, words.text, context, problems),
  };
}

/**
 * A report quotes releases that differ in how they were protected, so that it makes no comparison which needs the margin
 * of rounding: `change` finds no earlier package here, and is refused.
 */
const nothingRounded: Pick<Context, "earlier" | "rounding"> = {
  earlier: () => null,
  rounding: { base: 0, percentagesFrom: "published" },
};

/** The tables that the words name, by that name; null, with problems, unless all are there. */
function quoted(
  { where, text }: EngagementSpec["words"],
  packages: string,
  problems: Problem[],
): Map<string, CellTable> | null {
  const read = tablesNamed(where, text).map((named) => ({
    ...named,
    found: attempt(() => publishedTable(named, packages)),
  }));
  const missing = read.flatMap(({ found }) => found.problems);
  problems.push(...missing);
  const tables = read.flatMap(({ table, found: { value } }): [string, CellTable][] =>
    value === null ? [] : [[table, value]],
  );
  return missing.length > 0 ? null : new Map(tables);
}

function isBuilt({ words: { where, text } }: EngagementSpec, packages: string): boolean {
  return tablesNamed(where, text).every(({ table }) => {
    const [, collection = "", period = ""] = address.exec(table) ?? [];
    return existsSync(join(packages, collection, period, "release.json"));
  });
}

const address = /^([a-z0-9-]+)\/([a-z0-9-]+):([a-z0-9-]+)$/;

function publishedTable({ where, table }: { where: string; table: string }, packages: string): CellTable {
  const [, collection, period, name] = address.exec(table) ?? [];
  if (collection === undefined || period === undefined || name === undefined)
    return refuse(where, `"${table}" names no release`, 'write "collection/period:table"');
  const found = earlierTables(packages, collection)(period, name);
  const todo = "build that release first, or mend the name";
  return found ?? refuse(where, `no package has a table "${table}"`, todo);
}
