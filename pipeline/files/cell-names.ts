import { nodesAt } from "../system/build-system.ts";
import { TOTAL } from "../table.ts";
import type { LinkedFile, LinkedFiles } from "./linked-files.ts";

/** How a cell is named to the user: its file, its line (null where no row has it), and its code in each column. */
export type CellName = { file: string; line: number | null; key: Readonly<Record<string, string>> };

/**
 * Names cells: by the first of the files, in the order in which they were given, that has a row for the cell; else by
 * the first whose table holds it. `total` is the user's own code of a margin.
 */
export function cellNamer({ system, files }: LinkedFiles, total: string): (cell: number) => CellName {
  const positions = files.map(({ cube }) => inverse(cube.cells, system.size));
  const rows = files.map(({ cellOfRow }) => inverse(cellOfRow, system.size));
  return (cell) => {
    const withRow = rows.findIndex((rowOf) => (rowOf[cell] ?? -1) >= 0);
    const at = withRow >= 0 ? withRow : positions.findIndex((positionOf) => (positionOf[cell] ?? -1) >= 0);
    const linked = files[at];
    if (linked === undefined) return { file: "", line: null, key: {} };
    const row = rows[at]?.[cell] ?? -1;
    return {
      file: linked.file.name,
      line: row < 0 ? null : (linked.file.lines[row] ?? null),
      key: keyOf(linked, positions[at]?.[cell] ?? 0, total),
    };
  };
}

/** "ward=W1 la=L1", or "the total of all" where every column is at its margin; a code with a space is in quotes. */
export function keyText(key: CellName["key"], total: string): string {
  const pairs = Object.entries(key).filter(([, code]) => code !== total);
  const quoted = (code: string) => (/[\s,()"]/.test(code) ? JSON.stringify(code) : code);
  return pairs.length === 0
    ? "the total of all"
    : pairs.map(([column, code]) => `${column}=${quoted(code)}`).join(" ");
}

/** "by-la.csv:17 la=L001", without the line where no row has the cell. */
export function placeText({ file, line, key }: CellName, total: string): string {
  return `${file}${line === null ? "" : `:${line}`} ${keyText(key, total)}`;
}

/** For each of `size` cells its first place in a list of cells, or -1. */
export function inverse(cells: Int32Array, size: number): Int32Array {
  const found = new Int32Array(size).fill(-1);
  for (let at = cells.length - 1; at >= 0; at--) found[cells[at] ?? 0] = at;
  return found;
}

/** The codes of a table's position in the columns that the file has, in the file's order. */
function keyOf({ file, axes, cube }: LinkedFile, position: number, total: string): Record<string, string> {
  const nodes = nodesAt(cube.trees, position);
  const codes = new Map<string, string>();
  for (const [t, { numbered }] of axes.entries()) {
    const values = numbered.tree.nodes[nodes[t] ?? 0]?.values ?? [];
    for (const [c, column] of numbered.tree.columns.entries()) codes.set(column, values[c] ?? TOTAL);
  }
  return Object.fromEntries(
    file.columns.map(({ name }) => {
      const code = codes.get(name) ?? TOTAL;
      return [name, code === TOTAL ? total : code];
    }),
  );
}
