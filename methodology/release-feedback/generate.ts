/**
 * Makes the synthetic export of the feedback form: no reader wrote. The committed file
 * data/responses/release-feedback/2024/form.csv is what `feedbackCsv` gives, and a test holds the two together.
 */
import { csvLine } from "../csv-line.ts";
import { type Random, seededRandom } from "../seeded-random.ts";

const REPLIES = 520;

const header = [
  "Submission reference",
  "Submitted at",
  "Release",
  "Version",
  "Was this release useful to you?",
  "Is it the right length?",
  "Do we publish it often enough?",
  "What do you use it for?",
  "Which of these describes you best?",
  "What should we change?",
  "E-mail address",
];

type Weights = readonly (readonly [string, number])[];

/** Releases as the link names them, from which month on they are out, and how many in all reply on each. */
const releases: readonly { name: string; from: number; weight: number; short: number }[] = [
  { name: "involvement/2012", from: 0, weight: 22, short: 1 },
  { name: "joint-targeted-area-inspections/2015", from: 0, weight: 40, short: 2 },
  { name: "big-listen/2024", from: 9, weight: 130, short: 4 },
];

const useful: Weights = [
  ["Very useful", 34],
  ["Fairly useful", 40],
  ["Of little use", 13],
  ["Not useful", 5],
  ["", 8],
];

const often: Weights = [
  ["Should come more often", 28],
  ["Often enough", 50],
  ["Could come less often", 4],
  ["", 18],
];

/** Who readers are, how many of a hundred, and what each kind mostly uses a release for. */
const readers: readonly (readonly [string, number, readonly string[]])[] = [
  ["Central or local government, or Parliament", 22, ["Making or advising on policy"]],
  ["School, college, childminder or other provider", 24, ["Improving a service"]],
  ["Press or broadcasting", 5, ["News or comment"]],
  ["Member of the public, parent or carer", 17, ["Choosing a school or service", "Own interest"]],
  ["Academic, researcher or student", 18, ["Research or study"]],
  ["Charity, think tank or advocacy group", 9, ["Making or advising on policy", "Research or study"]],
  ["Business that uses the data", 5, ["Improving a service"]],
];

const uses = [...new Set(readers.flatMap(([, , own]) => own))];

/** The whole export: its header, sound rows in the order of sending, then rows that validation must set aside. */
export function feedbackCsv(): string {
  const random = seededRandom(2_024_777);
  const days = Array.from({ length: REPLIES }, () => random.below(366)).sort((a, b) => a - b);
  const rows = days.map((day, index) => reply(index + 1, day, random));
  return [header, ...rows, ...faulty(rows)].map(csvLine).join("");
}

function reply(number: number, day: number, random: Random): string[] {
  const sent = new Date(Date.UTC(2024, 0, 1 + day, 9, random.below(540)));
  const month = sent.getUTCMonth();
  const out = releases.filter(({ from }) => from <= month);
  const { name, short } = random.choose(out.map((release) => [release, release.weight] as const));
  const length: Weights = [
    ["Too short", 5 * short],
    ["About right", 60],
    ["Too long", 12],
    ["", 14],
  ];
  const [role, , own] = random.choose(readers.map((reader) => [reader, reader[1]] as const));
  return [
    `F24-${String(number).padStart(4, "0")}`,
    sent.toISOString().slice(0, 16).replace("T", " "),
    name,
    month < 3 ? "" : "1.0",
    random.choose(useful),
    random.choose(length),
    random.choose(often),
    usesOf(own, random),
    random.oneIn(12) ? "" : role,
    random.oneIn(4) ? "A synthetic comment." : "",
    random.oneIn(5) ? "someone@example.org" : "",
  ];
}

function usesOf(own: readonly string[], random: Random): string {
  if (random.oneIn(10)) return "";
  return uses.filter((use) => (own.includes(use) ? !random.oneIn(5) : random.oneIn(8))).join(";");
}

/** Sent twice, about a release that does not exist, and with a version that no release has. */
function faulty(rows: readonly (readonly string[])[]): string[][] {
  const change = (row: readonly string[], column: string, value: string, number: number) =>
    row.map((cell, index) => {
      if (index === 0) return `F24-9${String(number).padStart(3, "0")}`;
      return header[index] === column ? value : cell;
    });
  return [
    ...rows.slice(60, 63).map((row) => [...row]),
    ...rows.slice(120, 124).map((row, i) => change(row, "Release", "parents-views/1999", i)),
    ...rows.slice(300, 302).map((row, i) => change(row, "Version", "nine", 10 + i)),
  ];
}
