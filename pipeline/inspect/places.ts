import { cellName, rangeName } from "./address.ts";
import type { Place } from "./item.ts";
import type { Range } from "./workbook.ts";

/** A cell of a sheet, and what is to be said of it. */
export type CellPlace = { sheet: string; row: number; column: number; what: string };

type Run = { sheet: string; what: string; count: number } & Range;

/**
 * The places of cells, where neighbours of which the same is said make one place ("A3:C25"), in the order in which
 * they come. A long run down a column goes on over gaps, such as empty cells, and then says how many cells it means.
 */
export function cellPlaces(cells: Iterable<CellPlace>): Place[] {
  const runs: Run[] = [];
  const open = new Map<string, Run>();
  for (const { sheet, row, column, what } of cells) {
    const key = `${column} ${what} ${sheet}`;
    const run = open.get(key);
    if (run !== undefined && goesOn(run, row)) {
      run.bottom = row;
      run.count++;
    } else {
      const begun = { sheet, what, count: 1, top: row, bottom: row, left: column, right: column };
      open.set(key, begun);
      runs.push(begun);
    }
  }
  return joined(runs).map((run) => {
    const cells = (run.bottom - run.top + 1) * (run.right - run.left + 1);
    const what = run.count === cells ? run.what : `${run.what} (${run.count} cells)`;
    return { sheet: run.sheet, cells: rangeName(run), what };
  });
}

function goesOn({ top, bottom, count }: Run, row: number): boolean {
  return bottom + 1 === row || (count >= 4 && count + 1 >= (row - top + 1) / 2);
}

/** Runs of equal height side by side, as one. */
function joined(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  const ends = new Map<string, Run>();
  for (const run of runs) {
    const key = (right: number) => `${right} ${run.top} ${run.bottom} ${run.what} ${run.sheet}`;
    const before = ends.get(key(run.left - 1));
    if (before === undefined) kept.push(run);
    else {
      before.right = run.right;
      before.count += run.count;
    }
    ends.set(key(run.right), before ?? run);
  }
  return kept;
}

/** The place of one cell. */
export function cellPlace({ sheet, row, column, what }: CellPlace): Place {
  return { sheet, cells: cellName({ row, column }), what };
}

/** The place of a whole sheet. */
export function sheetPlace(sheet: string, what: string): Place {
  return { sheet, cells: null, what };
}

/** What is said of the workbook as a whole. */
export function bookPlace(what: string): Place {
  return { sheet: null, cells: null, what };
}
