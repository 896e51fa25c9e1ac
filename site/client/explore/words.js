/**
 * The words that the files of the explorer share: types alone, so that this file is never sent to a browser that
 * does not ask for it.
 *
 * What a page says of its table, as `site/lib/explore.js` writes it. `csv` and `page` are addresses from the page.
 * @typedef {{
 *   name: string, title: string, synthetic: boolean, country: string, csv: string, page: string, across: string | null,
 *   dimensions: PageDimension[], measures: Measure[], symbols: Record<string, string>, notes: string[],
 *   findings: string[], citation: { before: string, after: string, address: string },
 * }} PageTable
 * @typedef {{ name: string, column: string, label: string, geography: boolean, attribute: boolean, codes: Code[] }} PageDimension
 * @typedef {{ code: string, label: string, level?: string }} Code
 * @typedef {{ kind: string, column: string, label: string, unit: string, decimals: number }} Measure
 *
 * A column of a CSV file: `at` has for each row the place of its text in `texts`, where each text is once.
 * @typedef {{ name: string, at: Int32Array, texts: string[] }} TextColumn
 * @typedef {{ columns: TextColumn[], rows: number }} TextTable
 *
 * A dimension with its codes; `at` has for each row the place of its code in `codes`.
 * @typedef {{ name: string, label: string, codes: Code[], at: Int32Array }} Dimension
 *
 * A column of figures, or of notes on figures: `numbers` and `shown` go with `texts`; a number is NaN where a symbol
 * or a note stands.
 * @typedef {Measure & TextColumn & { numbers: Float64Array, shown: string[] }} Values
 * @typedef {{ file: TextTable, dimensions: Dimension[], values: Values[] }} Table
 *
 * What a reader chose. `show` has columns of values and `across` the names of dimensions in columns (all others are
 * in rows), both in the table's order. `codes` has the chosen codes of a dimension; a dimension that is not in it has
 * all. `sort.by` names a dimension, or a column of values and the code of each dimension across. `chart` is the
 * column of values that is drawn, or "".
 * @typedef {{ by: string[], down: boolean }} Sort
 * @typedef {{
 *   show: string[], across: string[], codes: Record<string, string[]>, sort: Sort | null, chart: string,
 * }} Selection
 *
 * Rows of a file by the codes of some dimensions: `of` has for each row of the file its group, or -1 where it is not
 * chosen; `codes` has for each dimension the place of each group's code. Groups are in the order of the codes.
 * @typedef {{ dimensions: Dimension[], of: Int32Array, size: number, codes: Int32Array[] }} Groups
 *
 * A selection as lines and columns. `row` has for each line and each group across the row of the file plus 1, or 0.
 * `shown` is the number of groups across that `row` has: those that a page can show.
 * @typedef {{ down: Groups, across: Groups, values: Values[], shown: number, row: Int32Array }} Pivot
 */

export {};
