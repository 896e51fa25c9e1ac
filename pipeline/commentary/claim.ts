import { didYouMean } from "../nearest-name.ts";
import { shown } from "../shown.ts";
import { refuse } from "../user-error.ts";
import { type Cell, cellAt, chosenCell, codeOf, dimensionOf, tableName } from "./cells.ts";
import { type Context, tableOf, textOption, without, wordOf } from "./context.ts";
import { claimElement } from "./data-element.ts";
import { differenceOf } from "./difference.ts";
import { earlierCell } from "./earlier-cell.ts";
import type { Call } from "./expression.ts";
import { type Claim, claimOf, vocabulary } from "./vocabulary.ts";

/**
 * claim("most", "table", dimension="code"): words that the cell bears out. With since="period" or than={…} they
 * compare two cells; with among="dimension" they compare a cell with all others of the dimension.
 */
export function claim(where: string, call: Call, context: Context): string {
  const words = wordOf(where, call, 0, "words");
  const meaning = claimOf(words);
  if (meaning === null) {
    return refuse(
      where,
      `"${words}" is not a word that claim can test`,
      didYouMean(words.toLowerCase(), vocabulary),
    );
  }
  const table = tableOf(where, context, call, 1);
  const cell = chosenCell(where, table, without(call.options, ["since", "than", "among"]));
  const cells: [Cell, ...Cell[]] = [cell, ...others(where, call, context, cell, meaning)];
  if (!holds(where, meaning, cells, context)) refuse(where, `"${words}" is not borne out`, figures(cells));
  return claimElement(cells.length > 2 ? [cell] : cells, words);
}

/** The cells that the claim compares with. */
function others(where: string, call: Call, context: Context, cell: Cell, meaning: Claim): Cell[] {
  switch (meaning.kind) {
    case "share":
      return [];
    case "direction":
    case "multiple":
      return [compared(where, call, context, cell)];
    case "extreme":
      return rivals(where, call, cell);
  }
}

function compared(where: string, call: Call, context: Context, cell: Cell): Cell {
  const since = textOption(where, call, "since");
  const { than } = call.options;
  if ((since === null) === (than === undefined)) {
    refuse(where, "a comparison needs a second figure", 'write since="…" or than={dimension: "code"}');
  }
  if (since !== null) return earlierCell(where, context, cell, since);
  if (typeof than !== "object") return refuse(where, "than is not a list", 'write than={dimension: "code"}');
  return chosenCell(where, cell.table, { ...cell.key, ...than, measure: cell.measure.column });
}

function rivals(where: string, call: Call, cell: Cell): Cell[] {
  const name =
    textOption(where, call, "among") ?? refuse(where, "among is missing", 'write among="dimension"');
  const dimension = dimensionOf(where, cell.table, name);
  const own = codeOf(where, cell.table, dimension, cell.key[name] ?? "");
  return dimension.codes
    .filter(({ code }) => code !== own)
    .map(({ code }) => cellAt(where, cell.table, { ...cell.key, [name]: code }, cell.measure));
}

function holds(where: string, meaning: Claim, cells: [Cell, ...Cell[]], { rounding }: Context): boolean {
  const [cell, other] = cells;
  switch (meaning.kind) {
    case "share":
      return meaning.holds(percentOf(where, cell));
    case "multiple":
      return other !== undefined && other.value !== 0 && meaning.holds(cell.value / other.value);
    case "extreme":
      return cells
        .slice(1)
        .every(({ value }) => (meaning.extreme === "largest" ? cell.value > value : cell.value < value));
    case "direction": {
      if (other === undefined) return false;
      const { value, beyondMargin } = differenceOf(where, cell, other, rounding);
      return meaning.direction === (beyondMargin ? (value > 0 ? "up" : "down") : "same");
    }
  }
}

function percentOf(where: string, cell: Cell): number {
  if (cell.measure.unit === "%") return cell.value;
  return refuse(
    where,
    `${tableName(cell.table)} gives no percentage here`,
    'use a table with one, or measure="percent"',
  );
}

function figures(cells: readonly Cell[]): string {
  const values = cells
    .slice(0, 2)
    .map((cell) => shown({ state: "published", value: cell.value }, cell.measure));
  const [first = "", second] = values;
  const against = second === undefined || cells.length > 2 ? "" : ` against ${second}`;
  return `the figure is ${first}${against}; choose words that it bears out`;
}
