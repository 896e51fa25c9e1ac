import { type Check, type Place, unless } from "../item.ts";
import { bookPlace, sheetPlace } from "../places.ts";
import type { Sheet } from "../workbook.ts";

export const sheetNames: Check = {
  item: 22,
  name: "sheet-names",
  level: "must",
  title: "Worksheet names are unique; no blank worksheets",
  test({ workbook: { sheets } }) {
    if (sheets.length === 0)
      return unless([bookPlace("no worksheets")], "publish a workbook that holds tables");
    return unless(
      sheets.flatMap((sheet) => faultOf(sheet, sheets)),
      "give each worksheet a name of its own, and delete the blank ones",
    );
  },
};

function faultOf({ name, rows, drawings }: Sheet, sheets: readonly Sheet[]): Place[] {
  const same = sheets.filter((sheet) => sheet.name.trim().toLowerCase() === name.trim().toLowerCase());
  return [
    ...(same.length > 1 ? [sheetPlace(name, "the name of two worksheets")] : []),
    ...(rows.length === 0 && drawings.length === 0 ? [sheetPlace(name, "blank")] : []),
  ];
}
