import type { SafeTable, Value } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { type Reference, TOTAL } from "../table.ts";
import type { AuditInput } from "./facts.ts";

/**
 * The reference of a table as release.json must give it; undefined where it has none. What is said of each group is worked
 * out here from shares of people, where publish compares whole numbers.
 */
export function expectedReference(
  table: SafeTable,
  { concedes }: Pick<AuditInput, "concedes">,
): object | undefined {
  const { population: reference, weighted } = table.shape;
  if (reference === undefined) return undefined;
  const slack = weighted ? 1 : 0;
  const ends = { below: (concedes?.below ?? 0) + slack, above: (concedes?.above ?? 0) + slack };
  const cell = cellReader(table);
  const groups = reference.groups.map(({ code, units }) => {
    const figures = ["count", "base", "representation"].map((kind) => cell(kind, code));
    return { code, units, verdict: verdict(figures, units / reference.whole, reference, ends) };
  });
  return { ...reference, groups };
}

function verdict(
  figures: readonly (Value | undefined)[],
  share: number,
  { bound, expected }: Reference,
  ends: { below: number; above: number },
): string {
  const [count, base, index] = figures;
  if (count?.state !== "published" || base?.state !== "published" || index?.state !== "published")
    return "unsaid";
  const people = base.value - ends.below;
  if (Math.round(people * share * 1e6) < expected * 1e6) return "unsaid";
  if (Math.min(1, (count.value + ends.above) / people) / share < bound / 100 - 1e-12) return "under";
  return index.value < bound ? "open" : "not under";
}

/** The first row whose index its published count and base do not give, in words; null where all fit. */
export function wrongIndex(table: SafeTable): string | null {
  const { population: reference, of, measures } = table.shape;
  const column = (kind: string) => measures.find((measure) => measure.kind === kind)?.column ?? "";
  if (reference === undefined || of === null) return null;
  const rows = safeRows(table);
  for (let row = 0; row < rows.count; row++) {
    const value = (kind: string) => rows.value(column(kind), row);
    const [index, count, base] = [value("representation"), value("count"), value("base")];
    if (index.state !== "published") continue;
    const units = reference.groups.find(({ code }) => code === rows.code(of, row))?.units ?? 0;
    if (count.state !== "published" || base.state !== "published" || units === 0)
      return `row ${row + 1} has an index without the figures that it is made from`;
    const share = Math.min(1, count.value / base.value) / (units / reference.whole);
    if (Math.abs(share * 100 - index.value) > 0.500001)
      return `row ${row + 1} has the index ${index.value}, but its count and base give ${share * 100}`;
  }
  return null;
}

function cellReader(table: SafeTable): (kind: string, code: string) => Value | undefined {
  const { dimensions, measures, of } = table.shape;
  const rows = safeRows(table);
  return (kind, code) => {
    const column = measures.find((measure) => measure.kind === kind)?.column;
    if (column === undefined) return undefined;
    for (let row = 0; row < rows.count; row++) {
      const isOwn = dimensions.every(({ name }) => rows.code(name, row) === (name === of ? code : TOTAL));
      if (isOwn) return rows.value(column, row);
    }
    return undefined;
  };
}
