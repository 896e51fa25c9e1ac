import type { Beside } from "../beside.ts";
import { type Check, look, met, notApplicable } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { dataRows, headerCells, kindOf, type Region } from "../regions.ts";
import type { Cell } from "../workbook.ts";

/** Columns whose digits are names and not numbers. */
const codes =
  /\b(code|codes|id|ids|urn|ukprn|laestab|estab|number|no|ref|reference|year|period|postcode|phone)\b/i;

export const storedNumbers: Check = {
  item: 29,
  name: "stored-numbers",
  level: "should",
  title:
    "Numbers are stored as numbers, dates as dates or unambiguous text; ODS beside any XLSX, CSV beside both",
  test({ workbook, regions, beside }) {
    if (regions.length === 0) return notApplicable;
    const isOfData = (region: Region) => kindOf(region.sheet, workbook) === "table";
    const places = regions.flatMap((region) => cellPlaces(stored(region, isOfData(region))));
    if (places.length > 0)
      return {
        result: "not met",
        places,
        todo: "store numbers as numbers and dates as dates; mend what is an error",
      };
    const missing = missingForms(workbook.format, beside);
    return missing === ""
      ? met
      : look(
          [],
          `numbers and dates are in order; ${missing} is not in its folder: see that it is published too`,
        );
  },
};

function missingForms(format: "ods" | "xlsx", { ods, csv }: Beside): string {
  const forms = [
    ...(format === "xlsx" && !ods ? ["the same as ODS"] : []),
    ...(csv ? [] : ["its tables as CSV"]),
  ];
  return forms.join(" and ");
}

/** A year on the cover and the number of a note are words: numbers are looked for in tables of data. */
function* stored(region: Region, isOfData: boolean): Generator<CellPlace> {
  const headers = new Map(headerCells(region).map(({ column, text }) => [column, text]));
  for (const { cells } of dataRows(region))
    for (const cell of cells) {
      const what = faultOf(cell) ?? (isOfData ? numberFault(cell, headers.get(cell.column) ?? "") : null);
      if (what !== null) yield { sheet: region.sheet.name, row: cell.row, column: cell.column, what };
    }
}

function faultOf({ kind, text }: Cell): string | null {
  const bare = text.trim();
  if (/^#(REF|N\/A|DIV\/0|VALUE|NAME|NUM|NULL)[!?]?$|^Err:\d+$/i.test(bare)) return "an error value";
  const isDate = kind === "text" && /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(bare);
  return isDate ? "a date that can be read two ways, stored as text" : null;
}

function numberFault({ kind, text }: Cell, header: string): string | null {
  if (kind !== "text") return null;
  const bare = text.trim();
  const isNumber = /^[-+−]?[£$€]?\s?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?\s?%?$/.test(bare);
  if (!isNumber || codes.test(header.replaceAll("_", " ")) || /^0\d/.test(bare)) return null;
  return "a number stored as text";
}
