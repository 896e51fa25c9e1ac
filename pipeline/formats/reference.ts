import type { Concession } from "../package.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import type { PublishedReference, RepresentationVerdict } from "../representation.ts";
import { type SafeRows, safeRows } from "../safe-rows.ts";
import { type Reference, TOTAL } from "../table.ts";

/** A rounded weighted figure may be off by more than a count, which is a whole number: half a step and not a whole below. */
const MORE_IF_WEIGHTED = 1;

/**
 * What a table says of each group beside its population, from what is published of it and what a published count concedes;
 * null where the table has no reference. A group whose cell shows a symbol is never spoken of.
 */
export function publishedReference(table: SafeTable, concedes: Concession | null): PublishedReference | null {
  const { population: reference, weighted } = table.shape;
  if (reference === undefined) return null;
  const more = weighted ? MORE_IF_WEIGHTED : 0;
  const stands = { below: (concedes?.below ?? 0) + more, above: (concedes?.above ?? 0) + more };
  const rows = safeRows(table);
  return {
    ...reference,
    groups: reference.groups.map((group) => ({
      ...group,
      verdict: verdictOf(group.units, figuresOf(table, rows, group.code), reference, stands),
    })),
  };
}

type Figures = { count: number; base: number; index: number };

/** The shown figures of a group, all other dimensions at their margins; null where any of them is a symbol. */
function figuresOf({ shape }: SafeTable, rows: SafeRows, code: string): Figures | null {
  const row = Array.from({ length: rows.count }, (_, at) => at).find((at) =>
    shape.dimensions.every(({ name }) => rows.code(name, at) === (name === shape.of ? code : TOTAL)),
  );
  const figure = (kind: string) => {
    const column = shape.measures.find((measure) => measure.kind === kind)?.column;
    const value = column === undefined || row === undefined ? null : rows.value(column, row);
    return value?.state === "published" ? value.value : null;
  };
  const [count, base, index] = [figure("count"), figure("base"), figure("representation")];
  return count === null || base === null || index === null ? null : { count, base, index };
}

function verdictOf(
  units: number,
  figures: Figures | null,
  { whole, bound, expected }: Reference,
  { below, above }: Concession,
): RepresentationVerdict {
  if (figures === null) return "unsaid";
  const fewest = figures.base - below;
  if (fewest * units < expected * whole) return "unsaid";
  const most = Math.min(figures.count + above, fewest);
  if (100 * most * whole < bound * fewest * units) return "under";
  return figures.index < bound ? "open" : "not under";
}
