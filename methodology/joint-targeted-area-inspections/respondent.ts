import type { Random } from "../seeded-random.ts";
import { aboutYou } from "./about-you.ts";
import { heardFrom, workAreas } from "./export-columns.ts";
import { goodPractice, improvement } from "./free-text.ts";

type Weighted = readonly (readonly [string, number])[];

const yes = ["Yes", 62] as const;
const no = ["No", 24] as const;
const dontKnow = ["Don't know", 14] as const;

const organisationRoles: Weighted = [
  ["local authority Director of Children's Services", 14],
  ["local authority Chief Executive", 4],
  ["Local Safeguarding Children Board Chair", 16],
  ["Other local authority director or assistant director", 14],
  ["senior manager in education", 6],
  ["senior manager in social care", 14],
  ["other senior manager in health", 12],
  ["Police and Crime Commissioner", 5],
  ["Senior Police Manager", 9],
  ["YOT manager", 6],
  ["CRC manager", 4],
  ["NPS manager", 5],
  ["Other (please tell us)", 10],
];

const individualRoles: Weighted = [
  ["practitioner in education", 14],
  ["senior manager in education", 6],
  ["practitioner in social care", 22],
  ["senior manager in social care", 10],
  ["General practitioner", 3],
  ["other primary care professional", 4],
  ["Other practitioner in health", 8],
  ["Police Officer/staff – Child Protection Specialist role", 6],
  ["Police Officer/staff – other", 3],
  ["YOT practitioner", 4],
  ["CRC practitioner", 2],
  ["NPS practitioner", 3],
  ["Lawyer", 2],
  ["Elected representative", 3],
  ["Child or young person", 2],
  ["Parent/carer", 6],
  ["No / Prefer not to say", 3],
  ["Other (please tell us)", 4],
];

/** One synthetic response: the fields after those that the tool records by itself, in the order of the export. */
export function respondent(number: number, random: Random): string[] {
  const organisation = random.below(100) < 58;
  const left = random.oneIn(12) ? 0 : 100;
  const one = (entries: Weighted) => (left === 0 || random.oneIn(18) ? "" : random.choose(entries));
  return [
    ...capacity(organisation, number, random),
    ...areas(random),
    ...withOther(
      random.oneIn(9) ? "" : random.choose(organisation ? organisationRoles : individualRoles),
      number,
    ),
    ...proposals(organisation, number, one, random),
    ...consultation(number, one, random),
    ...aboutYou(organisation, random),
  ];
}

/** Some leave out even this question. */
function capacity(organisation: boolean, number: number, random: Random): string[] {
  if (random.oneIn(20)) return ["", ""];
  if (!organisation) return ["Individual response", ""];
  return ["On behalf of an organisation, please specify", `Synthetic organisation ${number}`];
}

/** "Prefer not to say" stays unticked, and "None of these" is for those who ticked nothing else. */
function areas(random: Random): string[] {
  if (random.oneIn(10)) return [...workAreas.map(() => ""), ""];
  const likely = [34, 20, 18, 16, 8, 9, 5, 6, 6, 22, 0, 0, 3];
  const ticked = workAreas.map((area, index) => (random.below(100) < (likely[index] ?? 0) ? area : ""));
  const none = ticked.every((tick) => tick === "");
  return [
    ...ticked.map((tick, index) => (none && workAreas[index] === "None of these" ? "None of these" : tick)),
    "",
  ];
}

function withOther(role: string, number: number): string[] {
  return [role, role.startsWith("Other (") ? `Synthetic role ${number}` : ""];
}

type Ask = (entries: Weighted) => string;

/** Questions 1 to 11. Only those who said no to question 3 are asked whom to notify first. */
function proposals(organisation: boolean, number: number, one: Ask, random: Random): string[] {
  const first = one([["Yes", organisation ? 44 : 58], ["No", organisation ? 42 : 22], dontKnow]);
  return [
    one([["Yes", 78], ["No", 10], dontKnow]),
    one([["Yes", 71], ["No", 15], dontKnow]),
    one([yes, no, dontKnow]),
    one([
      ["Yes", 84],
      ["No", 9],
      ["Don't know", 7],
    ]),
    first,
    first === "No" ? `Synthetic answer ${number} on whom to notify first.` : "",
    ...practice(organisation, one),
    random.below(3) < 2 ? goodPractice(number).text : "",
    one([
      ["Yes, Ofsted could use the joint inspection model for single agency targeted area inspection", 42],
      [currentOnly, 35],
      ["Don’t know", 23],
    ]),
    random.oneIn(4) ? `Synthetic comment ${number} on single agency inspection.` : "",
  ];
}

const currentOnly =
  "No, Ofsted should use their current full single inspection framework only which is specific to local authorities and LSCBs.";

/** Questions 4 to 8: organisations find the notice shorter than individuals do. */
function practice(organisation: boolean, one: Ask): string[] {
  return [
    one([
      ["5 cases or fewer", organisation ? 48 : 34],
      ["6 to 10 cases", 34],
      ["More than 10 cases", 8],
      ["None, it is not possible to jointly audit cases in eight days", organisation ? 14 : 9],
    ]),
    one([
      ["Yes, this is achievable with eight days' notice", organisation ? 58 : 52],
      ["No, this is not achievable with eight days' notice", organisation ? 32 : 22],
      ["Don't know", organisation ? 10 : 26],
    ]),
    one([
      ["All local agencies should hear the findings together at a joint feedback meeting", 74],
      ["Each local agency should receive feedback from the relevant inspectorate separately", 18],
      ["Don't know", 8],
    ]),
    one([
      ["Without prioritisation", 13],
      ["Indicate which issues need priority/urgent action", 80],
      ["Don't know", 7],
    ]),
    one([
      ["A single joint response coordinated by the chair of the LSCB", organisation ? 49 : 56],
      ["Separate responses from each agency and the chair of the LSCB", organisation ? 42 : 26],
      ["Don't know", organisation ? 9 : 18],
    ]),
  ];
}

/** Questions 12 and 13, and the statements between them. */
function consultation(number: number, one: Ask, random: Random): string[] {
  const likely = [52, 14, 16, 9, 12];
  const heard = random.oneIn(8)
    ? []
    : heardFrom.map((from, index) => (random.below(100) < (likely[index] ?? 0) ? from : ""));
  const scale = (agree: number, neither: number, disagree: number): Weighted => [
    ["Agree", agree],
    ["Neither agree or disagree", neither],
    ["Disagree", disagree],
    ["Don't know", 3],
  ];
  return [
    ...heardFrom.map((_, index) => heard[index] ?? ""),
    heard[4] === "Other" ? `Synthetic source ${number}` : "",
    one(scale(68, 19, 10)),
    one(scale(74, 15, 8)),
    one(scale(55, 22, 20)),
    one(scale(86, 9, 2)),
    random.below(5) < 2 ? improvement(number).text : "",
  ];
}
