import { type Check, unless } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { cellsOf } from "../regions.ts";
import { isShorthand } from "../shorthand.ts";
import type { Cell, Sheet } from "../workbook.ts";

export const noteSymbols: Check = {
  item: 11,
  name: "note-symbols",
  level: "must",
  title: "No symbols or superscript to point at notes",
  test({ workbook }) {
    return unless(
      workbook.sheets.flatMap((sheet) => cellPlaces(found(sheet))),
      "write [note 1] instead, and list the note on a notes worksheet",
    );
  },
};

function* found(sheet: Sheet): Generator<CellPlace> {
  for (const cell of cellsOf(sheet)) {
    const what = faultOf(cell);
    if (what !== null) yield { sheet: sheet.name, row: cell.row, column: cell.column, what };
  }
}

function faultOf({ kind, text, style }: Cell): string | null {
  if (kind !== "text" || isShorthand(text)) return null;
  if (style.superscript) return "superscript";
  // Squares and cubes of units (km², m³) point at no note.
  if (/[¹⁰⁴-⁹]/.test(text) || /(?<!\b[kcm]?m)[²³]/.test(text)) return "a raised digit";
  if (/[†‡]/.test(text) || /[\p{L}\d)]\s?[*§¶#]+\s*$/u.test(text) || /^\s*[*§¶]+\s?\p{L}/u.test(text))
    return "a symbol that points at a note";
  return null;
}
