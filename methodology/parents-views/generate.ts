/**
 * Makes the synthetic responses of parents-views: nobody answered them. The same period always gives the same files.
 * The build calls `generateResponses` when data/responses/parents-views/<period> is absent.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvLine } from "../csv-line.ts";
import { type Random, seededRandom } from "../seeded-random.ts";
import { type Answers, answer, statements, type Year } from "./answers.ts";
import { inventSchools, type School } from "./schools.ts";

type Row = Readonly<Record<string, string>>;
type ResponseFile = { name: string; text: string };

const columns = [
  "response_id",
  "submitted",
  "school",
  "phase",
  "special_measures",
  "relation",
  ...statements.map(({ code }) => `statement_${code}`),
  "recommend",
  "years_at_school",
  "heard_from",
];

/** The authorities that schools lie in, from the classification that the collection itself uses. */
export function authorityCodes(): string[] {
  const file = new URL("../classifications/local-authorities.csv", import.meta.url);
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => line.slice(0, line.indexOf(",")));
}

/** The response files of a period: one in 2024; two in 2025, whose columns come in a different order. */
export function responseFiles(period: string): ResponseFile[] {
  const year = asYear(period);
  const rows = responses(year);
  if (year === 2024) return [{ name: "responses.csv", text: csv(columns, rows) + raggedLines(6) }];
  const early = rows.filter(({ submitted }) => (submitted ?? "") < `${year}-07`);
  const late = rows.filter(({ submitted }) => (submitted ?? "") >= `${year}-07`);
  return [
    { name: "january-to-june.csv", text: csv(columns, early) + raggedLines(4) },
    { name: "july-to-december.csv", text: csv([...columns].reverse(), late) },
  ];
}

/** Writes the response files of a period into a folder, making the folder where it is missing. */
export function generateResponses(period: string, folder: string): void {
  const files = responseFiles(period);
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
}

function asYear(period: string): Year {
  if (period === "2024") return 2024;
  if (period === "2025") return 2025;
  throw new RangeError("parents-views has synthetic responses for 2024 and 2025 only");
}

function responses(year: Year): Row[] {
  const random = seededRandom(year);
  const good = inventSchools(authorityCodes()).flatMap((school) => answersOf(school, year, random));
  const numbered = good.map((row, index) => ({ ...row, response_id: responseId(year, index) }));
  return [...numbered, ...faultyRows(numbered, year)];
}

function answersOf(school: School, year: Year, random: Random): Row[] {
  const change = Math.floor(school.parents / 8);
  const parents = Math.max(1, school.parents - change + random.below(2 * change + 1));
  const phase = year === 2025 && school.becomesAllThrough ? "All-through" : school.phase;
  return Array.from({ length: parents }, () => row(school, phase, year, random));
}

function row(school: School, phase: string, year: Year, random: Random): Row {
  const answers: Answers = answer(school, phase, year, random);
  return {
    submitted: `${year}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
    school: school.code,
    phase,
    special_measures: school.specialMeasures ? "Yes" : "No",
    relation: answers.relation,
    recommend: answers.recommend,
    years_at_school: answers.years,
    heard_from: answers.heard,
    ...Object.fromEntries(
      statements.map(({ code }, index) => [`statement_${code}`, answers.statements[index] ?? ""]),
    ),
  };
}

/** Rows that validation must set aside: sent twice, a phase outside the list, years out of range, no school. */
function faultyRows(good: readonly Row[], year: Year): Row[] {
  const spoil = (from: number, howMany: number, fault: Row): Row[] =>
    good.slice(from, from + howMany).map((one, index) => ({
      ...one,
      response_id: responseId(year, good.length + from + index),
      ...fault,
    }));
  return [
    ...good.slice(1000, 1030),
    ...spoil(2000, 15, { phase: "Another kind of school" }),
    ...spoil(3000, 10, { years_at_school: "41" }),
    ...spoil(4000, 8, { school: "" }),
  ];
}

/** Lines that broke off in the middle of a row. */
function raggedLines(howMany: number): string {
  return "broken-line,2000-01-01\n".repeat(howMany);
}

function csv(header: readonly string[], rows: readonly Row[]): string {
  return [csvLine(header), ...rows.map((one) => csvLine(header.map((column) => one[column] ?? "")))].join("");
}

function responseId(year: Year, index: number): string {
  return `${year}-${String(index + 1).padStart(6, "0")}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
