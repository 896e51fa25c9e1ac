import { columnsName, rowsName } from "../address.ts";
import { type Check, notApplicable, type Place, unless } from "../item.ts";
import { isIn, type Region } from "../regions.ts";
import type { Span } from "../workbook.ts";

export const blankRows: Check = {
  item: 4,
  name: "blank-rows",
  level: "must",
  title: "No blank rows or columns inside a table",
  test({ regions }) {
    if (regions.length === 0) return notApplicable;
    return unless(
      regions.flatMap(blanks),
      "delete the blank rows and columns, or end the table's range before them",
    );
  },
};

function blanks({ sheet, range }: Region): Place[] {
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const { cells } of sheet.rows)
    for (const cell of cells) {
      if (!isIn(cell, range)) continue;
      rows.add(cell.row);
      columns.add(cell.column);
    }
  const place = (cells: string, what: string): Place => ({ sheet: sheet.name, cells, what });
  return [
    ...gaps([...rows], range.top, range.bottom).map((span) => place(rowsName(span), "blank rows")),
    ...gaps([...columns], range.left, range.right).map((span) => place(columnsName(span), "blank columns")),
  ];
}

/** What lies between the filled ones, from the first to the last that the table has. */
function gaps(filled: number[], first: number, last: number): Span[] {
  const found: Span[] = [];
  let next = first;
  for (const one of [...filled.sort((a, b) => a - b), last + 1]) {
    if (one > next) found.push({ from: next, to: one - 1 });
    next = one + 1;
  }
  return found;
}
