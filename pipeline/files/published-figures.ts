import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import { type PublishedCells, shown, suppressed } from "../system/system.ts";
import { refuse } from "../user-error.ts";
import { notApplicable, notAvailable, symbolOf, unreliable } from "./count-value.ts";
import type { LinkedFile, LinkedFiles } from "./linked-files.ts";

/** State of a cell that no file has a row for. */
export const absent = 255;

/** What the files show of each cell, and what an intruder knows of it before any sum is used. */
export type Figures = { values: Int32Array; states: Uint8Array; knowledge: Knowledge };

/** The interval of each published cell, by the rule of a method. */
export type Concede = (published: PublishedCells) => Knowledge;

/**
 * Places published figures in their cells. A cell that several files show is known by all of them. x and u may stand
 * for any count, and z for nobody. Throws a UserError where two files show what cannot both be true of one cell.
 */
export function publishedFigures({ system, files }: LinkedFiles, concede: Concede): Figures {
  const figures: Figures = {
    values: new Int32Array(system.size),
    states: new Uint8Array(system.size).fill(absent),
    knowledge: { lower: new Int32Array(system.size), upper: new Int32Array(system.size).fill(NO_UPPER) },
  };
  for (const linked of files) addFile(figures, linked, concede);
  return figures;
}

/** What is shown of a cell: the number, the symbol, or null where no file has it. */
export function shownOf(
  { values, states }: Pick<Figures, "values" | "states">,
  cell: number,
): number | string | null {
  const state = states[cell] ?? absent;
  if (state === absent) return null;
  return state === shown ? (values[cell] ?? 0) : symbolOf(state);
}

function addFile(figures: Figures, { file, cellOfRow }: LinkedFile, concede: Concede): void {
  const own = concede({ values: file.values, states: file.states });
  for (const [row, cell] of cellOfRow.entries()) {
    const state = file.states[row] ?? suppressed;
    const [lower, upper] = anyOf(state) ?? [own.lower[row] ?? 0, own.upper[row] ?? NO_UPPER];
    if (figures.states[cell] === absent) {
      figures.values[cell] = file.values[row] ?? 0;
      figures.states[cell] = state;
    }
    const { knowledge } = figures;
    knowledge.lower[cell] = Math.max(knowledge.lower[cell] ?? 0, lower);
    knowledge.upper[cell] = Math.min(knowledge.upper[cell] ?? NO_UPPER, upper);
    if ((knowledge.lower[cell] ?? 0) > (knowledge.upper[cell] ?? 0))
      refuse(
        `${file.name}:${file.lines[row] ?? 0}`,
        "another file shows a figure of the same cell that cannot be true with this one",
        "give tables of the same people, or the method and base that made them",
      );
  }
}

function anyOf(state: number): [number, number] | null {
  if (state === notAvailable || state === unreliable) return [0, NO_UPPER];
  return state === notApplicable ? [0, 0] : null;
}
