import { columnLetters } from "../address.ts";
import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { dataRows, headerCells, type Region } from "../regions.ts";

export const percentages: Check = {
  item: 32,
  name: "percentages",
  level: "should",
  title: "Percentages say so in their header, and do not rely on the cell's format",
  test({ regions }) {
    const found = regions.flatMap(percentColumns);
    if (found.length === 0) return notApplicable;
    return unless(
      found.flatMap(({ isTold, place }) => (isTold ? [] : [place])),
      'write the unit in the header, such as "Answered yes (%)"',
    );
  },
};

function percentColumns(region: Region): { isTold: boolean; place: Place }[] {
  const columns = new Set<number>();
  for (const { cells } of dataRows(region))
    for (const { column, kind } of cells) if (kind === "percentage") columns.add(column);
  const headers = new Map(headerCells(region).map(({ column, text }) => [column, text]));
  return [...columns]
    .sort((a, b) => a - b)
    .map((column) => ({
      isTold: /%|per ?cent|rate|proportion|share/i.test(headers.get(column) ?? ""),
      place: {
        sheet: region.sheet.name,
        cells: columnLetters(column),
        what: "shown as % by its format alone",
      },
    }));
}
