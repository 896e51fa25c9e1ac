import { buildSystem } from "../../system/build-system.ts";
import type { System } from "../../system/system.ts";
import type { Table } from "../../table.ts";
import type { ReleaseSystem } from "../release-system.ts";
import { type Figure, figuresOf, nothing, numberOf, sumOfFigures } from "./figures.ts";

/**
 * The tables of one number as a system of their own: a total that only a table of counts could show is unknown to the
 * public. `tables` are numbers of tables in the release, `rows` the cell of each of their rows, `isShown` the cells that
 * have a row, and `figures` what each cell holds; a cell above those shown holds what its parts come to.
 */
export type NumberSystem = {
  number: string;
  system: System;
  tables: readonly number[];
  rows: readonly Int32Array[];
  figures: readonly Figure[];
  isShown: Uint8Array;
};

/** The systems of all numbers of a release, in the order in which its tables name them. Throws as figuresOf does. */
export function numberSystems(release: ReleaseSystem, tables: readonly Table[]): NumberSystem[] {
  const byNumber = new Map<string, number[]>();
  for (const [t, table] of tables.entries()) {
    const number = numberOf(table);
    if (number !== null) byNumber.set(number, [...(byNumber.get(number) ?? []), t]);
  }
  return [...byNumber].map(([number, own]) => numberSystem(number, release, own, tables));
}

function numberSystem(
  number: string,
  release: ReleaseSystem,
  own: readonly number[],
  tables: readonly Table[],
): NumberSystem {
  const cubes = own.flatMap((t) => release.system.cubes[t] ?? []);
  const system = buildSystem(
    cubes.map(({ name, trees }) => ({ name, trees })),
    true,
  );
  const cellOf = new Int32Array(release.system.size);
  for (const [c, { cells }] of cubes.entries())
    cells.forEach((cell, position) => {
      cellOf[cell] = system.cubes[c]?.cells[position] ?? 0;
    });
  const rows = own.map((t) => (release.rows[t] ?? new Int32Array()).map((cell) => cellOf[cell] ?? 0));
  const figures = new Array<Figure | undefined>(system.size);
  for (const [i, t] of own.entries()) {
    const table = tables[t];
    const read = table === undefined ? [] : figuresOf(table);
    for (const [row, figure] of read.entries()) figures[rows[i]?.[row] ?? 0] ??= figure;
  }
  const isShown = Uint8Array.from({ length: system.size }, (_, cell) =>
    figures[cell] === undefined ? 0 : 1,
  );
  return { number, system, tables: own, rows, figures: filled(system, figures), isShown };
}

/** The figures of all cells. Equations come in an order in which parts are whole before their total is summed. */
function filled({ equations }: System, shown: readonly (Figure | undefined)[]): Figure[] {
  const figures = [...shown];
  const { totals, starts, parts } = equations;
  for (const [e, total] of totals.entries()) {
    if (figures[total] !== undefined) continue;
    const own = Array.from(parts.subarray(starts[e], starts[e + 1]), (part) => figures[part]);
    const known = own.filter((figure) => figure !== undefined);
    if (known.length === own.length) figures[total] = sumOfFigures(known);
  }
  // A cell of which nothing can be told is taken for 0 and never moves, so that nothing rests on it.
  return Array.from(figures, (figure) => figure ?? nothing);
}
