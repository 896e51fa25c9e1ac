import { existsSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import type { Code, CodeList } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import { insideRoot } from "../paths.ts";
import { type Problem, UserError } from "../user-error.ts";
import { listMistakes } from "./code-list.ts";
import { type CsvRow, csvRows } from "./csv-rows.ts";
import { code as codeSchema, slug } from "./scalars.ts";
import { readText } from "./yaml-file.ts";

/** The columns that a classification may have besides those named after another classification. */
const ownColumns = ["code", "label", "source", "from", "to", "old_code"];

type Entry = { line: number; from: string; to: string; code: Code };

const folder = "methodology/classifications";

/** The path of a classification's file, relative to the root. */
export function classificationPath(name: string): string {
  return `${folder}/${name}.csv`;
}

/** The names of the root's classifications, sorted. */
export function classificationNames(root: string): string[] {
  const path = insideRoot(root, folder);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((file) => file.endsWith(".csv"));
  return files.map((file) => basename(file, ".csv")).sort();
}

/**
 * A classification as it is valid in a period, in the order of its file. Throws a UserError with every mistake:
 * header, ragged rows, codes and labels that are malformed or given twice, parents that do not exist.
 */
export function readClassification(root: string, name: string, period: string): CodeList {
  const path = classificationPath(name);
  const others = classificationNames(root).filter((one) => one !== name);
  const { header, entries } = readEntries(root, name, others);
  const valid = inPeriod(entries, period);
  const problems = [
    ...entries.flatMap((entry) => malformed(path, entry)),
    ...listMistakes(valid.map(({ code }) => code)).map(({ entry, what, todo }) => ({
      where: `${path}:${valid[entry]?.line ?? 1}`,
      what,
      todo,
    })),
    ...header
      .filter((column) => others.includes(column))
      .flatMap((parent) => orphans(root, path, valid, parent, period)),
  ];
  if (problems.length > 0) throw new UserError(problems);
  return { name, codes: valid.map(({ code }) => code) };
}

function inPeriod(entries: readonly Entry[], period: string): Entry[] {
  return entries.filter(({ from, to }) => (from === "" || from <= period) && (to === "" || period <= to));
}

function readEntries(
  root: string,
  name: string,
  others: readonly string[],
): { header: string[]; entries: Entry[] } {
  const path = classificationPath(name);
  const [first, ...rows] = csvRows(path, readText(root, path));
  const header = (first?.cells ?? []).map((cell) => cell.trim());
  const problems = headerProblems(`${path}:${first?.line ?? 1}`, header, others);
  if (rows.length === 0)
    problems.push({ where: path, what: "has no codes", todo: "add a row for each code" });
  if (problems.length > 0) throw new UserError(problems);
  return { header, entries: rows.map((row) => entryOf(header, row)) };
}

function headerProblems(where: string, header: readonly string[], others: readonly string[]): Problem[] {
  const known = [...ownColumns, ...others];
  const missing = ["code", "label"].filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.includes(column));
  const twice = header.filter((column, index) => header.indexOf(column) < index);
  return [
    ...missing.map((column) => ({
      where,
      what: `the header has no "${column}"`,
      todo: "begin with code,label",
    })),
    ...unknown.map((column) => ({
      where,
      what: `the column "${column}" is neither a setting nor a classification`,
      todo: didYouMean(column, known),
    })),
    ...twice.map((column) => ({ where, what: `the column "${column}" is given twice`, todo: "keep one" })),
  ];
}

function entryOf(header: readonly string[], { line, cells }: CsvRow): Entry {
  const cell = (column: string) => cells[header.indexOf(column)]?.trim() ?? "";
  const others = header.filter((column) => column === "old_code" || !ownColumns.includes(column));
  const more = Object.fromEntries(
    others.map((column) => [column, cell(column)]).filter(([, value]) => value !== ""),
  );
  const source = cell("source") === "" ? [] : cell("source").split("|");
  return {
    line,
    from: cell("from"),
    to: cell("to"),
    code: { code: cell("code"), label: cell("label"), source, more },
  };
}

function malformed(path: string, { line, from, to, code }: Entry): Problem[] {
  const where = `${path}:${line}`;
  const message = codeSchema.safeParse(code.code).error?.issues[0]?.message;
  const [what, todo] = message?.split("; ") ?? [];
  const problems: Problem[] = [];
  if (what !== undefined) {
    problems.push({ where, what: `the code "${code.code}" cannot be used`, todo: todo ?? `it ${what}` });
  }
  if (code.label === "")
    problems.push({ where, what: `the code "${code.code}" has no label`, todo: "write one" });
  for (const period of [from, to].filter((one) => one !== "" && !slug.safeParse(one).success)) {
    problems.push({
      where,
      what: `"${period}" is not a period`,
      todo: "write it as the release's folder is named",
    });
  }
  if (from !== "" && to !== "" && from > to) {
    problems.push({ where, what: `is valid from ${from} to ${to}, which is never`, todo: "swap the two" });
  }
  return problems;
}

/** Parents that the other classification has not, in this period. */
function orphans(
  root: string,
  path: string,
  valid: readonly Entry[],
  parent: string,
  period: string,
): Problem[] {
  const others = classificationNames(root);
  const parents = inPeriod(readEntries(root, parent, others).entries, period).map(({ code }) => code.code);
  const known = new Set(parents);
  return valid.flatMap(({ line, code }) => {
    const named = code.more[parent];
    if (named === undefined || known.has(named)) return [];
    const what = `"${code.code}" lies in "${named}", which ${classificationPath(parent)} does not have`;
    return [{ where: `${path}:${line}`, what: `${what} in ${period}`, todo: didYouMean(named, parents) }];
  });
}
