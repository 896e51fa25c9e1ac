import { cellName } from "../address.ts";
import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { markersOf } from "../markers.ts";
import { introOf, type Region } from "../regions.ts";
import type { Sheet, Workbook } from "../workbook.ts";

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

export const columnA: Check = {
  item: 23,
  name: "column-a",
  level: "must",
  title: "Column A: title, how many tables, where notes are, where the table starts, then the table",
  test({ workbook, regions }) {
    if (regions.length === 0) return notApplicable;
    const marked = new Set(markersOf(workbook).map(({ sheet }) => sheet));
    return unless(
      workbook.sheets.flatMap((sheet) => faults(sheet, workbook, regions, marked.has(sheet))),
      'write below the title, in column A, such as "This worksheet contains one table. It begins in cell A4."',
    );
  },
};

function faults(sheet: Sheet, _: Workbook, regions: readonly Region[], hasMarkers: boolean): Place[] {
  const own = regions.filter((region) => region.sheet === sheet);
  const [first] = own;
  if (first === undefined) return [];
  const place = (what: string): Place => ({ sheet: sheet.name, cells: "A1", what });
  if (first.range.top === 0) return [place("the table begins in row 1, before any title")];
  const intro = introOf(sheet, regions);
  const text = intro.map((cell) => cell.text).join(" ");
  const elsewhere = intro.find(({ column }) => column > 0);
  return [
    ...countFault(text, own.length).map(place),
    ...startFault(text, own).map(place),
    ...(hasMarkers && !/\bnotes?\b/i.test(text.replace(/\[note \d+\]/gi, ""))
      ? [place("does not say where the notes are")]
      : []),
    ...(elsewhere === undefined
      ? []
      : [{ sheet: sheet.name, cells: cellName(elsewhere), what: "introduction outside column A" }]),
  ];
}

function countFault(text: string, tables: number): string[] {
  const [, word] =
    /\b(?:contains?|has|holds?|includes?|is|are)\s+(a|one|two|three|four|five|six|\d+)\s+(?:[a-z]+\s+){0,2}tables?\b/i.exec(
      text,
    ) ?? [];
  if (word === undefined) return ["does not say how many tables there are"];
  const said = numbers[word.toLowerCase()] ?? Number(word);
  return said === tables ? [] : [`says ${said} ${said === 1 ? "table" : "tables"}, and there ${are(tables)}`];
}

function are(tables: number): string {
  return tables === 1 ? "is 1" : `are ${tables}`;
}

/** "begins in cell A3", "starts at A4", "starts in row 4". */
function startFault(text: string, regions: readonly Region[]): string[] {
  const said = [
    ...text.matchAll(
      /\b(?:starts?|begins?|starting|beginning)\s+(?:in|at|on|from)\s+(?:cell|row)?\s*([A-Z]{0,3}\d+)\b/gi,
    ),
  ].map((match) => match[1]?.toUpperCase() ?? "");
  if (said.length === 0) return ["does not say where the table starts"];
  const starts = regions.flatMap(({ range: { top, left } }) => [
    cellName({ row: top, column: left }),
    String(top + 1),
  ]);
  const wrong = said.find((cell) => !starts.includes(cell));
  return wrong === undefined ? [] : [`says that a table starts in ${wrong}, and none does`];
}
