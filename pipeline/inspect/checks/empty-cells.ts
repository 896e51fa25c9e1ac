import { cellName, columnLetters } from "../address.ts";
import { type Check, type Finding, type Inspected, look, met, notApplicable, type Place } from "../item.ts";
import { dataRows, introOf, type Region } from "../regions.ts";

/** A column of a table with empty cells: how many, and the first. */
type Gap = { column: number; count: number; first: string };

export const emptyCells: Check = {
  item: 8,
  name: "empty-cells",
  level: "must",
  title: "An empty cell only where the worksheet's introduction says why; shorthand for more than one reason",
  test(inspected) {
    const { regions } = inspected;
    if (regions.length === 0) return notApplicable;
    const judged = regions.map((region) => judge(region, inspected));
    const wrong = judged.flatMap(({ unexplained }) => unexplained);
    if (wrong.length > 0) return unmet(wrong);
    const seen = judged.flatMap(({ explained }) => explained);
    return seen.length === 0
      ? met
      : look(
          seen,
          "the introduction tells of empty cells; see that it gives their only reason, or write shorthand",
        );
  },
};

function unmet(places: readonly Place[]): Finding {
  const todo =
    "say in the introduction which columns have empty cells and why, or write shorthand such as [x] or [z]";
  return { result: "not met", places, todo };
}

function judge(region: Region, { regions }: Inspected): { unexplained: Place[]; explained: Place[] } {
  const intro = introOf(region.sheet, regions).map(({ text }) => text);
  const about = intro
    .flatMap(sentences)
    .filter((sentence) => /\b(blank|empty)\b/i.test(sentence) && isOfCells(sentence));
  const named = columnsNamed(about.join(" "));
  const explained: Place[] = [];
  const unexplained: Place[] = [];
  for (const { column, count, first } of gapsOf(region)) {
    const cells = columnLetters(column);
    const place = {
      sheet: region.sheet.name,
      cells,
      what: `${count} empty ${count === 1 ? "cell" : "cells"}, the first ${first}`,
    };
    const isTold = about.length > 0 && (named.size === 0 || named.has(column));
    if (isTold) explained.push(place);
    else
      unexplained.push({
        ...place,
        what: about.length === 0 ? place.what : `${place.what}; the introduction tells of other columns`,
      });
  }
  return { explained, unexplained };
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/);
}

/** "No blank rows or columns" tells nothing of empty cells. */
function isOfCells(sentence: string): boolean {
  return /\bcells?\b|\bvalues?\b/i.test(sentence) && !/\bno (blank|empty) cells\b/i.test(sentence);
}

/** The columns of "column K", "columns H and K" or "columns H to L"; none where no column is named. */
function columnsNamed(text: string): Set<number> {
  const named = new Set<number>();
  for (const [, list = ""] of text.matchAll(
    /\bcolumns?\s+([A-Z]{1,2}(?:\s*(?:,|and|to|or|-|–)\s*[A-Z]{1,2})*)\b/g,
  )) {
    const letters = [...list.matchAll(/[A-Z]{1,2}/g)].map(([letter]) => numberOf(letter));
    for (const column of letters) named.add(column);
    const [from = 0, to = from] = letters;
    if (/\bto\b|-|–/.test(list)) for (let column = from; column <= to; column++) named.add(column);
  }
  return named;
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The columns of a table in which some cells are empty; a column without any data is for another item. */
function gapsOf(region: Region): Gap[] {
  const rows = dataRows(region);
  const columns = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  const gaps = new Map<number, Gap>();
  for (const { row, cells } of rows) {
    if (cells.length === columns.size) continue;
    const filled = new Set(cells.map(({ column }) => column));
    for (const column of columns) {
      if (filled.has(column)) continue;
      const gap = gaps.get(column) ?? { column, count: 0, first: cellName({ row, column }) };
      gap.count++;
      gaps.set(column, gap);
    }
  }
  return [...gaps.values()].sort((a, b) => a.column - b.column);
}
