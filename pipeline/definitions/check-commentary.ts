import type { Problem } from "../user-error.ts";
import { placeholderIn } from "./check-page.ts";

type Heading = { level: number; line: number; text: string };

/** Mistakes in commentary as a page: sections with nothing in them, and words left for later. */
export function checkCommentary({ where, text }: { where: string; text: string }): Problem[] {
  const lines = withoutFences(text.split("\n"));
  const unfinished = lines.flatMap((line, i) => {
    const left = placeholderIn(line);
    const what = `"${left}" was left for later`;
    return left === null ? [] : [{ where: `${where}:${i + 1}`, what, todo: "write what it stands for" }];
  });
  const empty = emptySections(lines).map(({ line, text: heading }) => ({
    where: `${where}:${line}`,
    what: `the section "${heading}" is empty`,
    todo: "write it, or take its heading out",
  }));
  return [...empty, ...unfinished];
}

/** A section is empty where its heading is followed by the end, or by a heading that does not lie under it. */
function emptySections(lines: readonly string[]): Heading[] {
  const found: Heading[] = [];
  let open: Heading | null = null;
  for (const [i, line] of lines.entries()) {
    const heading = headingOf(line, i + 1);
    if (heading === null && line.trim() === "") continue;
    if (heading !== null && open !== null && heading.level <= open.level) found.push(open);
    open = heading;
  }
  return open === null ? found : [...found, open];
}

function headingOf(line: string, number: number): Heading | null {
  const match = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
  if (match === null) return null;
  const [, marks = "", text = ""] = match;
  return { level: marks.length, line: number, text };
}

/** Lines of code are no headings: they stand as a word that is nothing. */
function withoutFences(lines: readonly string[]): string[] {
  let isCode = false;
  return lines.map((line) => {
    const isFence = /^ {0,3}(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    return isFence || isCode ? "code" : line;
  });
}
