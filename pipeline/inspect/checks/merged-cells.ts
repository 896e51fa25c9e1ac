import { rangeName } from "../address.ts";
import { type Check, type Place, unless } from "../item.ts";
import { cellPlace } from "../places.ts";
import type { Region } from "../regions.ts";
import type { Range, Sheet } from "../workbook.ts";

export const mergedCells: Check = {
  item: 3,
  name: "merged-cells",
  level: "must",
  title: "No merged or split cells, no nested tables",
  test({ workbook, regions }) {
    return unless(
      [...workbook.sheets.flatMap(merged), ...regions.flatMap((region) => overlaps(region, regions))],
      "unmerge the cells, and give each table a range of its own",
    );
  },
};

function merged({ name, merged, nested }: Sheet): Place[] {
  return [
    ...merged.map((range) => ({ sheet: name, cells: rangeName(range), what: "merged" })),
    ...nested.map((at) => cellPlace({ sheet: name, ...at, what: "holds a table of its own" })),
  ];
}

function overlaps({ sheet, name, range }: Region, regions: readonly Region[]): Place[] {
  const inner = regions.find((one) => one.sheet === sheet && one.name !== name && isWithin(one.range, range));
  const what = `table ${name} overlaps table ${inner?.name}`;
  return inner === undefined ? [] : [{ sheet: sheet.name, cells: rangeName(range), what }];
}

/** Whether a range begins inside another. */
function isWithin(inner: Range, outer: Range): boolean {
  const { top, left } = inner;
  return top >= outer.top && top <= outer.bottom && left >= outer.left && left <= outer.right;
}
