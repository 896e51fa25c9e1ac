import { type Check, notApplicable, unless } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { dataRows, kindOf, type Region } from "../regions.ts";
import { shorthand, shorthandIn } from "../shorthand.ts";

/** What people write where a value is missing, and what readers and programs cannot tell apart. */
const never = /^(\.{1,3}|…|:|\*{1,3}|-{1,2}|–|—|~|n\/?a)$/i;
/** The same among numbers; in a column of words, "None" or "Low" may be one of its categories. */
const amongNumbers = /^(nil|null|none|c|x|z|u|k|low|\((c|x|z|u|k|low)\))$/i;

export const wrongSymbols: Check = {
  item: 30,
  name: "wrong-symbols",
  level: "must",
  title:
    "Where a number is missing stands the shorthand of the guidance, never “.”, “..”, “:”, “*”, “-”, “~” or “N/A”",
  test({ workbook, regions }) {
    const tables = regions.filter(({ sheet }) => kindOf(sheet, workbook) === "table");
    if (tables.length === 0) return notApplicable;
    return unless(
      tables.flatMap((region) => cellPlaces(found(region))),
      "write [c] for confidential, [x] for not available, [z] for not applicable, [low] for near zero; 0 only for zero",
    );
  },
};

function* found(region: Region): Generator<CellPlace> {
  const numbers = numberColumns(region);
  for (const { cells } of dataRows(region))
    for (const { row, column, kind, text } of cells) {
      const what = kind === "text" ? faultOf(text.trim(), numbers.has(column)) : "";
      if (what !== "") yield { sheet: region.sheet.name, row, column, what };
    }
}

function numberColumns(region: Region): Set<number> {
  const columns = new Set<number>();
  for (const { cells } of dataRows(region))
    for (const { column, kind } of cells) if (kind === "number" || kind === "percentage") columns.add(column);
  return columns;
}

function faultOf(text: string, isAmongNumbers: boolean): string {
  if (never.test(text) || (isAmongNumbers && amongNumbers.test(text))) return `"${text}"`;
  const unknown = shorthandIn(text).filter((one) => !(one in shorthand));
  return unknown.map((one) => `"[${one}]"`).join(", ");
}
