import { rangeName } from "../address.ts";
import { type Check, notApplicable, type Place, unless } from "../item.ts";

export const leftEdge: Check = {
  item: 24,
  name: "left-edge",
  level: "must",
  title: "The table starts in column A",
  test({ regions }) {
    if (regions.length === 0) return notApplicable;
    const inside = regions.filter(({ range }) => range.left > 0);
    return unless(
      inside.map(({ sheet, range }): Place => {
        return { sheet: sheet.name, cells: rangeName(range), what: "a table that starts right of column A" };
      }),
      "move the table to the left edge",
    );
  },
};
