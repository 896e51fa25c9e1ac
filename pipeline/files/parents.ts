import { refuse } from "../user-error.ts";
import type { CountFile, FileColumn } from "./count-file.ts";
import type { Levels } from "./levels.ts";

/** For each level but the coarsest, the number of each code's parent on the next level; 0 where none is known. */
export type Parents = readonly Int32Array[];

/**
 * Finds in the rows of all files which code lies in which. Throws a UserError with file and line where a code has two
 * parents, a coarser column is at its margin in a row of a finer level, or a code's parent is nowhere said.
 */
export function parentsOf(files: readonly CountFile[], { columns }: Levels): Parents {
  const sizes = columns.map((column) => sizeOf(files, column));
  const parents = columns.slice(1).map((_, level) => new Int32Array(sizes[level] ?? 0));
  for (const file of files) {
    for (const [level, found] of parents.entries()) {
      const fine = columnOf(file, columns[level]);
      const coarse = columnOf(file, columns[level + 1]);
      if (fine !== undefined && coarse !== undefined) learn(file, fine, coarse, found);
    }
  }
  for (const [level, found] of parents.entries()) refuseOrphans(files, columns, level, found);
  return parents;
}

/** A file's column by its name, where it has it. */
export function columnOf(file: CountFile, name: string | undefined): FileColumn | undefined {
  return file.columns.find((column) => column.name === name);
}

function sizeOf(files: readonly CountFile[], name: string): number {
  for (const file of files) {
    const column = columnOf(file, name);
    if (column !== undefined) return column.book.codes.length;
  }
  return 1;
}

function learn(file: CountFile, fine: FileColumn, coarse: FileColumn, parents: Int32Array): void {
  for (let row = 0; row < file.lines.length; row++) {
    const code = fine.codes[row] ?? 0;
    if (code === 0) continue;
    const parent = coarse.codes[row] ?? 0;
    const where = `${file.name}:${file.lines[row] ?? 0}`;
    if (parent === 0)
      refuse(
        where,
        `"${coarse.name}" is at its margin where "${fine.name}" is not`,
        `write its "${coarse.name}"`,
      );
    if (parents[code] !== 0 && parents[code] !== parent)
      refuse(
        where,
        `its "${fine.name}" lies in another "${coarse.name}" than in an earlier row`,
        `give each "${fine.name}" one "${coarse.name}", or leave out --hierarchy`,
      );
    parents[code] = parent;
  }
}

function refuseOrphans(
  files: readonly CountFile[],
  columns: readonly string[],
  level: number,
  parents: Int32Array,
): void {
  const orphan = parents.findIndex((parent, code) => code > 0 && parent === 0);
  if (orphan < 0) return;
  for (const file of files) {
    const row = columnOf(file, columns[level])?.codes.indexOf(orphan) ?? -1;
    if (row >= 0)
      refuse(
        `${file.name}:${file.lines[row] ?? 0}`,
        `no file says in which "${columns[level + 1] ?? ""}" its "${columns[level] ?? ""}" lies`,
        "give both columns in a row of some file",
      );
  }
}
