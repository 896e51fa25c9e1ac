import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { type Marker, markersOf } from "../markers.ts";
import { cellPlace } from "../places.ts";

export const noteMarkers: Check = {
  item: 12,
  name: "note-markers",
  level: "should",
  title: 'Markers read "[note 1]", "[note 2]", numbered in order of appearance',
  test({ workbook }) {
    const markers = markersOf(workbook);
    if (markers.length === 0) return notApplicable;
    return unless(
      [...misspelt(markers), ...outOfOrder(markers)],
      'write each as "[note 1]", and number them in the order in which a reader meets them',
    );
  },
};

function misspelt(markers: readonly Marker[]): Place[] {
  return markers
    .filter(({ written, number }) => written !== `[note ${number}]`)
    .map(({ sheet, cell, written }) => cellPlace({ ...cell, sheet: sheet.name, what: `"${written}"` }));
}

function outOfOrder(markers: readonly Marker[]): Place[] {
  const seen = new Set<number>();
  return markers.flatMap(({ sheet, cell, number }) => {
    if (seen.has(number)) return [];
    const expected = seen.size + 1;
    seen.add(number);
    const what = `note ${number} where note ${expected} is next`;
    return number === expected ? [] : [cellPlace({ ...cell, sheet: sheet.name, what })];
  });
}
