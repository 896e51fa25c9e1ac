import { csvLine } from "../csv-line.ts";
import { type Random, seededRandom } from "../seeded-random.ts";

/** A school that does not exist, with what makes its parents answer as they do. */
export type School = {
  /** Six digits from 900001: no real school's number is so high. */
  code: string;
  label: string;
  authority: string;
  phase: "Nursery" | "Primary" | "Secondary" | "Special";
  /** Taught in one phase in 2024 and in all of them from 2025, when the code list gained "All-through". */
  becomesAllThrough: boolean;
  specialMeasures: boolean;
  /** About so many parents answer in a year. */
  parents: number;
  /** How much better (or worse, below 0) than usual the school is thought of. */
  standing: number;
};

const SCHOOLS = 900;

/** Parents of younger children think better of schools. */
const phaseStanding = { Nursery: 9, Primary: 4, Secondary: -12, Special: 14 } as const;

/** Authorities too small for a second school. */
const oneSchool = new Set(["E06000053", "E09000001"]);

/** The invented schools, the same on every call: each authority has one, and counties have the most. */
export function inventSchools(authorities: readonly string[]): School[] {
  const random = seededRandom(900_000);
  const weights = authorities.map((code) => [code, authorityWeight(code)] as const);
  const places = [...authorities];
  while (places.length < SCHOOLS) places.push(random.choose(weights));
  return places.sort().map((authority, index) => inventSchool(authority, index + 1, random));
}

/** methodology/classifications/schools.csv as these schools make it. */
export function schoolsCsv(schools: readonly School[]): string {
  const lines = schools.map(({ code, label, authority }) => csvLine([code, label, authority]));
  return [csvLine(["code", "label", "local-authorities"]), ...lines].join("");
}

function authorityWeight(code: string): number {
  if (oneSchool.has(code)) return 0;
  return code.startsWith("E10") ? 5 : 2;
}

function inventSchool(authority: string, number: number, random: Random): School {
  const phase = random.choose([
    ["Nursery", 1],
    ["Primary", 13],
    ["Secondary", 5],
    ["Special", 1],
  ] as const);
  const specialMeasures = random.oneIn(25);
  return {
    code: String(900_000 + number),
    label: `School ${String(number).padStart(4, "0")} (invented)`,
    authority,
    phase,
    becomesAllThrough: phase === "Secondary" && random.oneIn(10),
    specialMeasures,
    parents: random.choose([
      [1 + random.below(9), 8],
      [12 + random.below(40), 60],
      [50 + random.below(60), 32],
    ]),
    standing: random.around(45) + phaseStanding[phase] - (specialMeasures ? 30 : 0),
  };
}
