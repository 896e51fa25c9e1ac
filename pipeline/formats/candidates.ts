import type { Candidate, Candidates } from "../candidates.ts";
import type { CandidatesSpec } from "../definitions/candidates.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { TOTAL } from "../table.ts";

/**
 * The candidates for publication as a release tells them, from its published cells alone: a theme whose count is not
 * shown is no candidate, so that nothing is told of that count.
 */
export function publishedCandidates(spec: CandidatesSpec, tables: readonly SafeTable[]): Candidates {
  const { table: name, dimension, more_than: moreThan } = spec;
  const table = tables.find(({ shape }) => shape.name === name);
  if (table === undefined) throw new Error(`there is no table "${name}" for candidates`);
  const themes = askedFor(table, dimension)
    .filter(({ asked }) => asked > moreThan)
    .sort((a, b) => b.asked - a.asked)
    .map((theme) => ({ ...theme, ...decided(spec, theme.code) }));
  return { table: name, dimension, moreThan, themes };
}

/** Each theme with its published count, in the order of the list. */
function askedFor(table: SafeTable, dimension: string): Pick<Candidate, "code" | "label" | "asked">[] {
  const { dimensions, measures } = table.shape;
  const column = measures.find(({ kind }) => kind === "count")?.column ?? "";
  const labels = new Map(
    dimensions.find(({ name }) => name === dimension)?.codes.map(({ code, label }) => [code, label]),
  );
  const rows = safeRows(table);
  const others = dimensions.filter(({ name }) => name !== dimension);
  const found: Pick<Candidate, "code" | "label" | "asked">[] = [];
  for (let row = 0; row < rows.count; row++) {
    const code = rows.code(dimension, row);
    const value = rows.value(column, row);
    const label = labels.get(code);
    const isMargin = others.every(({ name }) => rows.code(name, row) === TOTAL);
    if (isMargin && label !== undefined && value.state === "published")
      found.push({ code, label, asked: value.value });
  }
  return found;
}

function decided(
  { decisions }: CandidatesSpec,
  code: string,
): Pick<Candidate, "decision" | "why" | "release" | "table"> {
  const found = decisions.get(code);
  if (found === undefined) return { decision: "open", why: null, release: null, table: null };
  const { decision, why, release, table } = found;
  return { decision, why, release: release ?? null, table: table ?? null };
}
