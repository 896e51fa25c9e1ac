import type { CellTable } from "../cell-table.ts";
import type { Dimension } from "../table.ts";
import { refuse } from "../user-error.ts";
import { tableName } from "./cells.ts";

/** What the site draws, and for each kind how many series and cells at most: the same as site/charts/chart-kinds.js. */
export const chartLimits = [
  { kind: "bar", marks: 60, series: 6 },
  { kind: "stacked", marks: 180, series: 6 },
  { kind: "diverging", marks: 180, series: 9 },
  { kind: "line", marks: 240, series: 6 },
  { kind: "dot", marks: 120, series: 6 },
  { kind: "heat", marks: 400, series: 40 },
  { kind: "tiles", marks: 108, series: 1 },
] as const;

export type ChartKind = (typeof chartLimits)[number]["kind"];

/** What a chart is drawn from; `x` is null where its categories are periods. */
export type ChartShape = {
  table: CellTable;
  kind: ChartKind;
  x: Dimension | null;
  series: Dimension | null;
  panel: Dimension | null;
  level: string | null;
};

const inPanels: readonly ChartKind[] = ["bar", "line", "dot"];
const needSeries: readonly ChartKind[] = ["stacked", "diverging", "heat"];
const mostPanels = 12;

/** Throws a UserError where the kind of chart cannot show what it is to be drawn from. */
export function refuseMisfit(where: string, shape: ChartShape): void {
  const { kind, x, series, panel, level } = shape;
  if (series === null && needSeries.includes(kind))
    refuse(where, `a ${kind} chart has no series`, 'name a dimension: series="…"');
  if (panel !== null && !inPanels.includes(kind))
    refuse(where, `a ${kind} chart has no panels`, "use bar, line or dot, or leave panel out");
  const drawn = [x, series, panel].filter((one) => one !== null);
  if (new Set(drawn).size < drawn.length)
    refuse(where, "a chart has one dimension twice", "give x, series and panel a dimension each");
  if (kind === "line" && x !== null && x.kind !== "code")
    refuse(where, `"${x.name}" gives no order, which a line needs`, 'use kind="bar" or kind="dot"');
  if (kind === "tiles" && (x?.kind !== "geography" || (level !== null && level !== "Regional")))
    refuse(where, "tiles show the regions of England", 'give x a geography and level="Regional"');
  refuseCrowd(where, shape);
}

function refuseCrowd(where: string, { table, kind, x, series, panel, level }: ChartShape): void {
  const limit = chartLimits.find((one) => one.kind === kind);
  if (limit === undefined) return;
  const [across, panels] = [codesOf(series, level), codesOf(panel, level)];
  const marks = codesOf(x, level) * across * panels;
  const of = `of ${tableName(table)} for a ${kind} chart of`;
  const todo = "hold a dimension at a code, choose a coarser level, or use heat";
  if (marks > limit.marks) refuse(where, `there are ${marks} cells ${of} ${limit.marks} at most`, todo);
  if (across > limit.series) refuse(where, `there are ${across} series ${of} ${limit.series} at most`, todo);
  if (panels > mostPanels) refuse(where, `there are ${panels} panels ${of} ${mostPanels} at most`, todo);
}

/** How many codes a dimension has in a chart: of places, those of one level. */
function codesOf(dimension: Dimension | null, level: string | null): number {
  if (dimension === null) return 1;
  if (dimension.kind !== "geography") return dimension.codes.length;
  const known = new Set(dimension.codes.map(({ code }) => code));
  const coarsest = dimension.codes.find(({ parent }) => parent === null || !known.has(parent))?.level;
  return dimension.codes.filter((one) => one.level === (level ?? coarsest)).length;
}
