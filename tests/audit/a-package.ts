// A small package, published for the tests of the audit: places, suppression, a weight, prose and a comparison.
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditInput } from "../../pipeline/audit.ts";
import { cellsOf } from "../../pipeline/commentary/cells.ts";
import { resolveCommentary } from "../../pipeline/commentary/resolve.ts";
import { publisherSchema } from "../../pipeline/definitions/publisher.ts";
import { releaseSchema } from "../../pipeline/definitions/release.ts";
import { approve, sha256Of } from "../../pipeline/protect/approved-text.ts";
import { withhold } from "../../pipeline/protect/withhold.ts";
import { protectCount, protectShare } from "../../pipeline/protect.ts";
import { publish } from "../../pipeline/publish.ts";
import { TOTAL } from "../../pipeline/table.ts";
import { collectionOf } from "../collection-fixture.ts";
import { dimension, measures, protectOne, type Row, rulesOf, tableOf } from "../protect/a-table.ts";

const code = (name: string, label: string, more: Record<string, string> = {}) => ({
  code: name,
  label,
  source: [],
  more,
});
const asked = { note: null, askedOf: null };
const coded = { missing: { code: "not-stated", label: "Not stated" }, unknown: "set_aside" } as const;
const region = { name: "regions", codes: [code("E12000001", "North East")] };
const authorities = {
  name: "authorities",
  codes: [
    code("E06000001", "Hartlepool", { regions: "E12000001", old_code: "805" }),
    code("E06000002", "Middlesbrough", { regions: "E12000001", old_code: "806" }),
  ],
};
const answers = { name: null, codes: [code("1", "Yes"), code("2", "No"), code("3", "Not sure in year 11")] };

export const collection = collectionOf({
  name: "views",
  period: "2025",
  title: "Views of parents",
  summary: "What parents think.",
  synthetic: "Made up by a script with seed 7",
  sure: "Those who chose to answer may differ from those who did not.",
  geography: [
    { level: "Local authority", variable: "authority" },
    { level: "Regional", variable: "region" },
  ],
  variables: [
    {
      ...asked,
      ...coded,
      name: "happy",
      label: "Happy",
      question: "1. Is your child happy?",
      type: "code",
      column: "Q1",
      required: false,
      list: answers,
    },
    {
      ...asked,
      ...coded,
      name: "authority",
      label: "Authority",
      question: null,
      type: "code",
      column: "LA",
      required: true,
      list: authorities,
    },
  ],
  derived: [{ kind: "parent", name: "region", label: "Region", list: region, child: "authority" }],
});

const contact = { role: "Statistics team", email: "statistics@example.org", phone: "020 7946 0000" };
export const publisher = publisherSchema.parse({
  name: "An inspectorate",
  title: "Example publication",
  summary: "Releases.",
  address: "https://example.org/statistics",
  feedback: "feedback@example.org",
  contact,
  press: contact,
  other_formats: "Ask the statistics team.",
  licence: { name: "Open Government Licence v3.0", id: "OGL-UK-3.0", url: "https://example.org/ogl/3" },
  country: { code: "E92000001", name: "England" },
});

export const release = releaseSchema.parse({
  collection: "views",
  period: "2025",
  period_label: "2025",
  time_period: "2025",
  time_identifier: "Calendar year",
  title: "Views of parents 2025",
  summary: "What parents think, 2025.",
  theme: "Schools",
  published: "2025-11-20",
  next: "2026-11-19",
  designation: "official",
  responses_opened: "2025-09-01",
  responses_closed: "2025-10-01",
  headlines: [
    {
      label: "Happy",
      figure: 'figure("happy", happy="1")',
      comparison: 'of {{ figure("happy", measure="count") }} parents',
    },
  ],
  main_points: [
    '{{ figure("happy", happy="1") }} were happy, {{ change("happy", since="2024", happy="1") }} since 2024.',
    '{{ claim("most", "happy", happy="1") }} parents were happy.',
  ],
  tables: {
    happy: { title: "Whether happy", of: "happy", measure: ["count", "percent"] },
    places: { title: "Responses by place", geography: ["Local authority", "Regional"], measure: "count" },
  },
  corrections: [{ date: "2025-12-01", kind: "correction", what: "Page 3 was wrong.", why: "A slip." }],
  exemptions: ["the 3 tests"],
});

