import { type Check, type Place, unless } from "../item.ts";
import { sheetPlace } from "../places.ts";
import type { Sheet } from "../workbook.ts";

export const noFilters: Check = {
  item: 7,
  name: "no-filters",
  level: "should",
  title: "No filters, no freeze panes",
  test({ workbook }) {
    return unless(
      workbook.sheets.flatMap(found),
      "turn off the filters (Data, Filter) and unfreeze the panes (View)",
    );
  },
};

function found({ name, filters, panes }: Sheet): Place[] {
  const tables = [...new Set(filters)];
  return [
    ...tables.map((table) => sheetPlace(name, table === "" ? "a filter" : `a filter on table ${table}`)),
    ...(panes === null ? [] : [sheetPlace(name, `${panes} panes`)]),
  ];
}
