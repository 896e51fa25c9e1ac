import type {
  AuditFile,
  ProtectionEffects,
  PublicationFile,
  QualityFile,
  Question,
  ReleaseFile,
} from "../../pipeline/package.ts";

const contact = { role: "Head of statistics", email: "statistics@example.org", phone: "0300 000 0000" };
const licence = {
  name: "Open Government Licence v3.0",
  id: "OGL-3.0",
  url: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
};

const questionnaire: Question[] = [
  {
    name: "happy",
    type: "code",
    label: "My child is happy at this school",
    question: "My child is happy at this school. Do you agree?",
    note: "Answered for one child.",
    askedOf: null,
    items: [],
    options: ["Strongly agree", "Agree", "Disagree", "Strongly disagree"].map((label) => ({
      code: label,
      label,
    })),
    tables: ["happy-by-phase"],
  },
  {
    name: "why",
    type: "text",
    label: "Reason",
    question: "Please say why.",
    note: null,
    askedOf: "Parents who disagree",
    items: [],
    options: [],
    tables: [],
  },
];

/** A release with every optional part filled, but for what `more` changes. */
export function release(more: Partial<ReleaseFile> & { collection: string; period: string }): ReleaseFile {
  const { collection, period } = more;
  const figure = figureOf(more.tables?.[0]?.name ?? "");
  return {
    periodLabel: period,
    time: { period, identifier: "Calendar year" },
    seriesTitle: collection,
    title: `${more.seriesTitle ?? collection}: ${more.periodLabel ?? period}`,
    summary: "What people said, from the answers that they gave.",
    theme: "Education",
    kind: "survey",
    unit: { one: "response", many: "responses" },
    coverage: "England",
    synthetic: null,
    published: "2024-11-21",
    updated: "2024-12-05",
    next: "2026-11-19",
    designation: {
      id: "official",
      label: "Official statistics",
      meaning: "Produced under the Code of Practice for Statistics.",
    },
    producer: "Example Inspectorate",
    contact,
    press: { ...contact, role: "Press office", phone: null },
    otherFormats: "Ask formats@example.org for large print or Braille.",
    feedback: "feedback@example.org",
    licence,
    responsesOpened: "2024-01-08",
    responsesClosed: "2024-02-02",
    headlines: [
      {
        label: "Strongly agree that their child is happy",
        html: figure,
        comparison: "no change",
        sure: "Everybody was asked, so chance plays no part.",
      },
      { label: "Said again", html: figure, comparison: null, sure: null },
    ],
    mainPoints: [`${figure} of parents **strongly agree** that their child is happy.`],
    tables: [],
    files: [],
    corrections: [
      {
        date: "2024-12-05",
        kind: "correction",
        what: "One label was mended.",
        why: "It named the wrong phase.",
      },
    ],
    preReleaseAccess: ["Chief Inspector", "Head of communications"],
    related: ["involvement/2012"],
    featured: [],
    areaPages: [],
    questionnaire,
    organisations: [
      {
        organisation: "Example Council",
        answers: [{ label: "Reason", question: "Please say why.", answer: "It helps <families>." }],
      },
    ],
    protection: {
      method: "conventional",
      reason: null,
      sentences: ["Counts are rounded to the nearest 5.", "0 may stand for 1 or 2."],
    },
    ...more,
  };
}

/** A figure of the release's first table, as publish writes it. */
function figureOf(table: string): string {
  return table === "by-channel"
    ? '<data value="4211" data-cell="by-channel||people_value">4,211</data>'
    : '<data value="50" data-cell="happy-by-phase|happy=strongly_agree|response_percent">50%</data>';
}

/** The audit of a release: as full as can be, but that of 2024 has no effects, and nothing public was attacked. */
export function auditOf({ period, protection: { method } }: ReleaseFile): AuditFile {
  const isPublic = method === "none";
  return {
    verdict: "pass",
    method,
    parameters: isPublic ? {} : { base: 5, threshold: 5 },
    counts: { files: 9, numbers: 120, cells: 60, suppressed: 2, withheldGroups: 1 },
    disclosure: isPublic
      ? null
      : { sensitive: 1234, exact: 0, narrow: 0, safe: 1234, notAudited: 0, withheld: 12 },
    concedes: isPublic ? null : { below: 2, above: 2 },
    effects: isPublic || period === "2024" ? null : effects,
  };
}

