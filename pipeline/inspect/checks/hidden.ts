import { columnsName, rowsName } from "../address.ts";
import { type Check, type Place, unless } from "../item.ts";
import { sheetPlace } from "../places.ts";
import type { Sheet } from "../workbook.ts";

export const hidden: Check = {
  item: 9,
  name: "hidden",
  level: "should",
  title: "No hidden rows, columns or worksheets",
  test({ workbook }) {
    return unless(workbook.sheets.flatMap(found), "show what is hidden, or delete it before you publish");
  },
};

function found({ name, hidden, hiddenRows, hiddenColumns }: Sheet): Place[] {
  const place = (cells: string, what: string): Place => ({ sheet: name, cells, what });
  return [
    ...(hidden ? [sheetPlace(name, "hidden worksheet")] : []),
    ...hiddenRows.map((span) => place(rowsName(span), "hidden rows")),
    ...hiddenColumns.map((span) => place(columnsName(span), "hidden columns")),
  ];
}
