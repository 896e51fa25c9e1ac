import type { PublishedTable } from "../../pipeline/package.ts";
import type { Measure } from "../../pipeline/table.ts";
import type { SampleRow, SampleValue } from "./sample-rows.ts";

type Dimension = PublishedTable["dimensions"][number];
export type SampleTable = { table: PublishedTable; rows: SampleRow[] };

const plain = { level: null, parent: null, oldCode: null };

export function dimension(
  name: string,
  label: string,
  labels: readonly string[],
  more: Partial<Dimension> = {},
): Dimension {
  const codes = labels.map((each) => ({
    code: each.toLowerCase().replaceAll(" ", "_"),
    label: each,
    ...plain,
  }));
  return { name, column: name, label, kind: "code", hasTotal: true, attribute: false, codes, ...more };
}

const count: Measure = { kind: "count", column: "response_count", label: "Responses", unit: "", decimals: 0 };
const base: Measure = { kind: "base", column: "response_base", label: "Base", unit: "", decimals: 0 };
const percent: Measure = {
  kind: "percent",
  column: "response_percent",
  label: "Percentage",
  unit: "%",
  decimals: 0,
};

function table(name: string, more: Partial<PublishedTable>): PublishedTable {
  const files = [
    { format: "csv", path: `${name}.csv`, bytes: 1234 },
    { format: "csv metadata", path: `${name}.meta.csv`, bytes: 321 },
    { format: "parquet", path: `${name}.parquet`, bytes: 4321 },
  ] as const;
  const words = {
    title: name,
    universe: "Parents",
    notes: [],
    of: null,
    weighted: false,
    symbols: [],
    rows: 0,
  };
  return { name, ...words, dimensions: [], measures: [count, percent, base], files: [...files], ...more };
}

const phase = dimension("phase", "Phase", ["Primary", "Secondary"]);
const agree = ["Strongly agree", "Agree", "Disagree", "Strongly disagree"];
const answers = dimension("happy", "My child is happy at this school", agree);

/** Answers by phase: a table with the answers across the top and one withheld cell. */
export function happyByPhase(): SampleTable {
  const values: Record<string, SampleValue[][]> = {
    Total: [
      [1200, 100, 1200],
      [600, 50, 1200],
      [360, 30, 1200],
      [180, 15, 1200],
      [60, 5, 1200],
    ],
    Primary: [
      [800, 100, 800],
      [440, 55, 800],
      [240, 30, 800],
      [115, 14, 800],
      ["low", "low", 800],
    ],
    Secondary: [
      [400, 100, 400],
      [160, 40, 400],
      [120, 30, 400],
      [65, 16, 400],
      ["c", "c", 400],
    ],
  };
  const rows = Object.entries(values).flatMap(([of, lines]) =>
    lines.map((line, index) => ({ labels: [of, ["Total", ...agree][index] ?? ""], values: line })),
  );
  const title = "Whether children are happy at school, by phase";
  return {
    table: table("happy-by-phase", {
      title,
      of: "happy",
      dimensions: [phase, answers],
      symbols: ["c", "low"],
      rows: rows.length,
    }),
    rows,
  };
}

/** 9 regions and 450 invented authorities: long enough for two pages. */
export function byPlace(): SampleTable {
  const regions = Array.from({ length: 9 }, (_, index) => `E1200000${index + 1}`);
  const places = Array.from({ length: 450 }, (_, index) => `E0600${String(1000 + index)}`);
  const parent = (index: number) => regions[index % 9] ?? "";
  const codes: Dimension["codes"] = [
    ...regions.map((code, index) => ({
      code,
      label: `Region ${index + 1}`,
      level: "Regional" as const,
      parent: null,
      oldCode: null,
    })),
    ...places.map((code, index) => ({
      code,
      label: `Authority ${index + 1}`,
      level: "Local authority" as const,
      parent: parent(index),
      oldCode: null,
    })),
  ];
  const geography = dimension("geography", "Place", [], { kind: "geography", codes });
  const rows: SampleRow[] = [
    { labels: [], values: [45000] },
    ...regions.map((region) => ({ place: { level: "Regional", region }, labels: [], values: [5000] })),
    ...places.map((authority, index) => ({
      place: { level: "Local authority", region: parent(index), authority },
      labels: [],
      values: [100],
    })),
  ];
  const shape = {
    title: "Responses by place",
    dimensions: [geography],
    measures: [count],
    rows: rows.length,
  };
  return { table: table("responses-by-place", shape), rows };
}

/** Published figures that do not add to their stated total, each with its paragraph. */
export function channels(): SampleTable {
  const channel = dimension("channel", "How people took part", ["Questionnaire", "Panel", "Visits"]);
  const source = dimension("paragraph", "Paragraph", ["Annex, paragraph 3"], {
    attribute: true,
    hasTotal: false,
  });
  const stated: Measure = { kind: "stated", column: "people_value", label: "People", unit: "", decimals: 0 };
  const rows = [
    ["Total", 4211],
    ["Questionnaire", 2629],
    ["Panel", 1468],
    ["Visits", 44],
  ] as const;
  const shape = {
    title: "People who took part",
    dimensions: [channel, source],
    measures: [stated],
    universe: "People",
    rows: rows.length,
  };
  return {
    table: table("by-channel", shape),
    rows: rows.map(([label, value]) => ({ labels: [label, "Annex, paragraph 3"], values: [value] })),
  };
}
