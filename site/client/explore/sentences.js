import { showNumber } from "../../lib/show.js";
import { withoutTotal } from "./selection.js";
import { columnWith } from "./sort.js";

/** @import { Dimension, Pivot, Selection, Sort, Table } from "./words.js" */

/**
 * "1 row", "12 rows", "1,200 rows".
 * @param {number} count
 * @param {string} one
 */
export function counted(count, one) {
  return `${showNumber(count, 0)} ${one}${count === 1 ? "" : "s"}`;
}

/**
 * What a selection came to: "12 rows, 3 columns."; where it is empty, what to do.
 * @param {Pivot} pivot
 */
export function sizeSentence({ down, across, values, shown }) {
  if (values.length === 0) return "No figures are chosen: choose at least one under Figures.";
  if (down.size === 0) return "No rows: choose at least one in each list.";
  const size = `${counted(down.size, "row")}, ${counted(across.size * values.length, "column")}.`;
  if (shown === across.size) return size;
  return `${size} Only the first ${counted(shown * values.length, "column")} are shown: move a list to the rows, or choose fewer.`;
}

/**
 * How many codes of a dimension are chosen: "all 5", "2 of 5".
 * @param {Dimension} dimension
 * @param {Selection} selection
 */
export function chosenWords({ name, codes }, selection) {
  const chosen = selection.codes[name];
  const all = showNumber(codes.length, 0);
  return chosen === undefined ? `all ${all}` : `${showNumber(chosen.length, 0)} of ${all}`;
}

/**
 * How a table is sorted, or "" where it is in the published order.
 * @param {Pivot} pivot
 * @param {Sort | null} sort
 */
export function sortSentence(pivot, sort) {
  if (sort === null) return "";
  const [name = "", ...codes] = sort.by;
  const dimension = pivot.down.dimensions.find((each) => each.name === name);
  if (dimension) return `Sorted by ${dimension.label}, ${sort.down ? "Z to A" : "A to Z"}.`;
  const values = pivot.values.find(({ column }) => column === name);
  if (!values || columnWith(pivot, codes) < 0) return "";
  const labels = codes.map((code, index) => labelOf(pivot.across.dimensions[index], code));
  const ends = values.kind === "note" ? ["Z to A", "A to Z"] : ["largest first", "smallest first"];
  return `Sorted by ${[values.label, ...labels].join(", ")}, ${ends[sort.down ? 0 : 1]}.`;
}

/**
 * @param {Dimension | undefined} dimension
 * @param {string} code
 */
function labelOf(dimension, code) {
  return dimension?.codes.find((each) => each.code === code)?.label ?? code;
}

/**
 * What is chosen in words, for the table's caption: "Phase: Primary, Secondary". To leave out a margin alone changes
 * nothing that a caption would say.
 * @param {Table} table
 * @param {Selection} selection
 */
export function filterWords({ dimensions }, selection) {
  return dimensions.flatMap((dimension) => {
    const chosen = selection.codes[dimension.name];
    if (chosen === undefined || chosen.length === 0) return [];
    if (chosen.length === withoutTotal(dimension).length && !chosen.includes("Total")) return [];
    if (chosen.length > 3) return [`${dimension.label}: ${chosenWords(dimension, selection)}`];
    return [`${dimension.label}: ${chosen.map((code) => labelOf(dimension, code)).join(", ")}`];
  });
}
