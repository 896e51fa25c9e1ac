import { buildSystem } from "../system/build-system.ts";
import type { CodeTree, Cube, System } from "../system/system.ts";
import { TOTAL } from "../table.ts";
import { refuse } from "../user-error.ts";
import { bookOf, type CodeBooks, numberOf } from "./code-book.ts";
import { codeTree, type NumberedTree } from "./code-tree.ts";
import { type CountFile, type FileColumn, type ReadCount, readCountFile } from "./count-file.ts";
import { type Levels, levelsOf } from "./levels.ts";
import type { TableOptions } from "./options.ts";
import { columnOf, type Parents, parentsOf } from "./parents.ts";
import { type UnlistedCode, unlistedName } from "./unlisted-codes.ts";

/** More cells than this do not fit in the memory of a small machine. */
const MOST_CELLS = 12_000_000;

/** A dimension of one file: its tree, and the file's columns that tell the node, each with its level in the tree. */
export type Axis = { numbered: NumberedTree; columns: readonly { level: number; column: FileColumn }[] };

/** One file in the system: its table, and for each row the system's cell. */
export type LinkedFile = { file: CountFile; axes: readonly Axis[]; cube: Cube; cellOfRow: Int32Array };

/** Several files as one system of cells. Files stand in the order in which they were named. */
export type LinkedFiles = { system: System; files: readonly LinkedFile[] };

/** Files as they were read, before their cells are numbered, and the codes of all of them. */
export type ReadFiles = { files: readonly CountFile[]; books: CodeBooks };

type Dimension = { levels: Levels; parents: Parents; trees: Map<number, NumberedTree> };

/** Reads files; throws a UserError with file and line for what is wrong in one of them. */
export function readFiles(paths: readonly string[], options: TableOptions, readCount: ReadCount): ReadFiles {
  const books: CodeBooks = new Map();
  const files = paths.map((path) => readCountFile(path, options, readCount, books));
  refuseOneName(files);
  return { files, books };
}

/**
 * Numbers the cells of files as one system: dimensions are shared by the column's name, and each has the codes of all
 * files, and the `unlisted` ones besides. Throws a UserError with file and line for what is wrong between files.
 */
export function linkFiles(
  { files, books }: ReadFiles,
  options: TableOptions,
  unlisted: readonly UnlistedCode[] = [],
): LinkedFiles {
  for (const { column, parent } of unlisted)
    numberOf(bookOf(books, column, options.total), unlistedName(parent));
  const dimensions = levelsOf(files, options).map((levels): Dimension => {
    const parents = parentsOf(files, levels);
    addUnlisted(unlisted, levels, parents, books);
    return { levels, parents, trees: new Map() };
  });
  const axes = files.map((file) => axesOf(file, dimensions, books));
  for (const [f, file] of files.entries()) refuseTooMany(file, axes[f] ?? []);
  const order = files
    .map((_, f) => f)
    .sort((a, b) => ((files[a]?.name ?? "") < (files[b]?.name ?? "") ? -1 : 1));
  const system = buildSystem(
    order.map((f) => ({
      name: files[f]?.name ?? "",
      trees: (axes[f] ?? []).map(({ numbered }) => byOwnCodes(numbered.tree)),
    })),
  );
  const linked = files.map((file, f): LinkedFile => {
    const cube = system.cubes[order.indexOf(f)] ?? { name: file.name, trees: [], cells: new Int32Array(0) };
    return { file, axes: axes[f] ?? [], cube, cellOfRow: cellsOf(file, axes[f] ?? [], cube) };
  });
  return { system, files: linked };
}

function addUnlisted(
  unlisted: readonly UnlistedCode[],
  { columns }: Levels,
  parents: Parents,
  books: CodeBooks,
): void {
  for (const { column, parent } of unlisted) {
    const level = columns.indexOf(column);
    const code = books.get(column)?.numbers.get(unlistedName(parent));
    const above = books.get(columns[level + 1] ?? "")?.numbers.get(parent ?? "");
    const ofCode = parents[level];
    if (ofCode !== undefined && code !== undefined && above !== undefined) ofCode[code] = above;
  }
}

function refuseOneName(files: readonly CountFile[]): void {
  const names = files.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) refuse(twice, "is the name of two files", "give each file its own name");
}

