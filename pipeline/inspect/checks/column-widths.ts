import { type Check, look, notApplicable } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { columnWidth, textWidth } from "../text-width.ts";
import type { Cell, Sheet } from "../workbook.ts";

export const columnWidths: Check = {
  item: 10,
  name: "column-widths",
  level: "should",
  title: "Sensible column widths",
  test({ workbook: { sheets } }) {
    if (sheets.every(({ rows }) => rows.length === 0)) return notApplicable;
    const places = sheets.flatMap((sheet) => cellPlaces(narrow(sheet)));
    return places.length > 0
      ? { result: "not met", places, todo: "widen the columns" }
      : look(
          [],
          "every number and word fits in its column, by estimated widths; see that no column is far too wide",
        );
  },
};

function* narrow(sheet: Sheet): Generator<CellPlace> {
  const widths = new Map<number, number>();
  for (const { cells } of sheet.rows)
    for (const cell of cells) {
      const width = widths.get(cell.column) ?? columnWidth(sheet, cell.column);
      widths.set(cell.column, width);
      const what = faultOf(cell, width);
      if (what !== null) yield { sheet: sheet.name, row: cell.row, column: cell.column, what };
    }
}

/** A number that does not fit is shown as ###; a word that does not fit a wrapped cell is broken. */
function faultOf({ kind, text, style }: Cell, width: number): string | null {
  if (kind === "number" || kind === "percentage")
    return textWidth(wholePart(text), style.size) > width ? "a number is wider than its column" : null;
  if (kind !== "text" || !style.wrap || /:\/\//.test(text)) return null;
  const isBroken = text.split(/[\s/\-–_]+/).some((word) => textWidth(word, style.size) > width);
  return isBroken ? "a word is wider than its column" : null;
}

/** Decimals are rounded away where they do not fit. */
function wholePart(number: string): string {
  return number.replace(/\.\d+.*$/, "");
}
