import { safeRows } from "../safe-rows.ts";
import { type Dimension, type Table, type TableShape, TOTAL } from "../table.ts";
import type { ReleaseSystem } from "./release-system.ts";
import type { SafeTable } from "./safe-table.ts";
import type { HiddenRows } from "./withhold.ts";

/** For each row of a table the system's cell of its count, and the cell of its base: who its percentage is of. */
export type RowCells = { cells: Int32Array; bases: Int32Array };

/** A table as it was before protection, but for its cells, and as it is published. */
export type ProtectedTable = { shape: TableShape; safe: SafeTable };

/** The cells of an unprotected table's rows: all combinations of its codes. `all` is the system's list for it. */
export function tableRowCells(table: Table, all: Int32Array): RowCells {
  const columns = new Map(table.dimensions.map(({ name }) => [name, table.cells.getChild(name)]));
  const code = (name: string, row: number) => String(columns.get(name)?.get(row) ?? TOTAL);
  return rowCells(table, all, table.cells.numRows, code);
}

/** The cells of a published table's rows, of which some may have gone. */
export function safeRowCells({ shape, safe }: ProtectedTable, all: Int32Array): RowCells {
  const rows = safeRows(safe);
  return rowCells(shape, all, rows.count, rows.code);
}

/** The rows of one published table whose own cell, or whose base, is among the cells to hide. */
export function hiddenRows(
  { rows }: ReleaseSystem,
  table: ProtectedTable,
  t: number,
  isHidden: (cell: number) => boolean,
): HiddenRows {
  const { cells, bases } = safeRowCells(table, rows[t] ?? new Int32Array());
  const rowsOf = (of: Int32Array) => new Set(Array.from(of.keys()).filter((row) => isHidden(of[row] ?? -1)));
  return { counts: rowsOf(cells), bases: rowsOf(bases) };
}

function rowCells(
  shape: TableShape,
  all: Int32Array,
  count: number,
  codeOf: (dimension: string, row: number) => string,
): RowCells {
  const cells = new Int32Array(count);
  const bases = new Int32Array(count);
  const axes = axesOf(shape.dimensions);
  for (let row = 0; row < count; row++) {
    const at = (isBase: boolean) =>
      axes.reduce((sum, { name, places, stride }) => {
        const code = isBase && name === shape.of ? TOTAL : codeOf(name, row);
        return sum + (places.get(code) ?? 0) * stride;
      }, 0);
    cells[row] = all[at(false)] ?? 0;
    bases[row] = all[at(true)] ?? 0;
  }
  return { cells, bases };
}

function axesOf(dimensions: readonly Dimension[]) {
  let stride = 1;
  return [...dimensions].reverse().map(({ name, codes, hasTotal }) => {
    const all = [...(hasTotal ? [TOTAL] : []), ...codes.map(({ code }) => code)];
    const axis = { name, places: new Map(all.map((code, place) => [code, place])), stride };
    stride *= all.length;
    return axis;
  });
}
