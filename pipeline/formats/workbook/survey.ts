import type { Symbol as Shorthand } from "../../package.ts";
import type { Cell, NumberLook } from "../workbook.ts";
import type { TableColumn } from "./table-columns.ts";
import { shorthandOrder } from "./words.ts";

/** What a table's cells hold: the longest of each column in characters, and the shorthand, in the order of the list. */
export type Survey = { longest: readonly number[]; shorthand: readonly Shorthand[] };

/** Looks at every cell once. */
export function survey(columns: readonly TableColumn[], count: number): Survey {
  const found = new Set<string>();
  const longest = columns.map(({ cell, look }) => {
    let most = 0;
    for (let row = 0; row < count; row++) {
      const one = cell(row);
      if (one.kind === "shorthand") found.add(one.text);
      most = Math.max(most, lengthOf(one, look));
    }
    return most;
  });
  return { longest, shorthand: shorthandOrder.filter((one) => found.has(`[${one}]`)) };
}

function lengthOf(cell: Cell, look: NumberLook | null): number {
  if (cell.kind !== "number") return cell.text.length;
  const whole = String(Math.trunc(cell.value)).length;
  const commas = look?.grouped ? Math.floor((whole - 1) / 3) : 0;
  return whole + commas + (look === null || look.decimals === 0 ? 0 : look.decimals + 1);
}
