import { type PublishedCells, shown } from "../system/system.ts";
import { TOTAL } from "../table.ts";
import { symbolOf } from "./count-value.ts";
import type { LinkedFile } from "./linked-files.ts";
import type { TableOptions } from "./options.ts";

/** Rows joined into one text at a time: few enough for a short string, many enough for few writes. */
const ROWS = 65_536;

/** For one dimension: the nodes that the file can tell, and the text of each of its columns at each node. */
type WrittenAxis = {
  nodes: readonly number[];
  size: number;
  texts: readonly { at: number; codes: readonly string[] }[];
};

/**
 * The text of a protected file, in pieces: its header, then every combination of its codes in their order with margins
 * first, each column as in the file that was read, and the count replaced by what is published.
 */
export function* csvText(
  { file, axes, cube }: LinkedFile,
  { values, states }: PublishedCells,
  { count, total }: TableOptions,
): Generator<string> {
  const written = axes.map((axis) => writtenAxis(axis, file.header, total));
  const countAt = file.header.indexOf(count);
  const cells = file.header.map(() => "");
  let rows = [file.header.map(quoted).join(",")];
  for (const position of positionsOf(written, cells)) {
    const cell = cube.cells[position] ?? 0;
    const state = states[cell] ?? shown;
    cells[countAt] = state === shown ? String(values[cell] ?? 0) : symbolOf(state);
    rows.push(cells.join(","));
    if (rows.length < ROWS) continue;
    yield `${rows.join("\n")}\n`;
    rows = [];
  }
  if (rows.length > 0) yield `${rows.join("\n")}\n`;
}

/** Number of rows that a file has once protected, without its header. */
export function rowsOf({ file, axes }: LinkedFile): number {
  return axes.reduce((product, axis) => product * writtenAxis(axis, file.header, TOTAL).nodes.length, 1);
}

/** A code on a level above the file's coarsest column cannot be told by the file, and has no row. */
function writtenAxis(
  { numbered, columns }: LinkedFile["axes"][number],
  header: readonly string[],
  total: string,
): WrittenAxis {
  const { tree, levelOf } = numbered;
  const coarsest = columns.at(-1)?.level ?? 0;
  const nodes = tree.nodes.flatMap((node, n) =>
    node.parent === null || (levelOf[n] ?? 0) <= coarsest ? [n] : [],
  );
  const texts = columns.map(({ column }) => {
    const c = tree.columns.indexOf(column.name);
    const codes = tree.nodes.map(({ values }) => quoted(values[c] === TOTAL ? total : (values[c] ?? total)));
    return { at: header.indexOf(column.name), codes };
  });
  return { nodes, size: tree.nodes.length, texts };
}

/** Steps through the combinations, the last dimension fastest, and keeps the codes in `cells` in step. */
function* positionsOf(axes: readonly WrittenAxis[], cells: string[], t = 0, before = 0): Generator<number> {
  const axis = axes[t];
  if (axis === undefined) return yield before;
  const isLast = t === axes.length - 1;
  for (const node of axis.nodes) {
    for (const { at, codes } of axis.texts) cells[at] = codes[node] ?? "";
    const position = before * axis.size + node;
    if (isLast) yield position;
    else yield* positionsOf(axes, cells, t + 1, position);
  }
}

/** RFC 4180: a cell with a comma, a quote or a line break stands in quotes. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
