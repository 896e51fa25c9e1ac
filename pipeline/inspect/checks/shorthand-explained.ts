import { type Check, type Inspected, notApplicable, type Place, unless } from "../item.ts";
import { cellPlace } from "../places.ts";
import { cellsOf, kindOf } from "../regions.ts";
import { shorthand, shorthandIn } from "../shorthand.ts";
import type { Cell, Sheet } from "../workbook.ts";

type Seen = ReadonlyMap<string, { sheet: Sheet; cell: Cell }>;

export const shorthandExplained: Check = {
  item: 31,
  name: "shorthand-explained",
  level: "must",
  title: "Every shorthand that is used is explained on the cover or notes worksheet, and no other",
  test({ workbook }) {
    const isFront = (sheet: Sheet) => isExplaining(sheet, { workbook });
    const used = seenOn(workbook.sheets.filter((sheet) => !isFront(sheet)));
    const explained = seenOn(workbook.sheets.filter(isFront));
    if (used.size + explained.size === 0) return notApplicable;
    return unless(
      [
        ...only(used, explained, "is explained nowhere"),
        ...only(explained, used, "is explained and used nowhere"),
      ],
      'list on the notes worksheet each shorthand that a table uses, such as "[c] means confidential"',
    );
  },
};

function isExplaining(sheet: Sheet, { workbook }: Pick<Inspected, "workbook">): boolean {
  return (
    kindOf(sheet, workbook) !== "table" || /symbol|shorthand|information|metadata|\bkey\b/i.test(sheet.name)
  );
}

function seenOn(sheets: readonly Sheet[]): Seen {
  const seen = new Map<string, { sheet: Sheet; cell: Cell }>();
  for (const sheet of sheets)
    for (const cell of cellsOf(sheet))
      for (const letters of cell.kind === "text" ? shorthandIn(cell.text) : [])
        if (letters in shorthand && !seen.has(letters)) seen.set(letters, { sheet, cell });
  return seen;
}

function only(these: Seen, others: Seen, says: string): Place[] {
  return [...these].flatMap(([letters, { sheet, cell }]) =>
    others.has(letters) ? [] : [cellPlace({ ...cell, sheet: sheet.name, what: `[${letters}] ${says}` })],
  );
}
