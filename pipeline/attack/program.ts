import type { ModelData } from "highs";
import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import type { Relations } from "./relations.ts";

/** A linear program over some relations: a column a cell that is not known, a row a relation. */
export type Program = {
  cells: readonly number[];
  columnOf: ReadonlyMap<number, number>;
  relations: readonly number[];
  data: ModelData;
};

/**
 * Puts relations into the solver's form: each row "total - parts", at most and at least what the cells that are known
 * leave of 0; each column between what is proven of its cell. `isWhole` asks for whole numbers.
 */
export function programOf(
  all: Relations,
  relations: readonly number[],
  known: Knowledge,
  isWhole: boolean,
): Program {
  const columnOf = new Map<number, number>();
  const matrix: { starts: number[]; indices: number[]; values: number[] } = {
    starts: [0],
    indices: [],
    values: [],
  };
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  for (const relation of relations) {
    let constant = 0;
    eachCell(all, relation, (cell, sign) => {
      if (known.lower[cell] === known.upper[cell]) {
        constant += sign * (known.lower[cell] ?? 0);
        return;
      }
      const column = columnOf.get(cell) ?? columnOf.size;
      columnOf.set(cell, column);
      matrix.indices.push(column);
      matrix.values.push(sign);
    });
    matrix.starts.push(matrix.indices.length);
    rowLower.push(-constant);
    rowUpper.push(relation < all.equalities ? -constant : Number.POSITIVE_INFINITY);
  }
  const cells = [...columnOf.keys()];
  const data: ModelData = {
    numCols: cells.length,
    numRows: relations.length,
    colCost: cells.map(() => 0),
    colLower: cells.map((cell) => known.lower[cell] ?? 0),
    colUpper: cells.map((cell) =>
      known.upper[cell] === NO_UPPER ? Number.POSITIVE_INFINITY : (known.upper[cell] ?? 0),
    ),
    rowLower,
    rowUpper,
    matrix: { format: "csr", numRows: relations.length, numCols: cells.length, ...matrix },
    ...(isWhole ? { integrality: cells.map(() => 1 as const) } : {}),
  };
  return { cells, columnOf, relations, data };
}

/** Each cell of a relation, the total with sign 1 and the parts with sign -1. */
export function eachCell(
  { starts, cells }: Relations,
  relation: number,
  visit: (cell: number, sign: 1 | -1) => void,
): void {
  const from = starts[relation] ?? 0;
  for (let i = from; i < (starts[relation + 1] ?? 0); i++) visit(cells[i] ?? 0, i === from ? 1 : -1);
}

/**
 * The relations near a cell: those that hold it, then those that hold a cell of these that is not known, and so on,
 * until there are `most` cells. What they prove is true of the whole system; a whole component is proven in full.
 */
export function nearby(all: Relations, cell: number, known: Knowledge, most: number): number[] {
  const cells = new Set([cell]);
  const relations = new Set<number>();
  for (const next of cells) {
    const { starts, of } = all.ofCell;
    for (let i = starts[next] ?? 0; i < (starts[next + 1] ?? 0); i++) {
      const relation = of[i] ?? 0;
      if (relations.has(relation)) continue;
      relations.add(relation);
      eachCell(all, relation, (other) => {
        if (known.lower[other] !== known.upper[other]) cells.add(other);
      });
    }
    if (cells.size >= most) break;
  }
  return [...relations].sort((a, b) => a - b);
}
