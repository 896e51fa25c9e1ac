import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { SaxesParser } from "saxes";
import { readWorkbook } from "../../pipeline/audit/workbook/sheets.ts";
import type { Found, Subject } from "./check.ts";
import { filesUnder } from "./files.ts";

/** Workbooks of a small release, for as long as a publication has none. */
const golden = "tests/formats/golden-workbook";

/** A workbook as a comparison sees it: cells by "sheet!row:column", its named tables as "name is range", its title. */
export type Contents = {
  cells: ReadonlyMap<string, string | number>;
  tables: readonly string[];
  title: string;
};

/** Paths of a publication's workbooks of a format, in order. */
export function workbooks({ packages }: Subject, extension: "ods" | "xlsx"): string[] {
  const under = (folder: string) =>
    filesUnder(folder, new RegExp(`\\.${extension}$`)).map((file) => join(folder, file));
  const own = under(packages);
  return own.length > 0 ? own : under(golden);
}

/** A name for a workbook that no other has: "collection-period-name.ods". */
export function flatName({ packages }: Subject, file: string): string {
  return file.startsWith(packages) ? file.slice(packages.length + 1).replaceAll("/", "-") : basename(file);
}

/** The text of a part of a workbook. */
export function part(file: string, name: string): string {
  const bytes = unzipSync(readFileSync(file))[name];
  if (bytes === undefined) throw new Error(`${file} has no ${name}`);
  return strFromU8(bytes);
}

/** What an OpenDocument workbook holds. */
export async function contentsOfOds(file: string): Promise<Contents> {
  const ranges = [...part(file, "content.xml").matchAll(/<table:database-range ([^>]*)>/g)].map(
    ([, text = ""]) => {
      const value = (name: string) => new RegExp(`table:${name}="([^"]*)"`).exec(text)?.[1] ?? "";
      return `${value("name")} is ${plainRange(value("target-range-address"))}`;
    },
  );
  const [, title = ""] = /<dc:title>([^<]*)</.exec(part(file, "meta.xml")) ?? [];
  return { cells: await cellsOf(file), tables: ranges.sort(), title: textOf(title) };
}

/** The text of an element that holds no other. */
function textOf(content: string): string {
  let text = "";
  const parser = new SaxesParser({ fragment: true });
  parser.on("text", (piece) => (text += piece));
  parser.write(content).close();
  return text;
}

/** Every cell that holds something, numbers as numbers. */
export async function cellsOf(file: string): Promise<Map<string, string | number>> {
  const cells = new Map<string, string | number>();
  await readWorkbook(file, ({ sheet, row, cells: read }) => {
    read.forEach(({ kind, text }, column) => {
      if (text !== "")
        cells.set(`${sheet}!${row}:${column + 1}`, kind === "number" ? Number(text) : `${kind} ${text}`);
    });
  });
  return cells;
}

/** A range without the quotes, dollars and sheet's second name that programs write differently. */
function plainRange(address: string): string {
  return address.replaceAll(/['$]|&apos;/g, "").replace(/^(.*)\.([A-Z]+\d+):\1\./, "$1.$2:");
}

/** What one workbook has that another, which says the same, has otherwise. */
export function differencesIn(expected: Contents, found: Contents): string[] {
  const places = new Set([...expected.cells.keys(), ...found.cells.keys()]);
  const wrong = [...places].filter((at) => expected.cells.get(at) !== found.cells.get(at));
  const first = wrong[0] ?? "";
  return [
    ...(wrong.length === 0
      ? []
      : [
          `${wrong.length} cells differ, the first is ${first}: ${expected.cells.get(first)} became ${found.cells.get(first)}`,
        ]),
    ...(expected.tables.join() === found.tables.join()
      ? []
      : [`the tables ${expected.tables.join()} became ${found.tables.join()}`]),
    ...(expected.title === found.title ? [] : [`the title "${expected.title}" became "${found.title}"`]),
  ];
}

/** Spoils a part of a publication's first workbook, and removes the others. Throws where no part holds `before`. */
export function spoilPart(
  subject: Subject,
  extension: "ods" | "xlsx",
  name: RegExp,
  before: string | RegExp,
  after: string,
): void {
  adopt(subject);
  const [file = "", ...others] = workbooks(subject, extension);
  for (const other of others)
    for (const kind of [".ods", ".xlsx"]) rmSync(other.replace(/\.\w+$/, kind), { force: true });
  const parts = unzipSync(readFileSync(file));
  for (const [path, bytes] of Object.entries(parts).filter(([path]) => name.test(path))) {
    const text = strFromU8(bytes);
    if (text.replace(before, after) === text) continue;
    writeFileSync(file, zipSync({ ...parts, [path]: strToU8(text.replace(before, after)) }));
    return;
  }
  throw new Error(`no part of ${file} that matches ${name} holds ${before}`);
}

/** Copies the stand-ins into a publication that has no workbooks, so that they can be spoiled. */
function adopt(subject: Subject): void {
  for (const extension of ["ods", "xlsx"] as const)
    for (const file of workbooks(subject, extension))
      if (file.startsWith(golden)) copyFileSync(file, join(subject.packages, basename(file)));
}

/** Says of a finding whose workbooks were judged. */
export function withSource(found: Found, { packages }: Subject): Found {
  if (filesUnder(packages, /\.ods$/).length > 0) return found;
  return {
    ...found,
    notes: [...(found.notes ?? []), `no package has a workbook: judged are those of ${golden}`],
  };
}