const commentary = `## In 2025

Of {{ figure("happy", measure="count") }} parents, {{ figure("happy", happy="1") }} were happy on 1 October 2025,
after the 3 tests. See [the form](https://example.org/form/2).

{% chart "happy", x="happy" %}

{% table "places" %}
`;

/** Parents who answered, by answer; in 2025 three of them gave the third. */
async function happy(yes: number, no: number, unsure: number) {
  const base = yes + no + unsure;
  const rows: Row[] = [
    { key: [TOTAL], count: base, base },
    { key: ["1"], count: yes, base },
    { key: ["2"], count: no, base },
    { key: ["3"], count: unsure, base },
  ];
  const codes = answers.codes.map((one) => ({
    code: one.code,
    label: one.label,
    level: null,
    parent: null,
    oldCode: null,
  }));
  const shape = {
    name: "happy",
    title: "Whether happy",
    of: "happy",
    measures: [measures.count, measures.percent, measures.base],
  };
  const table = tableOf([dimension("happy", [], { label: "Happy", codes })], rows, shape);
  const safe = await protectOne(table, rules);
  // The small count alone would be given away but for rounding; a second hidden answer is what the tests look for.
  return withhold(safe, { counts: new Set([2]), bases: new Set() });
}

const rules = rulesOf({ small_counts: "suppress", minimum_group: "10" });
const places = dimension("geography", [], {
  kind: "geography",
  codes: [
    { code: "E12000001", label: "North East", level: "Regional", parent: null, oldCode: null },
    { code: "E06000001", label: "Hartlepool", level: "Local authority", parent: "E12000001", oldCode: "805" },
    {
      code: "E06000002",
      label: "Middlesbrough",
      level: "Local authority",
      parent: "E12000001",
      oldCode: "806",
    },
  ],
});
const placeRows: Row[] = [
  { key: [TOTAL], count: 1283 },
  { key: ["E12000001"], count: 1283 },
  { key: ["E06000001"], count: 421 },
  { key: ["E06000002"], count: 862 },
];

/** Publishes the package into a new folder and gives what an audit of it needs. */
export async function publishPackage(): Promise<AuditInput> {
  const tables = [
    await happy(903, 212, 3),
    await protectOne(tableOf([places], placeRows, { name: "places", title: "Responses by place" }), rules),
  ];
  const before = cellsOf(await happy(640, 402, 120));
  const earlier = (period: string, table: string) =>
    period === "2024" && table === "happy" ? { ...before, prefix: "views/2024:" } : null;
  const quality = {
    collection: "views",
    period: "2025",
    synthetic: collection.synthetic,
    read: protectCount(1297, rules),
    used: protectCount(1283, rules),
    setAside: [{ reason: "duplicate", label: "Duplicates", rows: protectCount(14, rules) }],
    answered: [{ variable: "happy", label: "Happy", percent: protectShare(1118, 1283, rules) }],
    findings: [
      { table: "places", sentence: "The source states a total of 1,290, but its parts add to 1,285." },
    ],
  };
  const answer = approve("We see 40 schools.", sha256Of("We see 40 schools."), "here");
  const organisations = [
    { organisation: "Example Council", answers: [{ label: "Reason", question: "Why?", answer }] },
  ];
  const loaded = { collection, protection: rules, release };
  const words = resolveCommentary({
    where: "release.yaml",
    release,
    collection,
    commentary: { where: "commentary.md", text: commentary },
    protection: rules,
    tables,
    earlier,
  });
  const folder = join(await mkdtemp(join(tmpdir(), "package-")), "2025");
  await mkdir(folder);
  await publish({ loaded, publisher, tables, organisations, quality, commentary: words }, folder);
  return {
    folder,
    tables,
    loaded,
    publisher,
    authored: commentary,
    quality,
    organisations,
    disclosure: null,
    earlier,
  };
}