/**
 * A tree whose nodes have their own code and not those above it. A code lies in one parent, so that its own code is
 * enough to name its people; and it names them alike in two groupings, whose codes above differ.
 */
function byOwnCodes(tree: CodeTree): CodeTree {
  const nodes = tree.nodes.map((node) => {
    const own = node.values.findIndex((code) => code !== TOTAL);
    return { ...node, values: node.values.map((code, c) => (c === own ? code : TOTAL)) };
  });
  return { ...tree, nodes };
}

/** Of several groupings of the same codes the one that the file has; its finest codes alone are in each of them. */
function ownGroupings(file: CountFile, dimensions: readonly Dimension[]): readonly Dimension[] {
  const has = (name: string) => columnOf(file, name) !== undefined;
  return dimensions.filter((one) => {
    const [finest] = one.levels.columns;
    const rivals = dimensions.filter(({ levels }) => levels.columns[0] === finest);
    const held = (of: Dimension) => of.levels.columns.filter(has);
    const most = rivals.reduce((best, rival) => (held(rival).length > held(best).length ? rival : best));
    const outside = rivals.flatMap(held).find((column) => !most.levels.columns.includes(column));
    if (outside !== undefined)
      refuse(
        `${file.name}:1`,
        `has "${outside}" beside another grouping of "${finest ?? ""}"`,
        "give each grouping in a file of its own",
      );
    return one === most;
  });
}

/** The dimensions of one file, in the order of its columns. */
function axesOf(file: CountFile, dimensions: readonly Dimension[], books: CodeBooks): Axis[] {
  const axes = ownGroupings(file, dimensions).flatMap(({ levels, parents, trees }) => {
    const columns = levels.columns.flatMap((name, level) => {
      const column = columnOf(file, name);
      return column === undefined ? [] : [{ level, column }];
    });
    const [first] = columns;
    if (first === undefined) return [];
    refuseGap(file, levels, columns);
    const numbered = trees.get(first.level) ?? codeTree(levels, books, parents, first.level);
    trees.set(first.level, numbered);
    return [{ numbered, columns }];
  });
  const place = ({ columns }: Axis) =>
    Math.min(...columns.map(({ column }) => file.header.indexOf(column.name)));
  return axes.sort((a, b) => place(a) - place(b));
}

function refuseGap(file: CountFile, levels: Levels, columns: Axis["columns"]): void {
  const from = columns[0]?.level ?? 0;
  if ((columns.at(-1)?.level ?? 0) - from + 1 === columns.length) return;
  const gap = levels.columns[columns.find(({ level }, at) => level !== from + at)?.level ?? 0] ?? "";
  refuse(
    `${file.name}:1`,
    `lacks a column below "${gap}" of its hierarchy`,
    "give every level between its finest and its coarsest",
  );
}

function refuseTooMany(file: CountFile, axes: readonly Axis[]): void {
  const cells = axes.reduce((product, { numbered }) => product * numbered.tree.nodes.length, 1);
  if (cells > MOST_CELLS)
    refuse(
      file.name,
      `its dimensions make ${cells.toPrecision(3)} cells, more than ${MOST_CELLS / 1e6} million`,
      "name fewer with --dimensions, or say which nest with --hierarchy",
    );
}

/** The cell of each row. Throws where two rows are one cell. */
function cellsOf(file: CountFile, axes: readonly Axis[], { cells }: Cube): Int32Array {
  const found = new Int32Array(file.lines.length);
  const rowOf = new Int32Array(cells.length).fill(-1);
  for (let row = 0; row < found.length; row++) {
    let position = 0;
    for (const axis of axes) position = position * axis.numbered.tree.nodes.length + nodeOfRow(axis, row);
    const earlier = rowOf[position] ?? -1;
    if (earlier >= 0)
      refuse(
        `${file.name}:${file.lines[row] ?? 0}`,
        `is the same cell as line ${file.lines[earlier] ?? 0}`,
        "give each cell one row, and name every column that tells cells apart in --dimensions",
      );
    rowOf[position] = row;
    found[row] = cells[position] ?? 0;
  }
  return found;
}

/** The finest column that is not at its margin tells the node. */
function nodeOfRow({ numbered, columns }: Axis, row: number): number {
  for (const { level, column } of columns) {
    const code = column.codes[row] ?? 0;
    if (code !== 0) return numbered.nodeOf[level]?.[code] ?? 0;
  }
  return 0;
}
