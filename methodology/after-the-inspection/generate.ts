/**
 * Makes the synthetic views of after-the-inspection: no school's parents gave them. The same seed gives the same file.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvLine } from "../csv-line.ts";
import { type Random, seededRandom } from "../seeded-random.ts";

type Weighted = readonly (readonly [string, number])[];

/** So many sets of views, as a school of about 250 families may give in half a year. */
const VIEWS = 286;

const columns = [
  "view_id",
  "stage",
  "channel",
  "themes",
  "statement_informed",
  "statement_heard",
  "statement_confident",
];

const stages: Weighted = [
  ["planning", 6],
  ["progress", 4],
];

const channels: Weighted = [
  ["questionnaire", 52],
  ["focus-group", 24],
  ["telephone", 6],
  ["email", 9],
  ["suggestion-box", 5],
  ["text", 4],
];

/** How often, in a hundred, a set of views touches each theme. */
const themes: Weighted = [
  ["communication", 46],
  ["homework", 27],
  ["behaviour", 33],
  ["teaching", 41],
  ["future", 24],
];

const answers: Readonly<Record<string, Weighted>> = {
  statement_informed: [
    ["agree", 5],
    ["neither", 2],
    ["disagree", 3],
    ["", 1],
  ],
  statement_heard: [
    ["agree", 7],
    ["neither", 2],
    ["disagree", 1],
    ["", 1],
  ],
  statement_confident: [
    ["agree", 4],
    ["neither", 3],
    ["disagree", 3],
    ["", 1],
  ],
};

/** The file of the year as text. */
export function viewsFile(): string {
  const random = seededRandom(2009);
  const rows = Array.from({ length: VIEWS }, (_, index) => view(random, index + 1));
  return [columns, ...rows].map(csvLine).join("");
}

function view(random: Random, number: number): string[] {
  const stage = random.choose(stages);
  const channel = random.choose(channels);
  const touched = themes.filter(([, often]) => random.below(100) < often).map(([theme]) => theme);
  const statements = Object.values(answers).map((scale) => random.choose(scale));
  const isAsked = channel === "questionnaire";
  return [
    `view-${number}`,
    stage,
    channel,
    (touched.length === 0 ? ["communication"] : touched).join(";"),
    ...statements.map((answer) => (isAsked ? answer : "")),
  ];
}

/** Writes the file into the folder of the year's responses, whose name says nothing to the script. */
export function generateResponses(_period: string, folder: string): void {
  writeFileSync(join(folder, "views.csv"), viewsFile());
}
