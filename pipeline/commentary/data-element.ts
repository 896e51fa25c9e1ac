import { cellAddress } from "../cell-table.ts";
import type { Cell } from "./cells.ts";

/** A published figure in prose. */
export function figureElement(cell: Cell, text: string): string {
  return `<data value="${cell.value}" data-cell="${addressOf(cell)}">${text}</data>`;
}

/** The difference of two published figures, in words. */
export function changeElement(cells: readonly Cell[], difference: number, text: string): string {
  return `<data data-change="${cells.map(addressOf).join(" ")}" value="${difference}">${text}</data>`;
}

/** Words that cells back; the value is the first cell's. */
export function claimElement(cells: readonly [Cell, ...Cell[]], text: string): string {
  return `<data data-claim="${cells.map(addressOf).join(" ")}" value="${cells[0].value}">${text}</data>`;
}

function addressOf({ table, key, measure }: Cell): string {
  return cellAddress(table, key, measure.column);
}
