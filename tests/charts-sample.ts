import type { PublishedTable, ReleaseFile } from "../pipeline/package.ts";

/** A small release of invented figures, for the tests of charts. */
export const release: ReleaseFile = {
  collection: "parents",
  period: "2024",
  periodLabel: "autumn 2024",
  time: { period: "2024", identifier: "Calendar year" },
  seriesTitle: "Parents' views",
  title: "Parents' views of schools, autumn 2024",
  summary: "What parents think.",
  theme: "Education",
  kind: "survey",
  unit: { one: "parent", many: "parents" },
  coverage: "England",
  synthetic: "Made by a script.",
  published: "2024-12-05",
  updated: "2024-12-05",
  next: "2025-12-04",
  designation: { id: "official", label: "Official statistics", meaning: "Made to the Code of Practice." },
  producer: "Example Inspectorate",
  contact: { role: "Head of statistics", email: "statistics@example.org", phone: null },
  press: { role: "Press office", email: "press@example.org", phone: null },
  otherFormats: "Ask us.",
  feedback: "https://example.org/feedback",
  licence: { name: "Open Government Licence v3.0", id: "OGL-UK-3.0", url: "https://example.org/licence" },
  responsesOpened: null,
  responsesClosed: "2024-11-01",
  headlines: [],
  mainPoints: [],
  files: [],
  tables: [],
  featured: [],
  corrections: [],
  preReleaseAccess: [],
  areaPages: [],
  related: [],
  questionnaire: [],
  organisations: [],
  protection: { method: "conventional", reason: null, sentences: [] },
};

type Dimension = PublishedTable["dimensions"][number];
type Kind = Dimension["kind"];
const code = (id: string, label: string) => ({ code: id, label, level: null, parent: null, oldCode: null });
const dimension = (
  name: string,
  label: string,
  kind: Kind,
  codes: [string, string][],
  hasTotal = true,
): Dimension => ({
  name,
  label,
  kind,
  codes: codes.map(([id, text]) => code(id, text)),
  hasTotal,
  column: name,
  attribute: false,
});

const percent = {
  kind: "percent",
  column: "response_percent",
  label: "Percentage",
  unit: "%",
  decimals: 0,
} as const;
const count = {
  kind: "count",
  column: "response_count",
  label: "Number of responses",
  unit: "",
  decimals: 0,
} as const;
const base = { notes: [], weighted: false, rows: 0, symbols: [], files: [] };

/** One question by phase of school. */
export const byPhase: PublishedTable = {
  ...base,
  name: "by-phase",
  title: "Parents who would recommend the school, by phase",
  universe: "Parents who answered",
  dimensions: [
    dimension("phase", "Phase of school", "code", [
      ["p", "Primary"],
      ["s", "Secondary, including middle schools deemed secondary and all-through schools"],
      ["x", "Special"],
      ["n", "Not stated"],
    ]),
    dimension("recommend", "Would recommend", "code", [
      ["y", "Yes"],
      ["n", "No"],
    ]),
  ],
  of: "recommend",
  measures: [count, percent],
};

/** A battery of statements on a scale. */
export const statements: PublishedTable = {
  ...base,
  name: "statements",
  title: "What parents say of the school",
  universe: "Parents who answered the statement",
  dimensions: [
    dimension(
      "statement",
      "Statement",
      "item",
      [
        ["happy", "My child is happy at this school"],
        ["safe", "My child feels safe at this school"],
        [
          "send",
          "My child has special educational needs or disabilities, and the school gives them the support they need to succeed",
        ],
        ["info", "The school lets me know how my child is doing"],
      ],
      false,
    ),
    dimension("statement_answer", "Answer", "code", [
      ["sa", "Strongly agree"],
      ["a", "Agree"],
      ["d", "Disagree"],
      ["sd", "Strongly disagree"],
      ["dk", "Don't know"],
    ]),
  ],
  of: "statement_answer",
  measures: [count, percent],
};

type Cells = [Record<string, string>, number | null, (number | string | null)?][];
const rowsOf = (cells: Cells) =>
  cells.map(([key, n, p]) => ({
    key,
    values: {
      response_count: { value: n, symbol: n === null ? "c" : null },
      response_percent:
        typeof p === "number" ? { value: p, symbol: null } : { value: null, symbol: p ?? "c" },
    },
  }));

const phases: Cells = (
  [
    ["Total", 1250, 84, 16],
    ["p", 800, 88, 12],
    ["s", 400, 76, 24],
    ["x", null, null, null],
    ["n", 50, 100, "low"],
  ] as const
).flatMap(
  ([phase, n, yes, no]): Cells => [
    [{ phase, recommend: "Total" }, n, n === null ? null : 100],
    [{ phase, recommend: "y" }, n, yes],
    [{ phase, recommend: "n" }, n, no],
  ],
);
export const byPhaseRows = rowsOf(phases);

const scale: [string, (number | string)[]][] = [
  ["happy", [61, 29, 6, 3, 1]],
  ["safe", [58, 31, 6, 3, "low"]],
  ["send", [31, 27, 15, 12, 15]],
  ["info", [44, 38, 11, 5, 3]],
];
export const statementRows = rowsOf(
  scale.flatMap(
    ([statement, shares]): Cells => [
      [{ statement, statement_answer: "Total" }, 1250, 100],
      ...shares.map((p, i): Cells[number] => [
        { statement, statement_answer: ["sa", "a", "d", "sd", "dk"][i] ?? "" },
        typeof p === "number" ? p * 12 : null,
        p,
      ]),
    ],
  ),
);
