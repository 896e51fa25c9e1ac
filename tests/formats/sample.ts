import type { CodeVariable } from "../../pipeline/collection.ts";
import type { PublisherSpec } from "../../pipeline/definitions/publisher.ts";
import type { ReleaseSpec } from "../../pipeline/definitions/release.ts";
import type { QualityFile } from "../../pipeline/package.ts";
import type { PublishInput } from "../../pipeline/publish.ts";
import { collectionOf } from "../collection-fixture.ts";
import { base, count, dimension, percent, place, safeTable } from "../safe-fixture.ts";

const role: CodeVariable = {
  type: "code",
  name: "role",
  label: "Role",
  question: "What is your role?",
  note: null,
  askedOf: null,
  list: {
    name: null,
    codes: [
      { code: "parent", label: "Parent", source: [], more: {} },
      { code: "head", label: "=Head, or “acting”", source: [], more: {} },
    ],
  },
  missing: { code: "not-stated", label: "Not stated" },
  unknown: "set_aside",
  column: "role",
  required: true,
};

const places = (name: string, above: string, codes: [string, string, string][]): CodeVariable => ({
  ...role,
  name,
  label: name,
  list: {
    name,
    codes: codes.map(([code, parent, old]) => ({
      code,
      label: `Place ${code}`,
      source: [],
      more: { [above]: parent, old_code: old },
    })),
  },
});

export const collection = collectionOf({
  name: "views",
  period: "2025",
  title: "Views",
  summary: "What people think.",
  synthetic: "Made up by a script.",
  geography: [
    { level: "School", variable: "school" },
    { level: "Local authority", variable: "la" },
    { level: "Regional", variable: "region" },
  ],
  variables: [
    role,
    places("school", "la", [["100001", "E08000001", ""]]),
    places("la", "region", [["E08000001", "E12000001", "350"]]),
    places("region", "country", [["E12000001", "", ""]]),
  ],
});

export const publisher: PublisherSpec = {
  name: "The Example Inspectorate",
  title: "Example statistics",
  summary: "Statistics of an example.",
  address: "https://example.org/statistics",
  feedback: "feedback@example.org",
  contact: { role: "Head of statistics", email: "statistics@example.org" },
  press: { role: "Press office", email: "press@example.org", phone: "0000 000 0000" },
  other_formats: "Write to formats@example.org.",
  licence: { name: "Open Government Licence v3.0", id: "OGL-UK-3.0", url: "https://example.org/licence" },
  country: { code: "E92000001", name: "England" },
  calendar: [],
};

export const release: ReleaseSpec = {
  collection: "views",
  period: "2025",
  period_label: "autumn 2025",
  time_period: "202526",
  time_identifier: "Academic year",
  title: "Views of parents: autumn 2025",
  summary: "What parents think of schools.",
  theme: "Schools",
  published: "2025-11-20",
  next: "no further release is planned",
  designation: "official",
  headlines: [],
  main_points: [],
  tables: {
    "by-role": {
      title: "By role",
      by: ["role"],
      measure: ["count"],
      geography: [],
      attributes: [],
      per: 1000,
      notes: [],
    },
    "by-place": {
      title: "By place",
      by: ["role"],
      measure: ["count"],
      geography: ["School", "Local authority", "Regional"],
      attributes: [],
      per: 1000,
      notes: [],
    },
  },
  corrections: [{ date: "2025-12-01", kind: "correction", what: "A total", why: "It was wrong" }],
  pre_release_access: [],
  related: [],
  exemptions: [],
  featured: [],
};

export const byRole = safeTable(
  {
    name: "by-role",
    title: "Responses by role",
    of: "role",
    dimensions: [dimension("role", ["parent", "head"], { codes: labelled() })],
    measures: [count, base, { ...percent, decimals: 1 }],
  },
  [
    ["Total", 1240, 1240, 100],
    ["parent", 1235, 1240, 99.6],
    ["head", "confidential", 1240, "low"],
  ],
);

function labelled() {
  const [parent, head] = ["parent", "head"].map((code) => place(code, null, null));
  return [
    { ...parent!, label: "Parent" },
    { ...head!, label: "=Head, or “acting”" },
  ];
}

export const byPlace = safeTable(
  {
    name: "by-place",
    dimensions: [
      dimension("geography", [], {
        kind: "geography",
        codes: [
          place("E12000001", "Regional", null),
          place("E08000001", "Local authority", "E12000001"),
          place("100001", "School", "E08000001"),
        ],
      }),
    ],
    attributes: [dimension("source", ["annex"], { hasTotal: false })],
    measures: [count],
  },
  [
    ["Total", "", 1240],
    ["E12000001", "annex", 40],
    ["E08000001", "annex", 35],
    ["100001", "annex", "not applicable"],
  ],
);

const quality: QualityFile = {
  collection: "views",
  period: "2025",
  synthetic: null,
  read: { value: 1240, symbol: null, shown: "1,240" },
  used: { value: 1240, symbol: null, shown: "1,240" },
  setAside: [],
  answered: [],
  findings: [],
};

export const input: PublishInput = {
  loaded: {
    collection,
    release,
    protection: {
      method: "none",
      reason: "The figures are public.",
      percentages: { from: "true", decimals: 1, minimum_base: 1 },
      averages: { decimals: 1, minimum_base: 1 },
    },
  },
  publisher,
  tables: [byRole, byPlace],
  organisations: [],
  quality,
  commentary: { commentary: "Words.\n", mainPoints: ["A point."], headlines: [] },
};
