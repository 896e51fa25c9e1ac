import { cellName, rangeName } from "../address.ts";
import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { cellPlace } from "../places.ts";
import { headerCells, type Region } from "../regions.ts";
import { spaced } from "../spaced.ts";

export const headerRow: Check = {
  item: 5,
  name: "header-row",
  level: "must",
  title: "Exactly one header row a table, tagged as header; header text unique",
  test({ regions }) {
    if (regions.length === 0) return notApplicable;
    return unless(
      regions.flatMap(faults),
      "give each table one header row, marked as such, with a different text in each cell",
    );
  },
};

function faults(region: Region): Place[] {
  const { sheet, range, name, header, headerRows } = region;
  const place = (what: string): Place => ({ sheet: sheet.name, cells: rangeName(range), what });
  if (name !== null && !header) return [place("has no header row")];
  if (headerRows > 1) return [place(`has ${headerRows} header rows`)];
  if (range.top === 0 && range.left === 0 && sheet.rows[0]?.cells.length === 1 && name !== null)
    return [place("takes the worksheet's title for its header")];
  return [...emptyHeaders(region), ...repeatedHeaders(region)];
}

function emptyHeaders(region: Region): Place[] {
  const { sheet, range } = region;
  const filled = new Set(headerCells(region).map(({ column }) => column));
  const empty: Place[] = [];
  for (let column = range.left; column <= range.right && empty.length < 100; column++)
    if (!filled.has(column))
      empty.push({ sheet: sheet.name, cells: cellName({ row: range.top, column }), what: "empty header" });
  return empty;
}

function repeatedHeaders(region: Region): Place[] {
  const seen = new Map<string, string>();
  return headerCells(region).flatMap((cell) => {
    const text = spaced(cell.text).toLowerCase();
    const before = seen.get(text);
    seen.set(text, before ?? cellName(cell));
    if (before === undefined) return [];
    return [cellPlace({ ...cell, sheet: region.sheet.name, what: `the same header as ${before}` })];
  });
}
