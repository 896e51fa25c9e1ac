import type { Check, Found, Skipped, Subject } from "./check.ts";
import { python, runPython } from "./python.ts";
import {
  type Contents,
  contentsOfOds,
  differencesIn,
  flatName,
  spoilPart,
  withSource,
  workbooks,
} from "./workbook-files.ts";

type Read = { cells: Record<string, string | number>; tables: string[]; title: string } | { error: string };

async function read(subject: Subject): Promise<Found | Skipped> {
  const interpreter = python();
  if ("reason" in interpreter) return { skipped: interpreter.reason };
  const files = workbooks(subject, "xlsx");
  const { status, out, said } = runPython(interpreter.path, "read_xlsx.py", files);
  if (status !== 0) return { validator: "openpyxl", files: 0, problems: [said] };
  const { version, files: found }: { version: string; files: Record<string, Read> } = JSON.parse(out);
  const problems: string[] = [];
  for (const file of files) {
    const expected = await contentsOfOds(file.replace(/\.xlsx$/, ".ods"));
    problems.push(...problemsOf(expected, found[file]).map((what) => `${flatName(subject, file)}: ${what}`));
  }
  const notes = ["cells, the names and ranges of tables, and titles: the same as in the ODS"];
  return withSource({ validator: `openpyxl ${version}`, files: files.length, problems, notes }, subject);
}

function problemsOf(expected: Contents, found: Read | undefined): string[] {
  if (found === undefined) return ["was not read"];
  if ("error" in found) return [`cannot be read: ${found.error}`];
  return differencesIn(expected, { ...found, cells: new Map(Object.entries(found.cells)) });
}

/** Every XLSX by the library that people read it with in Python. */
export const xlsxByOpenpyxl: Check = {
  name: "XLSX, openpyxl",
  run: read,
  faults: [
    {
      what: "a number that the ODS has otherwise",
      plant: (subject) =>
        spoilPart(subject, "ods", /^content\.xml$/, /office:value="(\d+)"/, 'office:value="9$1"'),
    },
    {
      what: "a table whose range ends elsewhere",
      plant: (subject) =>
        spoilPart(subject, "xlsx", /tables\/table1\.xml$/, /( ref="[A-Z]+\d+:[A-Z]+\d)/g, "$19"),
    },
    {
      what: "a part that breaks off",
      plant: (subject) => spoilPart(subject, "xlsx", /sheet1\.xml$/, /<\/worksheet>/, ""),
    },
  ],
};
