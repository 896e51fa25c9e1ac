import type { Random } from "../seeded-random.ts";
import type { School } from "./schools.ts";

/** The statements in the order of the questionnaire, with how easily parents agree with each in 2024 and in 2025. */
export const statements = [
  { code: "happy", 2024: 62, 2025: 64 },
  { code: "safe", 2024: 68, 2025: 68 },
  { code: "progress", 2024: 50, 2025: 53 },
  { code: "behaviour", 2024: 36, 2025: 32 },
  { code: "bullying", 2024: 14, 2025: 24 },
  { code: "told", 2024: 34, 2025: 46 },
  { code: "listens", 2024: 30, 2025: 31 },
  { code: "help", 2024: 32, 2025: 32 },
  { code: "activities", 2024: 26, 2025: 38 },
  { code: "well_run", 2024: 42, 2025: 43 },
] as const;

export type Year = 2024 | 2025;

/** Of so many parents who have a view of a statement, one says that they do not know. */
const dontKnowOneIn: Partial<Record<string, number>> = { bullying: 6, activities: 14, listens: 20 };

/** What one parent answers: questions left out are empty, as in the export of a survey tool. */
export type Answers = {
  statements: readonly string[];
  recommend: string;
  years: string;
  heard: string;
  relation: string;
};

/** One parent's answers: alike within a school and within a person, with some questions left out. */
export function answer(school: School, phase: string, year: Year, random: Random): Answers {
  const person = school.standing + random.around(60);
  const stopsAt = random.oneIn(30) ? random.below(statements.length) : statements.length;
  const stopped = stopsAt < statements.length;
  return {
    statements: statements.map((statement, index) =>
      index >= stopsAt || random.oneIn(45) ? "" : agreement(statement.code, person + statement[year], random),
    ),
    recommend: stopped || random.oneIn(40) ? "" : recommendation(person, random),
    years: stopped || random.oneIn(25) ? "" : String(random.below(longestStay(phase) + 1)),
    heard: stopped || random.oneIn(30) ? "" : heardFrom(year, random),
    relation: random.oneIn(35) ? "" : relation(random),
  };
}

function agreement(code: string, view: number, random: Random): string {
  if (random.oneIn(dontKnowOneIn[code] ?? 60)) return "Don't know";
  const point = view + random.around(50);
  if (point > 45) return "Strongly agree";
  if (point > -8) return "Agree";
  return point > -38 ? "Disagree" : "Strongly disagree";
}

function recommendation(person: number, random: Random): string {
  return person + random.around(40) > -35 ? "Yes" : "No";
}

function longestStay(phase: string): number {
  return { Nursery: 2, Primary: 7, Secondary: 6, Special: 12, "All-through": 13 }[phase] ?? 6;
}

const channels = [
  ["Email", 80, 78],
  ["Text message", 46, 34],
  ["Letter", 31, 22],
  ["Website", 24, 22],
  ["School app", 0, 48],
  ["Meeting at the school", 38, 39],
  ["Social media", 15, 16],
] as const;

/** Ticked channels, joined by a bar; nobody who reached the question ticked none. */
function heardFrom(year: Year, random: Random): string {
  const ticked = channels.filter(
    ([, in2024, in2025]) => random.below(100) < (year === 2024 ? in2024 : in2025),
  );
  return ticked.length === 0 ? "Email" : ticked.map(([label]) => label).join("|");
}

function relation(random: Random): string {
  return random.choose([
    ["Parent", 88],
    ["Step-parent", 3],
    ["Grandparent", 4],
    ["Foster carer", 2],
    ["Other carer", 3],
  ]);
}
