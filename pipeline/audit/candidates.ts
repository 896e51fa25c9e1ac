import type { CandidatesSpec } from "../definitions/candidates.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";

/**
 * What release.json must say of candidates for publication, worked out from the safe table by taking away, row after row,
 * whatever is no theme's total or not above the number; null where the table is not there.
 */
export function expectedCandidates(spec: CandidatesSpec, tables: readonly SafeTable[]): object | null {
  const table = tables.find(({ shape }) => shape.name === spec.table);
  const own = table?.shape.dimensions.find(({ name }) => name === spec.dimension);
  if (table === undefined || own === undefined) return null;
  const rows = safeRows(table);
  const counts = new Map<string, number>();
  for (let row = 0; row < rows.count; row++) {
    const codes = table.shape.dimensions.map(({ name }) => [name, rows.code(name, row)] as const);
    const named = codes.filter(([, code]) => code !== "Total").map(([name]) => name);
    const value = rows.value("response_count", row);
    if (named.join() === spec.dimension && value.state === "published")
      counts.set(rows.code(spec.dimension, row), value.value);
  }
  const above = own.codes.filter(({ code }) => (counts.get(code) ?? 0) > spec.more_than);
  const order = above.map(({ code }) => counts.get(code) ?? 0).sort((a, b) => b - a);
  const themes = [...new Set(order)].flatMap((asked) =>
    above
      .filter(({ code }) => counts.get(code) === asked)
      .map(({ code, label }) => {
        const said = spec.decisions.get(code);
        const { decision = "open", why = null, release = null, table: place = null } = said ?? {};
        return { code, label, asked, decision, why, release, table: place };
      }),
  );
  return { table: spec.table, dimension: spec.dimension, moreThan: spec.more_than, themes };
}
