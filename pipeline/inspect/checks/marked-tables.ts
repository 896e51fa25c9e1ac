import { rangeName } from "../address.ts";
import { type Check, type Inspected, notApplicable, type Place, unless } from "../item.ts";
import { cellPlace, sheetPlace } from "../places.ts";
import { isIn, kindOf, type Region } from "../regions.ts";
import type { Sheet } from "../workbook.ts";

export const markedTables: Check = {
  item: 1,
  name: "marked-tables",
  level: "must",
  title: "Every table is marked up as a table",
  test({ workbook, regions }) {
    const lists = workbook.sheets.filter((sheet) => isBareList(sheet, { workbook, regions }));
    if (regions.length + lists.length === 0) return notApplicable;
    const bare = regions.flatMap(unmarked);
    const beside = workbook.sheets.flatMap((sheet) => besideMarked(sheet, regions));
    return unless(
      [
        ...bare,
        ...beside,
        ...lists.map(({ name }) => sheetPlace(name, "its list is not marked up as a table")),
      ],
      "mark each table up with its header: Insert, Table in Excel; Data, Define Range in LibreOffice",
    );
  },
};

/** Contents and notes are tables too, though of one column; elsewhere one column is sentences. */
function isBareList(sheet: Sheet, { workbook, regions }: Omit<Inspected, "beside">): boolean {
  const kind = kindOf(sheet, workbook);
  const isList = kind === "contents" || kind === "notes";
  return isList && sheet.rows.length > 2 && !regions.some((region) => region.sheet === sheet);
}

function unmarked({ sheet, name, range }: Region): Place[] {
  return name === null
    ? [{ sheet: sheet.name, cells: rangeName(range), what: "looks like a table and is not marked up" }]
    : [];
}

/** On a sheet with marked tables: rows outside them that have more than one cell, as rows of a table have. */
function besideMarked(sheet: Sheet, regions: readonly Region[]): Place[] {
  const ranges = regions.filter((one) => one.sheet === sheet && one.name !== null).map(({ range }) => range);
  if (ranges.length === 0) return [];
  const outside = sheet.rows.flatMap(({ cells }) => {
    const free = cells.filter((cell) => !ranges.some((range) => isIn(cell, range)));
    const [first] = free;
    return first === undefined || free.length < 2 ? [] : [first];
  });
  const [first] = outside;
  const what = `${outside.length} rows of several cells outside the marked table`;
  return first === undefined || outside.length < 2 ? [] : [cellPlace({ ...first, sheet: sheet.name, what })];
}
