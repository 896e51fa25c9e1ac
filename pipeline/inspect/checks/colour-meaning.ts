import { contrast, isColoured } from "../colour.ts";
import { type Check, look, met, type Place } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { cellsOf, dataRows, type Region } from "../regions.ts";
import type { CellStyle, Sheet } from "../workbook.ts";

const least = 4.5;

export const colourMeaning: Check = {
  item: 20,
  name: "colour-meaning",
  level: "must",
  title: "Colour is never the only carrier of a meaning; contrast 4.5 to 1 or more",
  test({ workbook: { sheets }, regions }) {
    const places = sheets.flatMap((sheet) => cellPlaces(faint(sheet)));
    if (places.length > 0)
      return { result: "not met", places, todo: "darken the text or lighten what lies behind it" };
    const coloured = regions.flatMap(colouredData);
    return coloured.length === 0
      ? met
      : look(coloured, "contrast is enough; see that words say what these colours say");
  },
};

function* faint(sheet: Sheet): Generator<CellPlace> {
  for (const { row, column, style } of cellsOf(sheet)) {
    const ratio = contrast(style.colour ?? "#000000", style.fill ?? "#ffffff");
    // Rounded down, so that what falls short by little is not said to be enough.
    const what = `contrast ${Math.floor(ratio * 10) / 10} to 1`;
    if (ratio < least) yield { sheet: sheet.name, row, column, what };
  }
}

/** Data cells of a table that are coloured otherwise than black on white; a link's colour is not counted. */
function colouredData(region: Region): Place[] {
  const cells = dataRows(region).flatMap(({ cells }) => cells);
  return cellPlaces(
    cells.flatMap(({ row, column, style, links }) => {
      const what = links.length > 0 ? "" : colourIn(style);
      return what === "" ? [] : [{ sheet: region.sheet.name, row, column, what }];
    }),
  );
}

function colourIn({ colour, fill }: CellStyle): string {
  const text = isColoured(colour) ? [`text ${colour}`] : [];
  return [...text, ...(isColoured(fill) ? [`fill ${fill}`] : [])].join(", ");
}
