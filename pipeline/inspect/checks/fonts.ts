import { type Check, type Finding, look, met, type Place } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { cellsOf, isIn, type Region } from "../regions.ts";
import { isShorthand } from "../shorthand.ts";
import type { Cell, Sheet } from "../workbook.ts";

const sansSerif =
  /^(arial|aptos|calibri|carlito|helvetica|verdana|tahoma|trebuchet|segoe ui|liberation sans|dejavu sans|noto sans|open sans|source sans|roboto|lato|inter|gill sans|franklin gothic|gds transport|univers|century gothic|corbel|candara)/i;
const serif =
  /times|cambria|georgia|garamond|palatino|bodoni|baskerville|serif|roman|bookman|century school|courier/i;

export const fonts: Check = {
  item: 16,
  name: "fonts",
  level: "should",
  title:
    "Plain sans-serif font, 12 points or more; no italics; underline for links alone; text left, numbers right",
  test({ workbook: { sheets }, regions }) {
    const places = sheets.flatMap((sheet) => cellPlaces(wrong(sheet, regions)));
    if (places.length > 0) return unmet(places);
    const unknown = sheets.flatMap((sheet) => cellPlaces(unknownFonts(sheet))).slice(0, 20);
    return unknown.length === 0 ? met : look(unknown, "see whether the font is sans-serif and plain");
  },
};

function unmet(places: readonly Place[]): Finding {
  const todo =
    "use Arial or another sans-serif font of 12 points or more, without italics, underline or centred text";
  return { result: "not met", places, todo };
}

function* wrong(sheet: Sheet, regions: readonly Region[]): Generator<CellPlace> {
  const tables = regions.filter((region) => region.sheet === sheet);
  for (const cell of cellsOf(sheet)) {
    const region = tables.find(({ range }) => isIn(cell, range));
    const what = [...typeFaults(cell), ...alignFaults(cell, region)].join(", ");
    if (what !== "") yield { sheet: sheet.name, row: cell.row, column: cell.column, what };
  }
}

function typeFaults({ style, links }: Cell): string[] {
  const { font, size, italic, underline } = style;
  return [
    ...(font !== null && serif.test(font) && !sansSerif.test(font) ? [font] : []),
    ...(size !== null && size < 12 ? [`${Math.round(size * 10) / 10} points`] : []),
    ...(italic ? ["italic"] : []),
    ...(underline && links.length === 0 ? ["underlined, and no link"] : []),
  ];
}

/** A header may stand at the side of its numbers, and shorthand stands where the number would. */
function alignFaults({ kind, text, style, row }: Cell, region: Region | undefined): string[] {
  const { align } = style;
  if (kind === "number" || kind === "percentage")
    return align === "left" || align === "center" ? [`a number aligned ${align}`] : [];
  if (align === "center" || align === "justify") return [`aligned ${align}`];
  const isHeader = region !== undefined && row < region.range.top + region.headerRows;
  return align === "right" && kind === "text" && !isHeader && !isShorthand(text)
    ? ["text aligned right"]
    : [];
}

function* unknownFonts(sheet: Sheet): Generator<CellPlace> {
  for (const { row, column, style } of cellsOf(sheet))
    if (style.font !== null && !sansSerif.test(style.font))
      yield { sheet: sheet.name, row, column, what: style.font };
}
