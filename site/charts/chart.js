/**
 * The words of charts: what a chart shows, picked from tables before anything is drawn, and what a drawing is.
 *
 * @typedef {import("../../pipeline/package.ts").PublishedTable} PublishedTable
 * @typedef {import("../../pipeline/package.ts").ReleaseFile} ReleaseFile
 * @typedef {PublishedTable["dimensions"][number]} Dimension
 * @typedef {import("../../pipeline/table.ts").Measure} Measure
 *
 * `code` of a margin is "Total"; of a chart without series or panels it is the only one, with the label "".
 * `parent` and `level` are of places.
 * @typedef {{ code: string, label: string, level?: string | null, parent?: string | null }} Category
 *
 * One end of an interval, as published: its number, its text and its cell.
 * @typedef {{ value: number, text: string, ref: string }} Bound
 *
 * A cell of the chart. `value` is null where a symbol stands for it, and `text` is then the symbol in brackets; `ref`
 * is the cell's address for the page audit, with "collection/period:" before it where the cell is of another release.
 * `interval` is null where the table publishes none, or none of this cell.
 * @typedef {{ category: Category, series: Category, panel: Category, value: number | null, text: string, ref: string,
 *   interval: { lower: Bound, upper: Bound } | null }} Mark
 *
 * bar: bars from zero, grouped where there are series. stacked: the series end to end. diverging: the same, the
 * neutral series about a common zero line, those before it to one side and those after it to the other. line: values over an ordered
 * `x` (periods, years, ages), with a band where there are intervals. dot: values on a scale that may begin above zero,
 * with whiskers where there are intervals. heat: a grid of `x` by `series`, shaded, each cell with its value. tiles:
 * the nine regions of England as squares.
 * @typedef {"bar" | "stacked" | "diverging" | "line" | "dot" | "heat" | "tiles"} Kind
 *
 * `x` is null where the categories are periods of the series of releases (`x="period"`). `panels` has one entry unless
 * a dimension is given as small multiples; then every panel has the same scales. `fixed` are the dimensions that
 * options hold at a code. `neutral` is the code of the series about which a diverging chart is centred, or null;
 * `apart` are the codes of the series that are not on its scale. A place in the grid of categories, series and panels
 * that has no mark is of an earlier period that cannot be compared.
 * @typedef {{ kind: Kind, table: PublishedTable, measure: Measure, x: Dimension | null, across: Dimension | null,
 *   by: Dimension | null, categories: Category[], series: Category[], panels: Category[], marks: Mark[],
 *   fixed: { dimension: Dimension, category: Category }[], neutral: string | null, apart: string[] }} Chart
 *
 * A row of a table, as packages have it; and an earlier release of the series, with the rows of its tables.
 * @typedef {import("../lib/parquet-rows.js").CellValue} Cell
 * @typedef {import("../lib/parquet-rows.js").Row} Row
 * @typedef {{ release: ReleaseFile, rows: ReadonlyMap<string, Row[]> }} EarlierRelease
 *
 * A drawing is made twice, for wide pages and for phones; text is 12 px or more when the page shows it. `labels` is the
 * width of the column of labels beside the bars, 0 where they stand above them.
 * @typedef {{ name: "wide" | "narrow", width: number, size: number, labels: number, bar: number }} Size
 *
 * Draws a chart at one size. Every value that stands as text has its cell's address as `data-cell`.
 * @typedef {(chart: Chart, size: Size) => Element} Draw
 */

/** The code of a margin, as in the package's files. */
export const TOTAL = "Total";

/** What the categories of a chart are called. @param {Pick<Chart, "x">} chart */
export function xLabel({ x }) {
  return x === null ? "Period" : x.label;
}
