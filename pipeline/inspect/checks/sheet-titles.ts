import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { spaced } from "../spaced.ts";
import type { Sheet } from "../workbook.ts";

export const sheetTitles: Check = {
  item: 17,
  name: "sheet-titles",
  level: "must",
  title: "Each worksheet has a descriptive title in A1, marked as a heading style",
  test({ workbook: { sheets } }) {
    const filled = sheets.filter(({ rows }) => rows.length > 0);
    if (filled.length === 0) return notApplicable;
    return unless(
      filled.flatMap(faultOf),
      "write a title in A1 that says what the worksheet holds, and give it the style Heading 1",
    );
  },
};

function faultOf({ name, rows }: Sheet): Place[] {
  const first = rows[0]?.row === 0 ? rows[0].cells[0] : undefined;
  const place = (what: string): Place[] => [{ sheet: name, cells: "A1", what }];
  if (first === undefined || first.column > 0) return place("empty");
  if (first.kind !== "text" || /^((table|sheet|figure) ?)?[\d.]*$/i.test(spaced(first.text)))
    return place("does not say what the worksheet holds");
  return first.style.heading ? [] : place("is not in a heading style");
}
