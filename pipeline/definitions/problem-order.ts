import type { Problem } from "../user-error.ts";

/** Problems file by file in the order in which the files first come, each file's by its lines. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
  const placed = problems.map((problem) => ({ problem, ...placeOf(problem) }));
  const files = [...new Set(placed.map(({ file }) => file))];
  return placed
    .sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line)
    .map(({ problem }) => problem);
}

function placeOf({ where }: Problem): { file: string; line: number } {
  const [, file, line] = /^(.*):(\d+)$/.exec(where) ?? [];
  return file === undefined ? { file: where, line: 0 } : { file, line: Number(line) };
}
