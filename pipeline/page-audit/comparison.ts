import type { AuditFile } from "../package.ts";
import type { Measure } from "../table.ts";
import type { Cells, PublishedCell } from "./cells.ts";
import type { Marked } from "./page.ts";

/** What a comparison of figures goes by besides the figures: each table's measures, and how counts were rounded. */
export type Margins = {
  measures: ReadonlyMap<string, readonly Measure[]>;
  counts: { below: number; above: number } | null;
};

type Ends = readonly [number, number];

/** Percentages that come from true counts are wrong by their own rounding alone. */
export function marginsOf(
  tables: readonly { name: string; measures: readonly Measure[] }[],
  { concedes, parameters }: AuditFile,
): Margins {
  const isOfTrue = parameters["percentages.from"] === "true";
  return {
    measures: new Map(tables.map(({ name, measures }) => [name, measures])),
    counts: isOfTrue ? null : concedes,
  };
}

/**
 * Works a comparison out again: the first cell beside each of the others. It is higher than another only if the whole of
 * what may stand behind it is: its confidence interval, or what its rounding leaves open where there are no intervals.
 */
export function checkComparison(
  { address, text }: Marked,
  { cells, margins }: { cells: Cells; margins: Margins },
): string[] {
  const [own = "", ...others] = address.split(" ");
  return others.flatMap((other) => {
    const words = compare(own, other, cells, margins);
    if (words === null) return [`comparison of ${own} with ${other} is of cells without numbers`];
    const said = text.trim();
    return words === said ? [] : [`comparison of ${own} with ${other} reads "${said}" but is "${words}"`];
  });
}

function compare(own: string, other: string, cells: Cells, margins: Margins): string | null {
  const both = [own, other].map((address) => endsIn(address, cells, margins));
  const published = both.map(({ interval }) => interval);
  const [a, b] = published.includes(null) ? both.map(({ rounding }) => rounding) : published;
  if (a == null || b == null) return null;
  if (a[0] > b[1]) return "higher than";
  return b[0] > a[1] ? "lower than" : "not clearly different from that";
}

function endsIn(address: string, cells: Cells, { measures, counts }: Margins) {
  const cell = cells.get(address);
  const [table = "", key = ""] = address.split("|");
  const beside = (kind: Measure["kind"]): number | null => {
    const column = measures.get(table)?.find((measure) => measure.kind === kind)?.column;
    return cells.get(`${table}|${key}|${column}`)?.value ?? null;
  };
  if (cell?.value == null) return { interval: null, rounding: null };
  const isShare = cell.measure.kind === "percent";
  const [lower, upper] = [beside("lower"), beside("upper")];
  return {
    interval: isShare && lower !== null && upper !== null ? ([lower, upper] satisfies Ends) : null,
    rounding: roundedFrom(cell, cell.value, isShare ? beside("base") : null, counts),
  };
}

/** A published share of a published base: both its count and its base may each be off by what counts concede. */
function roundedFrom(
  { measure }: PublishedCell,
  value: number,
  base: number | null,
  counts: Margins["counts"],
): Ends {
  const step = 10 ** -measure.decimals;
  const own: Ends = [value - step / 2, value + step / 2];
  if (base === null || counts === null) return own;
  const [fewest, most] = own.map((percent) => (percent / 100) * base);
  return [
    (((fewest ?? 0) - counts.below) / (base + counts.above)) * 100,
    (((most ?? 0) + counts.above) / Math.max(1, base - counts.below)) * 100,
  ];
}
