/**
 * The columns of the survey tool's export, as it heads them: a question in the first row, an option in the second.
 * A question over several columns stands over the first of them only.
 */
export type ExportColumn = { question: string; option: string };

const focus =
  "Do you agree that the joint targeted area inspections can best help the local partnership to improve by focusing on:";
const thoughts =
  "Please tell us what you thought of this consultation. Your views will help us to improve our consultations.";
const capacity = "Are you responding on behalf of an organisation or as an individual?";

export const workAreas = [
  "Social care",
  "Education",
  "Health services",
  "Policing",
  "Probation services",
  "Youth offending team",
  "Community rehabilitation company",
  "For a charity",
  "For a voluntary sector organisation",
  "Local safeguarding children board",
  "Prefer not to say",
  "None of these",
  "Other",
] as const;

export const heardFrom = [
  "from Ofsted",
  "from CQC",
  "from HMI Constabulary",
  "from HMI Probation",
  "Other",
] as const;

/** What the tool records of each response by itself; most of it identifies somebody and must never get further. */
const recorded = [
  "Respondent ID",
  "Collector ID",
  "Start Date",
  "End Date",
  "IP Address",
  "Email Address",
  "First Name",
  "Last Name",
  "Custom Data 1",
];

export const exportColumns: readonly ExportColumn[] = [
  ...recorded.map((question) => ({ question, option: "" })),
  ...options(capacity, ["Response", "On behalf of an organisation, please specify"]),
  ...options("Do you work in any of the following areas?", [...workAreas, "Other (please tell us)"]),
  ...options("I am a:", ["Response", "Other (please tell us)"]),
  ...options(focus, [
    "the multi-agency response to all forms of abuse and neglect at the point of identification, referral/notification?",
    "the quality and impact of assessment and decision making in response to referrals?",
    "the leadership and management of this work and the effectiveness of the local safeguarding children board (LSCB) in these areas?",
  ]),
  ...options(
    "Do you agree that the deep dive aspect of inspections between October 2015 and March 2016 should be the experiences of children at risk of sexual exploitation and those missing from home, school or care?",
    ["Response"],
  ),
  ...options("Should the chair of the LSCB be the first person we notify of the inspection?", ["Response"]),
  ...options("If you have answered 'No', please tell us who you think we should notify first.", [
    "Open-Ended Response",
  ]),
  ...options(
    "How many children's cases could the local partnership jointly audit in the eight working days before inspectors arrive in the local area?",
    ["Response"],
  ),
  ...options(
    "Is it feasible (with eight days' notice) to organise a joint set-up meeting on the first day of the inspection that brings together all the inspectorates and all the local service leaders?",
    ["Response"],
  ),
  ...options(
    "Is a joint feedback meeting that involves all inspectorates and service leaders the best way to help local agencies understand the findings of the inspection or should each local agency meet with the relevant Inspectorate separately so they can focus on their part of the service?",
    ["Response"],
  ),
  ...options(
    "Should the report list the recommendations without any indication of priority or should it indicate which issues need urgent or priority attention?",
    ["Response"],
  ),
  ...options(
    "Should each agency and the chair of the LSCB be asked to comment on the factual accuracy of the draft report separately or should the chair of the LSCB be asked to coordinate a single joint response?",
    ["Response"],
  ),
  ...options(
    "Please give us your views on how the inspectorates can identify areas where good or best practice exists.",
    ["Open-Ended Response"],
  ),
  ...options(
    "Could Ofsted use the joint targeted inspection model to undertake a single agency targeted area inspection of the local authority and LSCB where concerns are identified?",
    ["Response"],
  ),
  ...options(
    "If you have any further comments about Ofsted using the joint framework for single agency inspection please tell us what these are:",
    ["Open-Ended Response"],
  ),
  ...options("How did you hear about this consultation?", [...heardFrom, "Other (please specify)"]),
  ...options(thoughts, [
    "I found the consultation information clear and easy to understand.",
    "I found the consultation easy to find.",
    "I had enough information about the consultation topic.",
    "I would take part in a future consultation.",
  ]),
  ...options(
    "Is there anything you would like us to improve on or do differently for future consultations? If so, please tell us below.",
    ["Open-Ended Response"],
  ),
  ...options("Gender", ["Response"]),
  ...options("Age", ["Response"]),
  ...options("How would you describe your national group?", ["Response", "Other (specify if you wish)"]),
  ...options("How would you describe your ethnic group?", ["Response", "Other (specify if you wish)"]),
  ...options("Sexual orientation", ["Response"]),
  ...options("Religion/belief", ["Response", "Any other, please state"]),
  ...options("Do you consider yourself to be disabled?", ["Response"]),
];

function options(question: string, names: readonly string[]): ExportColumn[] {
  return names.map((option) => ({ question, option }));
}
