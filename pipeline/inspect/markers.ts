import { cellsOf, kindOf } from "./regions.ts";
import { spaced } from "./spaced.ts";
import type { Cell, Sheet, Workbook } from "./workbook.ts";

/** A mark in a cell that points at a note: as it is written, and its number. */
export type Marker = { sheet: Sheet; cell: Cell; written: string; number: number };

/** "[note 1]", and what people write instead: "[Notes 1, 2]", "(note 1)", "[1]", "note 1" at the end of a text. */
const markers =
  /\[ ?notes?\b[^\]\d]{0,20}\d[^\]]{0,40}\]|\[ ?\d{1,3} ?\]|\( ?notes? ?\d[^)]{0,40}\)|(?<=\S\s)\bnote \d{1,3}$/gi;

/** Every marker outside the sheets of notes, in the order of the sheets, from the top. */
export function markersOf(workbook: Workbook): readonly Marker[] {
  const known = found.get(workbook);
  if (known !== undefined) return known;
  const all: Marker[] = [];
  for (const sheet of workbook.sheets) {
    if (kindOf(sheet, workbook) === "notes") continue;
    for (const cell of cellsOf(sheet)) if (cell.kind === "text") addMarkers(sheet, cell, all);
  }
  found.set(workbook, all);
  return all;
}

/** Several checks ask for the markers of a workbook; they are found once. */
const found = new WeakMap<Workbook, readonly Marker[]>();

function addMarkers(sheet: Sheet, cell: Cell, all: Marker[]): void {
  for (const [written] of cell.text.matchAll(markers))
    all.push({ sheet, cell, written, number: Number(/\d+/.exec(written)?.[0]) });
}

/** The number that a cell of a notes sheet defines: "note 1", "[note 1]" or "1"; null where it defines none. */
export function definedIn({ text }: Cell): number | null {
  const number = /^\[? ?(?:note)? ?(\d{1,3}) ?[\].:]?$/i.exec(spaced(text))?.[1];
  return number === undefined ? null : Number(number);
}
