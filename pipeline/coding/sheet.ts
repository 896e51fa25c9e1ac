import type { ThemesVariable } from "../collection.ts";
import { type Problem, UserError } from "../user-error.ts";

/** What one coder gave: for each text's key its themes (none at all is a code too), or null where not coded yet. */
export type Sheet = {
  coder: string;
  /** Whether the coder saw no suggestion of the rule. */
  blind: boolean;
  rows: ReadonlyMap<string, readonly string[] | null>;
};

/** The sheets of each themes variable, in the order of the coders' names. */
export type Sheets = ReadonlyMap<string, readonly Sheet[]>;

/** The name of the sheet in which coders settle what they differ on. */
export const AGREED = "agreed";

/** What a coder writes for a text that has none of the themes. */
export const NONE = "none";

export const columns = { key: "key", text: "text", suggested: "suggested", themes: "themes" } as const;

/** Coders' sheets without the one of what they agreed. */
export function coderSheets(sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.filter(({ coder }) => coder !== AGREED);
}

type Row = { line: number; cells: readonly string[] };

/**
 * One sheet from its rows, of which only the key and the themes are kept. Throws a UserError with the line of every key
 * or theme that is none; what stands in a cell is never said, because it may be a respondent's text.
 */
export function sheetFrom(
  where: string,
  coder: string,
  [header, ...rows]: readonly Row[],
  variable: ThemesVariable,
): Sheet {
  const names = (header?.cells ?? []).map((cell) =>
    cell
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  );
  const [key, themes] = [names.indexOf(columns.key), names.indexOf(columns.themes)];
  if (key < 0 || themes < 0) {
    const what = 'the sheet has no column "key" or no column "themes"';
    throw new UserError([
      { where: `${where}:1`, what, todo: "keep the header as first-release coding wrote it" },
    ]);
  }
  const given = new Map<string, readonly string[] | null>();
  const problems: Problem[] = [];
  for (const { line, cells } of rows) {
    const text = cells[key]?.trim() ?? "";
    const codes = codesIn(cells[themes] ?? "", variable);
    const problem = rowProblem(text, codes, given, variable);
    if (problem === null) given.set(text, codes === "unknown" ? null : codes);
    else problems.push({ where: `${where}:${line}`, ...problem });
  }
  if (problems.length > 0) throw new UserError(problems);
  return { coder, blind: !names.includes(columns.suggested), rows: given };
}

function rowProblem(
  key: string,
  codes: readonly string[] | null | "unknown",
  before: ReadonlyMap<string, unknown>,
  { list }: ThemesVariable,
): Omit<Problem, "where"> | null {
  if (!/^t[0-9a-f]{16}$/.test(key))
    return { what: "the key is not one of first-release coding", todo: "copy the sheet's own key" };
  if (before.has(key)) return { what: "the key stands here for the second time", todo: "keep one row" };
  if (codes !== "unknown") return null;
  const known = list.codes.map(({ code }) => code).join(", ");
  return {
    what: "a theme is not in the code frame",
    todo: `write ${known}, with ; between them, or ${NONE}`,
  };
}

/** The themes of a cell in the order of the frame, by code or label; null where it is empty. */
function codesIn(cell: string, { list }: ThemesVariable): readonly string[] | null | "unknown" {
  const words = cell
    .split(/[;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (words.length === 0) return null;
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  if (words.length === 1 && same(words[0] ?? "", NONE)) return [];
  const isOf = (word: string, code: string, label: string) => same(word, code) || same(word, label);
  if (!words.every((word) => list.codes.some(({ code, label }) => isOf(word, code, label)))) return "unknown";
  return list.codes.flatMap(({ code, label }) =>
    words.some((word) => isOf(word, code, label)) ? [code] : [],
  );
}
