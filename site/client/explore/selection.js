/** @import { Dimension, PageTable, Selection, Table } from "./words.js" */

/**
 * What is shown first: the percentages, or else the first figures, laid out as on the page. The margin of a percentage
 * across is always 100, so it is left out, as there.
 * @param {PageTable} page
 * @param {Table} table
 * @returns {Selection}
 */
export function firstSelection(page, table) {
  const first = table.values.find(({ kind }) => kind === "percent") ?? table.values[0];
  const across = table.dimensions.filter(({ name }) => name === page.across);
  const shared = first?.kind === "percent" ? across : [];
  return {
    show: first ? [first.column] : [],
    across: across.map(({ name }) => name),
    codes: Object.fromEntries(shared.map((each) => [each.name, withoutTotal(each)])),
    sort: null,
    chart: "",
  };
}

/**
 * The codes of a dimension, but for its margin.
 * @param {Dimension} dimension
 */
export function withoutTotal({ codes }) {
  return codes.map(({ code }) => code).filter((code) => code !== "Total");
}

/**
 * A selection in its one form: in the table's order, without what the table does not have, and without lists of
 * codes that have all.
 * @param {Table} table
 * @param {Selection} selection
 * @returns {Selection}
 */
export function tidy(table, { show, across, codes, sort, chart }) {
  const values = table.values.filter(({ column }) => show.includes(column));
  const chosen = table.dimensions.flatMap((dimension) => {
    const list = chosenCodes(dimension, codes[dimension.name]);
    return list === null ? [] : [[dimension.name, list]];
  });
  return {
    show: values.map(({ column }) => column),
    across: table.dimensions.map(({ name }) => name).filter((name) => across.includes(name)),
    codes: Object.fromEntries(chosen),
    sort,
    chart: values.some(({ column, kind }) => column === chart && kind !== "note") ? chart : "",
  };
}

/**
 * @param {Dimension} dimension
 * @param {string[] | undefined} wanted
 * @returns {string[] | null} null for all
 */
function chosenCodes({ codes }, wanted) {
  if (wanted === undefined) return null;
  const set = new Set(wanted);
  const chosen = codes.map(({ code }) => code).filter((code) => set.has(code));
  return chosen.length === codes.length ? null : chosen;
}

/**
 * For each code of a dimension 1 where it is chosen and 0 where it is not.
 * @param {Dimension} dimension
 * @param {Selection} selection
 */
export function maskOf({ name, codes }, selection) {
  const chosen = selection.codes[name];
  if (chosen === undefined) return new Uint8Array(codes.length).fill(1);
  const set = new Set(chosen);
  return Uint8Array.from(codes, ({ code }) => Number(set.has(code)));
}

/**
 * The rows of the file that are chosen: 0 where a row is, -1 where it is not.
 * @param {Table} table
 * @param {Selection} selection
 */
export function chosenRows(table, selection) {
  const chosen = new Int32Array(table.file.rows);
  for (const dimension of table.dimensions) {
    if (selection.codes[dimension.name] === undefined) continue;
    const mask = maskOf(dimension, selection);
    const { at } = dimension;
    for (let row = 0; row < chosen.length; row++) if (mask[at[row] ?? 0] === 0) chosen[row] = -1;
  }
  return chosen;
}
