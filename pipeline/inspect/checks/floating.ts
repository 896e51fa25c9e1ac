import { type Check, type Place, unless } from "../item.ts";
import { sheetPlace } from "../places.ts";
import type { Sheet } from "../workbook.ts";

export const floating: Check = {
  item: 18,
  name: "floating",
  level: "must",
  title: "No page headers or footers with content, no floating text boxes or toolbars",
  test({ workbook }) {
    return unless(
      workbook.sheets.flatMap(found),
      "move the text into cells; empty the header and footer (Page setup) and delete the boxes",
    );
  },
};

function found({ name, pageTexts, drawings }: Sheet): Place[] {
  const boxes = drawings.filter(({ kind }) => /^(text box|shape|control)$/.test(kind));
  return [
    ...(pageTexts.length === 0 ? [] : [sheetPlace(name, "a page header or footer with content")]),
    ...boxes.map((box) =>
      sheetPlace(name, box.name === "" ? `a ${box.kind}` : `a ${box.kind} "${box.name}"`),
    ),
  ];
}
