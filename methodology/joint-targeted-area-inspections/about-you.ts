import type { Random } from "../seeded-random.ts";

/** An option of a question, and how often it is given beside the others. */
type Option = readonly [string, number];

/** The questions about the respondent in the order of the export; one without options is a text that nobody gives. */
const questions: readonly (readonly Option[])[] = [
  [
    ["Female", 64],
    ["Male", 36],
  ],
  [
    ["14–18", 1],
    ["19–24", 2],
    ["25–34", 14],
    ["35–44", 25],
    ["45–54", 34],
    ["55–64", 20],
    ["65+", 4],
  ],
  [
    ["British or mixed British", 60],
    ["English", 30],
    ["Irish", 2],
    ["Northern Irish", 1],
    ["Scottish", 3],
    ["Welsh", 3],
    ["Other (specify if you wish)", 1],
  ],
  [],
  [
    ["Any White background (specify if you wish)", 84],
    ["Indian", 3],
    ["Pakistani", 3],
    ["Bangladeshi", 1],
    ["African", 2],
    ["Caribbean", 3],
    ["Any Chinese background (specify if you wish)", 1],
    ["Black Caribbean and White", 2],
    ["Asian and White", 1],
  ],
  [],
  [
    ["Heterosexual", 93],
    ["Lesbian", 2],
    ["Gay", 3],
    ["Bisexual", 2],
  ],
  [
    ["Christian", 50],
    ["None", 40],
    ["Muslim", 4],
    ["Hindu", 2],
    ["Jewish", 1],
    ["Sikh", 1],
    ["Buddhist", 1],
    ["Any other, please state:", 1],
  ],
  [],
  [
    ["Yes", 7],
    ["No", 93],
  ],
];

/** One respondent's answers to them, which organisations mostly leave out. */
export function aboutYou(organisation: boolean, random: Random): string[] {
  const answers = random.below(100) < (organisation ? 35 : 85);
  return questions.map((options) =>
    options.length === 0 || !answers || random.oneIn(12) ? "" : random.choose(options),
  );
}
