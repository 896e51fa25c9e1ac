import { type Check, type Inspected, notApplicable, type Place, unless } from "../item.ts";
import { definedIn, markersOf } from "../markers.ts";
import { bookPlace, cellPlace, sheetPlace } from "../places.ts";
import { cellsOf, isIn, kindOf, type Region } from "../regions.ts";
import type { Cell, Sheet } from "../workbook.ts";

export const notesWorksheet: Check = {
  item: 14,
  name: "notes-worksheet",
  level: "should",
  title: "Notes stand in a table on a notes worksheet; every note is used, and every use defined",
  test(inspected) {
    const { workbook, regions } = inspected;
    const used = markersOf(workbook);
    const sheet = workbook.sheets.find((one) => kindOf(one, workbook) === "notes");
    const defined = sheet === undefined ? [] : definitions(sheet);
    if (used.length === 0 && defined.length === 0) return notApplicable;
    const places =
      sheet === undefined ? [bookPlace("no notes worksheet")] : faults(inspected, sheet, defined, regions);
    return unless(
      places,
      "list every note once in a table on a notes worksheet, its number in the first column",
    );
  },
};

type Definition = { cell: Cell; number: number };

/** Notes are defined in column A, where each stands by its number. */
function definitions(sheet: Sheet): Definition[] {
  return [...cellsOf(sheet)].flatMap((cell) => {
    const number = cell.column === 0 ? definedIn(cell) : null;
    return number === null ? [] : [{ cell, number }];
  });
}

function faults(
  { workbook }: Inspected,
  sheet: Sheet,
  defined: readonly Definition[],
  regions: readonly Region[],
): Place[] {
  const ranges = regions.filter((one) => one.sheet === sheet && one.name !== null).map(({ range }) => range);
  const used = markersOf(workbook);
  const usedNumbers = new Set(used.map(({ number }) => number));
  const definedNumbers = new Set(defined.map(({ number }) => number));
  const undefinedOnes = used.filter(({ number }) => !definedNumbers.has(number));
  const unused = defined.filter(({ number }) => !usedNumbers.has(number));
  const isTable = defined.every(({ cell }) => ranges.some((range) => isIn(cell, range)));
  return [
    ...(isTable ? [] : [sheetPlace(sheet.name, "the notes are in no marked table")]),
    ...undefinedOnes.map(({ sheet: { name }, cell, number }) =>
      cellPlace({ ...cell, sheet: name, what: `note ${number} is not on the notes worksheet` }),
    ),
    ...unused.map(({ cell, number }) =>
      cellPlace({ ...cell, sheet: sheet.name, what: `note ${number} is used nowhere` }),
    ),
  ];
}
