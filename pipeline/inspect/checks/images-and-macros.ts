import { type Check, type Place, unless } from "../item.ts";
import { bookPlace, sheetPlace } from "../places.ts";
import type { Sheet } from "../workbook.ts";

export const imagesAndMacros: Check = {
  item: 21,
  name: "images-and-macros",
  level: "should",
  title: "No images, no macros",
  test({ workbook: { sheets, macros } }) {
    return unless(
      [...sheets.flatMap(pictures), ...macros.map((part) => bookPlace(`macros in ${part}`))],
      "take images, charts and macros out; a chart belongs on the page, with its numbers in a table",
    );
  },
};

function pictures({ name, drawings }: Sheet): Place[] {
  return drawings
    .filter(({ kind }) => kind === "image" || kind === "chart")
    .map((one) => sheetPlace(name, one.name === "" ? `${aOf(one.kind)}` : `${aOf(one.kind)} "${one.name}"`));
}

function aOf(kind: string): string {
  return kind === "image" ? "an image" : `a ${kind}`;
}
