import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { publish } from "../../pipeline/publish.ts";
import { input } from "../formats/sample.ts";
import { count, dimension, place, safeTable } from "../safe-fixture.ts";
import type { Check, Found, Skipped, Subject } from "./check.ts";
import { filesUnder, keepOnly, spoil } from "./files.ts";
import { convert, libreOfficeVersion, withoutLibreOffice } from "./libreoffice.ts";
import { cellsOf } from "./workbook-files.ts";

/** Labels that a spreadsheet would run as formulas, were they written as they are (OWASP, "CSV injection"). */
const hostile = [
  "=1+1",
  '=HYPERLINK("https://example.org","Open")',
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-1+1",
  "@SUM(1;1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  '"=1+1"',
  "'=1+1",
  "a,=1+1",
  "a\n=1+1",
];

/**
 * What LibreOffice's dialogue offers to people: comma, quote, UTF-8, from row 1, British English, quoted cells not always
 * as text, no special numbers. Without people it takes Windows-1252.
 */
const asUtf8 = "--infilter=CSV:44,34,76,1,,2057,false,false";

/** Publishes a table whose labels and header are hostile, as a release of its own, and gives its folder. */
async function hostileRelease({ scratch }: Subject): Promise<string> {
  const folder = join(scratch, "hostile/2025");
  mkdirSync(folder, { recursive: true });
  const codes = hostile.map((label, i) => ({ ...place(`code-${i}`, null, null), label }));
  const label = dimension("label", [], { codes, hasTotal: false, label: "=1+1" });
  const rows = hostile.map((_, i) => [`code-${i}`, 10 + i]);
  const measure = { ...count, label: "+1+1", unit: "" };
  const table = safeTable({ name: "hostile", title: "=1+1", dimensions: [label], measures: [measure] }, rows);
  await publish({ ...input, tables: [table] }, folder);
  return folder;
}

/** Every CSV of a folder under a name that no other has. */
function csvIn(folder: string): [string, string][] {
  return filesUnder(folder, /\.csv$/).map((file) => [file.replaceAll("/", "-"), join(folder, file)]);
}

/** What a spreadsheet program made of a CSV's cells that it should have left: formulas, texts as numbers, and the reverse. */
async function problemsOf(
  name: string,
  csv: string,
  workbook: string,
): Promise<{ cells: number; problems: string[] }> {
  const read = new Map([...(await cellsOf(workbook))].map(([at, value]) => [at.replace(/^.*!/, ""), value]));
  const { data } = Papa.parse<string[]>(readFileSync(csv, "utf8"), { skipEmptyLines: true });
  const cells = data.flatMap((row, y) => row.map((text, x) => ({ text, at: `${y + 1}:${x + 1}` })));
  const problems = cells.flatMap(({ text, at }) => {
    const value = read.get(at);
    return isSame(text, value)
      ? []
      : [`${name}, row and column ${at}: ${JSON.stringify(text)} became ${value ?? "nothing"}`];
  });
  return { cells: cells.length, problems };
}

function isSame(text: string, value: string | number | undefined): boolean {
  if (text === "") return value === undefined;
  if (typeof value === "number") return Number(text) === value && text.trim() !== "";
  return Number.isNaN(Number(text)) && value === `text ${text.replace(/\r\n?/g, "\n")}`;
}

async function open(subject: Subject): Promise<Found | Skipped> {
  const missing = withoutLibreOffice();
  if (missing !== null) return { skipped: missing };
  const files = new Map([...csvIn(subject.packages), ...csvIn(await hostileRelease(subject))]);
  const folder = convert(subject, files, "ods", [asUtf8]);
  const judged = await Promise.all(
    [...files].map(([name, csv]) => problemsOf(name, csv, join(folder, name.replace(/\.csv$/, ".ods")))),
  );
  return {
    validator: libreOfficeVersion(),
    files: files.size,
    problems: judged.flatMap(({ problems }) => problems),
    notes: [
      `${judged.reduce((sum, { cells }) => sum + cells, 0)} cells, ${hostile.length} of them hostile labels: no formula, every number a number`,
    ],
  };
}

const statements = /^parents-views\/2025\/statements\.csv$/;

/** Every CSV, and one whose labels begin as formulas do, opened in a spreadsheet program. */
export const formulas: Check = {
  name: "CSV in a spreadsheet",
  run: open,
  faults: ["=1+1", '"=HYPERLINK(""https://example.org"")"', '"1,200"'].map((label) => ({
    what: `the label ${label} as it is`,
    plant: ({ packages }) => {
      keepOnly(packages, /\.csv$/, statements);
      spoil(packages, statements, ",Agree,", `,${label},`);
    },
  })),
};