const effects: ProtectionEffects = {
  counts: 4321,
  shown: 4303,
  changed: 3456,
  withheld: [
    { reason: "proven by the attack", counts: 12 },
    { reason: "few people in the group", counts: 6 },
  ],
  withheldPlaces: 73,
  maximumDifference: 2,
  meanDifference: 1.19,
  kept: 99.6,
  narrowest: 4,
  adds: false,
};

export function commentary({ tables }: ReleaseFile): string {
  const sections = tables.map(
    ({ name, title }) =>
      `## ${title}\n\nWords with *stress*, and [answers](responses/).\n\n### In detail\n\n${chart(name)}<div data-table="${name}"></div>\n`,
  );
  return sections.join("\n");
}

function chart(table: string): string {
  const options = { x: "happy", series: "phase", measure: "percent" };
  return table === "happy-by-phase"
    ? `<div data-chart="${table}" data-options='${JSON.stringify(options)}'></div>\n\n`
    : "";
}

const shown = (value: number) => ({ value, symbol: null, shown: String(value) });

export function quality(
  { collection, period, synthetic }: ReleaseFile,
  more: Partial<QualityFile>,
): QualityFile {
  return {
    collection,
    period,
    synthetic,
    read: shown(1215),
    used: shown(1200),
    setAside: [{ reason: "duplicate", label: "Sent twice", rows: shown(15) }],
    answered: [
      {
        variable: "happy",
        label: "My child is happy at this school",
        percent: { value: 96, symbol: null, shown: "96%" },
      },
    ],
    findings: [],
    ...more,
  };
}

type Entry = PublicationFile["calendar"][number];

function out(
  collection: string,
  period: string,
  title: string,
  date: string,
  changes: Entry["changes"],
): Entry {
  return { collection, period, title, date, state: "published", note: null, changes };
}

const moved = { on: "2025-10-02", was: "2025-11-13", became: "2025-11-20", why: "A file came late." };
const delayed = { on: "2025-11-20", was: "2026-11-12", became: "2026-11-19", why: "A delay of the data." };
const dropped = {
  state: "cancelled",
  note: null,
  changes: [{ on: "2025-11-06", was: "provisional", became: "cancelled", why: "Too few answers." }],
};

export function publication(): PublicationFile {
  const publisher = {
    name: "Example Inspectorate",
    title: "Example Inspectorate statistics",
    summary: "What people tell the inspectorate, in figures.",
    address: "https://statistics.example.org/",
    example: "This is a demonstration. Nobody's answers are here.",
    feedback: "feedback@example.org",
    contact,
    press: contact,
    otherFormats: "Ask formats@example.org.",
    licence,
  };
  const next = {
    collection: "parents-views",
    period: "2026",
    title: "Parents' views: 2026",
    date: "2026-11-19",
  };
  return {
    asOf: "2025-11-20",
    engagement: [],
    actions: [],
    consultations: [],
    citations: null,
    reviews: [],
    publisher,
    series: [
      {
        collection: "involvement",
        title: "Involvement",
        summary: "How people take part.",
        periods: ["2012"],
      },
      {
        collection: "parents-views",
        title: "Parents' views",
        summary: "What parents say of schools.",
        periods: ["2024", "2025"],
      },
    ],
    calendar: [
      out("involvement", "2012", "Involvement: 2009 to 2012", "2024-11-21", []),
      out("parents-views", "2025", "Parents' views: 2025", "2025-11-20", [moved]),
      { ...next, state: "provisional", note: "Depends on 9 schools.", changes: [delayed] },
      { ...next, period: "2026-spring", title: "Parents' views: spring", date: null, ...dropped },
    ],
  };
}
