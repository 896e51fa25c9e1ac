/**
 * Makes the synthetic responses of the consultation: nobody gave them. The committed file
 * data/responses/joint-targeted-area-inspections/2015/synthetic.csv is what `syntheticCsv` gives, and a test
 * holds the two together. The one real response is in organisation.csv beside it, transcribed by hand.
 */
import { csvLine } from "../csv-line.ts";
import { type Random, seededRandom } from "../seeded-random.ts";
import { exportColumns } from "./export-columns.ts";
import { respondent } from "./respondent.ts";

export const RESPONSES = 260;

/** The two header rows of the export. */
export function exportHeader(): string {
  const questions = exportColumns.map(({ question }, index) =>
    exportColumns[index - 1]?.question === question ? "" : question,
  );
  return csvLine(questions) + csvLine(exportColumns.map(({ option }) => option));
}

/** The whole synthetic file: header rows, good responses, then rows that validation must set aside. */
export function syntheticCsv(): string {
  const random = seededRandom(2015);
  // Chance of its own, so that what people answered does not change with how and when they did.
  const sending = seededRandom(20150811);
  const rows = Array.from({ length: RESPONSES }, (_, index) => [
    ...recorded(index, sending),
    ...respondent(index + 1, random),
  ]);
  return exportHeader() + rows.map(csvLine).join("") + faultyLines(rows);
}

/** The collectors of the three ways to respond: online, by e-mail and by post. */
const collectors = [
  ["70000001", 66],
  ["70000002", 26],
  ["70000003", 8],
] as const;

/** How many of a hundred responses come in each of the four weeks, from 14 July to 10 August; more come on the last day. */
const weeks = [
  [0, 21],
  [1, 16],
  [2, 19],
  [3, 31],
  [4, 13],
] as const;

/** Addresses are of the kinds kept for examples (RFC 5737, RFC 2606); names are left blank. */
function recorded(index: number, random: Random): string[] {
  const day = dayOf(random);
  const address = `192.0.2.${1 + (index % 250)}`;
  return [
    String(900_001 + index),
    random.choose(collectors),
    `${day} 10:00`,
    `${day} 10:20`,
    address,
    "someone@example.org",
    "",
    "",
    "",
  ];
}

/** A day of the consultation as DD/MM/YYYY; people answer at weekends too. */
function dayOf(random: Random): string {
  const week = random.choose(weeks);
  const days = 7 * week + (week === 4 ? 0 : random.below(7));
  const day = new Date(Date.UTC(2015, 6, 14 + days)).toISOString();
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** Five responses sent twice, four with a role that the list does not have, and three lines that broke off. */
function faultyLines(rows: readonly (readonly string[])[]): string {
  const role = exportColumns.findIndex(({ question }) => question === "I am a:");
  const sentTwice = rows.slice(40, 45);
  const unknownRole = rows.slice(80, 84).map((row, index) => {
    return row.map((field, column) =>
      column === 0 ? String(990_001 + index) : column === role ? "Something else" : field,
    );
  });
  const broken = ["990101", "990102", "990103"].map((id) => [id, "70000001", "11/08/2015 10:00"]);
  return [...sentTwice, ...unknownRole, ...broken].map(csvLine).join("");
}
