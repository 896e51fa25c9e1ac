import { type Random, seededRandom } from "../seeded-random.ts";

/** A synthetic answer in somebody's own words, and the themes that whoever wrote it had in mind. */
export type FreeText = { text: string; themes: readonly string[] };

/** Ways to say something under each theme of a code frame. */
type Phrases = Readonly<Record<string, readonly string[]>>;

const improvements: Phrases = {
  time: [
    "The consultation was too short for us to ask our staff.",
    "Please give people more time to reply.",
    "Our board could not meet before the closing date.",
    "It felt rushed from the first day to the last.",
    "A longer consultation would let more teams answer together.",
  ],
  holidays: [
    "It should not run over the summer.",
    "Half of those we wanted to ask were on holiday.",
    "Ask in term time, when schools can answer.",
    "August is the worst month for this.",
  ],
  children: [
    "There was no version for children.",
    "A young person friendly leaflet would have helped the group that we support.",
    "Hold meetings for young people as well.",
    "Those whom this is about could not understand the questions.",
  ],
  plain: [
    "Use plain English and fewer terms.",
    "There was too much jargon for anybody outside the service.",
    "The document was too long to read at work.",
    "An easy read version would have been welcome.",
    "We had to read some paragraphs three times.",
  ],
  explain: [
    "There was no room to explain why we said no.",
    "Some questions cannot be answered with yes or no.",
    "Please add a comments box to every question.",
    "We could not say that it depends.",
  ],
  form: [
    "We could not save the form and finish it later.",
    "The document was locked, so that two of us could not work on it.",
    "It did not work on a mobile phone.",
    "The boxes were too small for what we wrote.",
  ],
  reach: [
    "We only heard of it by chance.",
    "Advertise it where families go.",
    "Hold local events to reach more people.",
    "Nobody in our team knew that it was open.",
  ],
  results: [
    "Please publish the results and what you decided.",
    "Say afterwards what changed because of the answers.",
    "We never learn what becomes of our answers.",
  ],
  content: [
    "Nothing to add, it worked well.",
    "The questions were clear and easy to follow.",
    "No changes from us.",
  ],
};

const practices: Phrases = {
  reports: [
    "Start with the latest inspection reports.",
    "Judgements of the past three years are a fair guide.",
  ],
  voice: [
    "Ask families what helped them.",
    "Listen to young people who have used the services.",
    "Parents and carers know where things go well.",
  ],
  data: [
    "Look at trends in the data that every area sends already.",
    "Compare figures of areas that are alike.",
  ],
  peers: ["Peer reviews show where practice is strong.", "Ask neighbours and networks in the sector."],
  audits: ["Read local audits and learning reviews.", "Good areas can show a self-assessment with evidence."],
  partners: ["Let areas put themselves forward.", "Invite partnerships to nominate a service."],
  none: ["It depends on what is meant by good.", "We are not sure that this can be done from outside."],
};

/** The codes of the themes of question 13, in the order of its code frame. */
export const improvementThemes: readonly string[] = Object.keys(improvements);

/** What respondent `number` would improve. It takes nothing from the chance that other answers are drawn with. */
export function improvement(number: number): FreeText {
  return written(improvements, seededRandom(131_071 * number + 13), weights.improvements);
}

/** How respondent `number` would find good practice. */
export function goodPractice(number: number): FreeText {
  return written(practices, seededRandom(131_071 * number + 9), weights.practices);
}

const weights = {
  improvements: {
    time: 24,
    holidays: 15,
    children: 12,
    plain: 14,
    explain: 14,
    form: 9,
    reach: 9,
    results: 8,
    content: 8,
  },
  practices: { reports: 22, voice: 26, data: 18, peers: 14, audits: 14, partners: 8, none: 8 },
};

/** One to three themes, each in one of its phrases; who is content has nothing else to say. */
function written(phrases: Phrases, random: Random, likely: Readonly<Record<string, number>>): FreeText {
  const names = Object.entries(likely).map(([name, weight]) => [name, weight] as const);
  const wanted = 1 + (random.oneIn(2) ? 1 : 0) + (random.oneIn(6) ? 1 : 0);
  const drawn = new Set(Array.from({ length: wanted }, () => random.choose(names)));
  const alone = [...drawn].find((name) => name === "content" || name === "none");
  const themes = alone === undefined ? [...drawn] : [alone];
  const sentences = themes.map((name) =>
    random.choose((phrases[name] ?? []).map((one) => [one, 1] as const)),
  );
  return { text: sentences.join(" "), themes: themes.filter((name) => name !== "none") };
}
