import { join } from "node:path";
import type { Check, Found, Skipped, Subject } from "./check.ts";
import { convert, libreOfficeVersion, withoutLibreOffice } from "./libreoffice.ts";
import {
  cellsOf,
  contentsOfOds,
  differencesIn,
  flatName,
  spoilPart,
  withSource,
  workbooks,
} from "./workbook-files.ts";

/** Workbooks of a format under names of their own. */
function named(subject: Subject, extension: "ods" | "xlsx"): Map<string, string> {
  return new Map(workbooks(subject, extension).map((file) => [flatName(subject, file), file]));
}

async function roundTrip(subject: Subject): Promise<Found | Skipped> {
  const missing = withoutLibreOffice();
  if (missing !== null) return { skipped: missing };
  const [ods, xlsx] = [named(subject, "ods"), named(subject, "xlsx")];
  const folders = {
    ods: convert(subject, ods, "ods"),
    xlsx: convert(subject, xlsx, "ods"),
    asXlsx: convert(subject, ods, "xlsx"),
  };
  const problems: string[] = [];
  let cells = 0;
  for (const [name, file] of ods) {
    const expected = await contentsOfOds(file);
    const withoutFormat = name.replace(/\.ods$/, "");
    cells += expected.cells.size;
    const say = (what: string) => (problem: string) => problems.push(`${withoutFormat} ${what}: ${problem}`);
    differencesIn(expected, await contentsOfOds(join(folders.ods, name))).forEach(say("saved as ODS"));
    const asXlsx = await cellsOf(join(folders.asXlsx, `${withoutFormat}.xlsx`));
    differencesIn(expected, { ...expected, cells: asXlsx }).forEach(say("saved as XLSX"));
    if (xlsx.has(`${withoutFormat}.xlsx`))
      differencesIn(expected, await contentsOfOds(join(folders.xlsx, name))).forEach(
        say("as XLSX, saved as ODS"),
      );
  }
  return withSource(
    {
      validator: libreOfficeVersion(),
      files: ods.size + xlsx.size,
      problems,
      notes: [
        `${cells} cells, the names and ranges of tables, and titles: the same after each of three conversions`,
      ],
    },
    subject,
  );
}

/** Every workbook opened in LibreOffice and saved: its values, the names of its tables and its title survive. */
export const libreOffice: Check = {
  name: "Workbooks, round trip",
  run: roundTrip,
  faults: [
    {
      what: "a table on a sheet that is not there",
      plant: (subject) =>
        spoilPart(
          subject,
          "ods",
          /^content\.xml$/,
          /target-range-address="[^"]*"/,
          'target-range-address="Nowhere.A1:Nowhere.B2"',
        ),
    },
    {
      what: "a number that the XLSX has otherwise",
      plant: (subject) =>
        spoilPart(subject, "ods", /^content\.xml$/, /office:value="(\d+)"/, 'office:value="9$1"'),
    },
    {
      what: "an XLSX without a title",
      plant: (subject) => spoilPart(subject, "xlsx", /core\.xml$/, /<dc:title>[^<]*</, "<dc:title><"),
    },
    {
      what: "a table of the XLSX under another name",
      plant: (subject) =>
        spoilPart(subject, "xlsx", /tables\/table1\.xml$/, /( (?:displayN|n)ame=")/g, "$1another_"),
    },
  ],
};
