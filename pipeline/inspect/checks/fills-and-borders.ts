import { type Check, unless } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { cellsOf } from "../regions.ts";
import type { CellStyle, Sheet } from "../workbook.ts";

export const fillsAndBorders: Check = {
  item: 19,
  name: "fills-and-borders",
  level: "should",
  title: "No colour fills, borders or patterns to divide regions",
  test({ workbook }) {
    return unless(
      workbook.sheets.flatMap((sheet) => cellPlaces(drawn(sheet))),
      "take the fills, borders and patterns away: headers and blank space need none",
    );
  },
};

function* drawn(sheet: Sheet): Generator<CellPlace> {
  for (const { row, column, style } of cellsOf(sheet)) {
    const what = drawnIn(style);
    if (what !== "") yield { sheet: sheet.name, row, column, what };
  }
  for (const [style, at] of sheet.emptyStyles) {
    const what = drawnIn(style);
    if (what !== "") yield { sheet: sheet.name, ...at, what: `${what} of empty cells` };
  }
}

/** White is what the page is: it divides nothing. */
function drawnIn({ fill, pattern, border }: CellStyle): string {
  const fills = fill !== null && fill !== "#ffffff" ? [`fill ${fill}`] : [];
  return [...fills, ...(pattern ? ["pattern"] : []), ...(border ? ["border"] : [])].join(", ");
}
