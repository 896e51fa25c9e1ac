import { safeText } from "./safe-text.js";
import { chosenRows } from "./selection.js";

/** @import { Selection, Table, TextColumn } from "./words.js" */

/**
 * The chosen rows and figures as a CSV file with the published names of columns, in the published order. To choose all
 * gives the published file itself. A text that a spreadsheet would run as a formula gets an apostrophe.
 * @param {Table} table
 * @param {Selection} selection
 */
export function selectionCsv(table, selection) {
  const left = new Set(
    table.values.map(({ column }) => column).filter((column) => !selection.show.includes(column)),
  );
  const columns = table.file.columns.filter(({ name }) => !left.has(name));
  const cells = columns.map(({ texts }) => texts.map(csvCell));
  const chosen = chosenRows(table, selection);
  const lines = [columns.map(({ name }) => csvCell(name)).join(",")];
  for (let row = 0; row < chosen.length; row++)
    if (chosen[row] === 0) lines.push(csvLine(columns, cells, row));
  return `${lines.join("\n")}\n`;
}

/**
 * @param {TextColumn[]} columns
 * @param {string[][]} cells
 * @param {number} row
 */
function csvLine(columns, cells, row) {
  return columns.map(({ at }, index) => cells[index]?.[at[row] ?? 0] ?? "").join(",");
}

/** @param {string} text */
function csvCell(text) {
  const safe = isNumber(text) ? text : safeText(text);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {string} text */
function isNumber(text) {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}
