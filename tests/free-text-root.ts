import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A code frame of two themes and one that only people give. */
export const frame = `frame: comment
title: What users said of their clubs
about: A comment may have several themes.
themes:
  staff:
    label: The staff
    covers: What is said of those who lead a club.
    leaves_out: Teachers of the school.
    examples: [The leaders are kind to everybody.]
    counter_examples: [My class teacher is kind.]
    words: [staff, leader*, kind]
    unless_words: [class teacher]
  hours:
    label: Opening hours
    covers: When a club opens and closes.
    examples: [It should stay open later.]
    words: [open later]
    patterns: ['clos\\w+ (too )?early']
  other:
    label: Anything else
    covers: What no other theme covers.
`;

const themes = `  comment_themes:
    type: themes
    of: comment
    frame: comment
    label: What was said of the clubs
`;

const table = `  comments:
    title: What respondents said of the clubs (synthetic)
    of: comment_themes
    measure: [count, percent]
`;

export type Root = {
  folder: string;
  put: (path: string, text: string) => void;
  read: (path: string) => string;
};

/** The small survey of the golden tests with open answers coded into themes; `comments` in the order of the rows. */
export function freeTextRoot(comments: readonly string[], settings = ""): Root {
  const folder = mkdtempSync(join(tmpdir(), "first-release-free-text-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  cpSync("tests/golden/small-survey/in", folder, { recursive: true });
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const collection = "methodology/clubs/collection.yaml";
  put(collection, `${read(collection)}${themes}${settings}`);
  put("methodology/clubs/code-frames/comment.yaml", frame);
  const release = "data/releases/clubs/2026/release.yaml";
  put(release, `${read(release)}${table}`);
  const responses = "data/responses/clubs/2026/export.csv";
  const [header = "", ...lines] = read(responses).trim().split("\n");
  const rows = lines.map((line, index) => withComment(line, comments[index] ?? ""));
  put(responses, `${[header, ...rows].join("\n")}\n`);
  return { folder, put, read };
}

function withComment(line: string, comment: string): string {
  const cells = line.split(",");
  if (cells.length !== 9) return line;
  cells[7] = /[",\n]/.test(comment) ? `"${comment.replaceAll('"', '""')}"` : comment;
  return cells.join(",");
}

/** A command of the tool, run as a user runs it. */
export function command(...words: string[]): { status: number | null; said: string } {
  const run = spawnSync(process.execPath, ["pipeline/first-release.mjs", ...words], { encoding: "utf8" });
  return { status: run.status, said: run.stdout + run.stderr };
}
