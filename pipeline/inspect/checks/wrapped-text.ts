import { type Check, look, type Place } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { columnWidth, doubt, textWidth, widestLine } from "../text-width.ts";
import type { Cell, Row, Sheet } from "../workbook.ts";

export const wrappedText: Check = {
  item: 6,
  name: "wrapped-text",
  level: "must",
  title: "Text wraps in its cell; nothing is cut off",
  test({ workbook }) {
    const places = workbook.sheets.flatMap((sheet) => cellPlaces(cutOff(sheet)));
    return places.length > 0
      ? {
          result: "not met",
          places,
          todo: "turn on Wrap text and let the row's height fit, or widen the column",
        }
      : look(
          spills(workbook.sheets),
          "widths were estimated and nothing is cut off by its neighbour; see that all text shows",
        );
  },
};

/** Text that a filled neighbour cuts off, or that wraps into more lines than a row of fixed height shows. */
function* cutOff(sheet: Sheet): Generator<CellPlace> {
  for (const row of sheet.rows)
    for (const [at, cell] of row.cells.entries()) {
      if (cell.kind !== "text") continue;
      const what = cell.style.wrap ? tooLow(sheet, row, cell) : cutByNext(sheet, cell, row.cells[at + 1]);
      if (what !== null) yield { sheet: sheet.name, row: cell.row, column: cell.column, what };
    }
}

function cutByNext(sheet: Sheet, cell: Cell, next: Cell | undefined): string | null {
  if (next?.column !== cell.column + 1) return null;
  return widestLine(cell) > columnWidth(sheet, cell.column) * doubt
    ? "does not wrap, and the next cell cuts it off"
    : null;
}

function tooLow(sheet: Sheet, { height }: Row, cell: Cell): string | null {
  if (height === null) return null;
  const width = columnWidth(sheet, cell.column);
  const lines = cell.text.split("\n").map((line) => Math.ceil(textWidth(line, cell.style.size) / width) || 1);
  const needed = lines.reduce((sum, one) => sum + one, 0) * (cell.style.size ?? 11);
  return needed > height * doubt ? "is cut off by the fixed height of its row" : null;
}

/** Text that runs over into empty cells: it can be read, but not at every size of the window. */
function spills(sheets: readonly Sheet[]): Place[] {
  return sheets.flatMap((sheet) => {
    const wide = sheet.rows.flatMap(({ cells }) =>
      cells.filter(
        (cell) =>
          cell.kind === "text" && !cell.style.wrap && widestLine(cell) > columnWidth(sheet, cell.column),
      ),
    );
    return cellPlaces(
      wide.map(({ row, column }) => ({
        sheet: sheet.name,
        row,
        column,
        what: "does not wrap, and runs over empty cells",
      })),
    );
  });
}
