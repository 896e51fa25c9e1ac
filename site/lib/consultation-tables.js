import { figures } from "../charts/chart-cells.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/**
 * A figure on a page of no release: `cell` is its full address in the packages.
 * @typedef {{ cell: string, text: string, value: number | null }} Shown
 * @typedef {{ code: string, label: string, count: Shown | null, percent: Shown | null }} Line
 */

/** What a breakdown calls those of whom it is not known; nobody, where a program recorded it. */
const notStated = "Not stated";

/**
 * The counts, and shares where the table has them, of a table's first breakdown, the total last. Other breakdowns stand at
 * their totals.
 * @param {Package} item
 * @param {PublishedTable | null} table
 * @returns {Line[]}
 */
export function linesOf(item, table) {
  const dimension = table?.dimensions.find(({ attribute }) => !attribute);
  if (!table || dimension === undefined) return [];
  const count = figureOf(item, table, "count");
  const percent = figureOf(item, table, "percent");
  const codes = [...dimension.codes, { code: "Total", label: "All" }];
  return codes
    .map(({ code, label }) => {
      const key = { [dimension.name]: code };
      return { code, label, count: count(key), percent: percent(key) };
    })
    .filter(({ label, count }) => count !== null && !(label === notStated && count.value === 0));
}

/**
 * The shares of each answer to each statement of a battery.
 * @param {Package} item
 * @param {PublishedTable | null} table
 */
export function gridOf(item, table) {
  const items = table?.dimensions.find(({ kind }) => kind === "item");
  const answers = table?.dimensions.at(-1);
  if (!table || items === undefined || answers === undefined) return null;
  const percent = figureOf(item, table, "percent");
  return {
    name: table.name,
    title: table.title,
    answers: answers.codes.map(({ label }) => label),
    statements: items.codes.map(({ code, label }) => ({
      label,
      cells: answers.codes.map((answer) => percent({ [items.name]: code, [answers.name]: answer.code })),
    })),
  };
}

/**
 * How to find a measure's figure at a key; other dimensions stand at their total.
 * @param {Package} item
 * @param {PublishedTable} table
 * @param {string} kind of the measure
 * @returns {(key: Record<string, string>) => Shown | null}
 */
function figureOf({ release, rows }, table, kind) {
  const measure = table.measures.find((each) => each.kind === kind);
  if (measure === undefined) return () => null;
  const prefix = `${release.collection}/${release.period}:`;
  const find = figures(table, rows.get(table.name) ?? [], measure, prefix);
  return (key) => {
    const found = find(key);
    return found && { cell: found.ref, text: found.text, value: found.value };
  };
}
