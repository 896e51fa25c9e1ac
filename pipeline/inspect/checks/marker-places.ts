import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { type Marker, markersOf } from "../markers.ts";
import { cellPlace } from "../places.ts";
import { headerOf, isIn, type Region } from "../regions.ts";

export const markerPlaces: Check = {
  item: 13,
  name: "marker-places",
  level: "should",
  title: "Markers stand in title or header cells, or in a Notes column, not in data cells",
  test({ workbook, regions }) {
    const markers = markersOf(workbook);
    if (markers.length === 0) return notApplicable;
    return unless(
      markers.flatMap((marker) => inData(marker, regions)),
      "move the marker to the header or the row's label, or give the table a Notes column",
    );
  },
};

/** The first column holds the labels of the rows: they are headers of their rows. */
function inData({ sheet, cell, written }: Marker, regions: readonly Region[]): Place[] {
  const region = regions.find((one) => one.sheet === sheet && isIn(cell, one.range));
  if (region === undefined || cell.row < region.range.top + region.headerRows) return [];
  const isLabel = cell.column === region.range.left;
  if (isLabel || /^notes?\b/i.test(headerOf(region, cell.column).trim())) return [];
  return [cellPlace({ ...cell, sheet: sheet.name, what: `${written} in a data cell` })];
}
