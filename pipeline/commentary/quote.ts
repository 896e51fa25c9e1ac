import { fixed, shown } from "../shown.ts";
import { refuse } from "../user-error.ts";
import { type Cell, chosenCell } from "./cells.ts";
import { type Context, tableOf, textOption, without } from "./context.ts";
import { changeElement, figureElement } from "./data-element.ts";
import { differenceOf } from "./difference.ts";
import { earlierCell } from "./earlier-cell.ts";
import type { Call } from "./expression.ts";

/** figure("table", dimension="code", measure="…"): the published value of a cell. */
export function figure(where: string, call: Call, context: Context): string {
  const cell = chosenCell(where, tableOf(where, context, call, 0), call.options);
  return figureElement(cell, shown({ state: "published", value: cell.value }, cell.measure));
}

/** change("table", since="period", dimension="code"): this release's cell against the same cell of an earlier one. */
export function change(where: string, call: Call, context: Context): string {
  const table = tableOf(where, context, call, 0);
  const since =
    textOption(where, call, "since") ?? refuse(where, "change names no period", 'write since="…"');
  const options = without(call.options, ["since"]);
  const now = chosenCell(where, table, options);
  const then = earlierCell(where, context, now, since);
  const { value, beyondMargin } = differenceOf(where, now, then, context.rounding);
  return changeElement([now, then], value, beyondMargin ? changeWords(now, value) : "little changed");
}

function changeWords({ measure }: Cell, difference: number): string {
  const size = fixed(Math.abs(difference), measure.decimals);
  const points = size === "1" ? " percentage point" : " percentage points";
  return `${difference > 0 ? "up" : "down"} ${size}${measure.unit === "%" ? points : ""}`;
}
