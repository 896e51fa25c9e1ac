import type { LogRules } from "../collection.ts";
import type { Problem } from "../user-error.ts";
import { UserError } from "../user-error.ts";
import { classificationPath } from "./classification.ts";
import { type CsvRow, csvRows } from "./csv-rows.ts";
import { readText } from "./yaml-file.ts";

const header = ["pattern", "label", "source"];

/**
 * The list of programs that a collection of logs is read with, in the order of its file: the first pattern that a
 * program's name holds, whatever its case, gives its label. Throws a UserError with every mistake in the file.
 */
export function readRobots(root: string, name: string): LogRules["robots"] {
  const path = classificationPath(name);
  const [first, ...rows] = csvRows(path, readText(root, path));
  const found = (first?.cells ?? []).map((cell) => cell.trim());
  if (found.join() !== header.join()) {
    const what = `the header is "${found.join()}"`;
    throw new UserError([{ where: `${path}:${first?.line ?? 1}`, what, todo: `write ${header.join()}` }]);
  }
  const problems = rows.flatMap((row, index) => mistakes(path, row, rows.slice(0, index)));
  if (problems.length > 0) throw new UserError(problems);
  return rows.map(({ cells }) => ({ pattern: patternOf(cells), label: cells[1]?.trim() ?? "" }));
}

function mistakes(path: string, { line, cells }: CsvRow, before: readonly CsvRow[]): Problem[] {
  const where = `${path}:${line}`;
  const pattern = patternOf(cells);
  const empty = header.filter((_, index) => (cells[index] ?? "").trim() === "");
  const hidden = before.find((earlier) => pattern.includes(patternOf(earlier.cells)));
  return [
    ...empty.map((column) => ({ where, what: `has no ${column}`, todo: "write it" })),
    ...(hidden === undefined || empty.length > 0
      ? []
      : [
          {
            where,
            what: `"${pattern}" is never reached, because line ${hidden.line} matches whatever it matches`,
            todo: "put it above that line, or take it out",
          },
        ]),
  ];
}

function patternOf(cells: readonly string[]): string {
  return (cells[0] ?? "").trim().toLowerCase();
}
