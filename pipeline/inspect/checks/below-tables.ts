import { rangeName } from "../address.ts";
import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { filledRange, type Region } from "../regions.ts";
import type { Sheet } from "../workbook.ts";

export const belowTables: Check = {
  item: 25,
  name: "below-tables",
  level: "should",
  title: "Nothing below a table; one table a worksheet",
  test({ workbook, regions }) {
    if (regions.length === 0) return notApplicable;
    return unless(
      workbook.sheets.flatMap((sheet) => faults(sheet, regions)),
      "move what stands below the table above it or to the notes, and give each table a worksheet",
    );
  },
};

function faults(sheet: Sheet, regions: readonly Region[]): Place[] {
  const own = regions.filter((region) => region.sheet === sheet);
  if (own.length === 0) return [];
  const bottom = Math.max(...own.map(({ range }) => range.bottom));
  const below = filledRange(sheet.rows.filter(({ row }) => row > bottom));
  return [
    ...(own.length > 1 ? [{ sheet: sheet.name, cells: null, what: `${own.length} tables` }] : []),
    ...(below === null ? [] : [{ sheet: sheet.name, cells: rangeName(below), what: "below the table" }]),
  ];
}
