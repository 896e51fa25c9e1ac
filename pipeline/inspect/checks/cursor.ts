import { cellName } from "../address.ts";
import { type Check, type Place, unless } from "../item.ts";
import { sheetPlace } from "../places.ts";
import type { Workbook } from "../workbook.ts";

export const cursor: Check = {
  item: 27,
  name: "cursor",
  level: "must",
  title: "Saved with the cursor in A1 of the first worksheet",
  test({ workbook }) {
    return unless(faults(workbook), "go to A1 of the first worksheet (Ctrl+Home), and save");
  },
};

function faults({ sheets, active }: Workbook): Place[] {
  const [first] = sheets;
  if (first === undefined) return [];
  const places: Place[] = [];
  if (active !== null && active !== first.name) places.push(sheetPlace(active, "is shown first"));
  const { cursor: at, view } = first;
  if (at !== null && at.row + at.column > 0)
    places.push({ sheet: first.name, cells: cellName(at), what: "the cursor" });
  else if (view !== null && view.row + view.column > 0)
    places.push({ sheet: first.name, cells: cellName(view), what: "the first cell that shows" });
  return places;
}
