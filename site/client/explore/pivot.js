import { groupRows } from "./groups.js";
import { chosenRows } from "./selection.js";

/** @import { Pivot, Selection, Table } from "./words.js" */

/** More columns of figures than this nobody reads, and a page would be slow to draw. */
export const mostColumns = 60;

/**
 * A selection as lines and columns.
 * @param {Table} table
 * @param {Selection} selection
 * @returns {Pivot}
 */
export function pivot(table, selection) {
  const chosen = chosenRows(table, selection);
  const isAcross = new Set(selection.across);
  const down = groupRows(
    table.dimensions.filter(({ name }) => !isAcross.has(name)),
    chosen,
  );
  const across = groupRows(
    table.dimensions.filter(({ name }) => isAcross.has(name)),
    chosen,
  );
  const values = table.values.filter(({ column }) => selection.show.includes(column));
  const shown = Math.min(across.size, Math.max(1, Math.floor(mostColumns / Math.max(1, values.length))));
  const row = new Int32Array(down.size * shown);
  for (let each = 0; each < chosen.length; each++) {
    const column = across.of[each] ?? -1;
    if (column >= 0 && column < shown) row[(down.of[each] ?? 0) * shown + column] = each + 1;
  }
  return { down, across, values, shown, row };
}

/**
 * The place of a cell's text in its column of values, or -1 where the file has no such row.
 * @param {Pivot} pivot
 * @param {Pivot["values"][number]} values
 * @param {number} line
 * @param {number} column a group across
 */
export function textAt({ row, shown }, values, line, column) {
  const found = row[line * shown + column] ?? 0;
  return found === 0 ? -1 : (values.at[found - 1] ?? -1);
}

/**
 * The codes of a group, one for each of its dimensions.
 * @param {Pivot["down"]} groups
 * @param {number} group
 */
export function codesOf({ dimensions, codes }, group) {
  return dimensions.map((dimension, index) => {
    const found = dimension.codes[codes[index]?.[group] ?? 0];
    return found ?? { code: "", label: "" };
  });
}
