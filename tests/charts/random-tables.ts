import fc from "fast-check";
import type { PublishedTable, ReleaseFile } from "../../pipeline/package.ts";
import type { Measure } from "../../pipeline/table.ts";
import type { EarlierRelease, Row } from "../../site/charts/chart.js";
import { release as sample } from "../charts-sample.ts";

/** Tables at random, small enough that values are often equal, hidden, or as far apart as their intervals. */

type Dimension = PublishedTable["dimensions"][number];
export type Case = {
  release: ReleaseFile;
  table: PublishedTable;
  rows: Row[];
  options: Record<string, string>;
  earlier: EarlierRelease[];
};

const percent: Measure = {
  kind: "percent",
  column: "response_percent",
  label: "Percentage",
  unit: "%",
  decimals: 0,
};
const count: Measure = {
  kind: "count",
  column: "response_count",
  label: "Responses",
  unit: "",
  decimals: 0,
};
const ends = (["lower", "upper"] as const).map(
  (kind): Measure => ({
    ...percent,
    kind,
    column: `response_percent_${kind}`,
    label: `${kind === "lower" ? "Lower" : "Upper"} end of the 95% confidence interval`,
  }),
);

function dimension(name: string, size: number, kind: Dimension["kind"], hasTotal: boolean): Dimension {
  const codes = Array.from({ length: size }, (_, i) => ({
    code: `${name}${i}`,
    label: `${name.toUpperCase()} ${"abcdef"[i]}`,
    level: null,
    parent: null,
    oldCode: null,
  }));
  return { name, label: `By ${name}`, kind, codes, hasTotal, column: name, attribute: false };
}

type Cell = { value: number | null; margin: [number, number] | null };
const cellOf = (decimals: number, step: number) =>
  fc.record({
    value: fc.option(
      fc.integer({ min: 0, max: 12 }).map((n) => (n * step) / 10 ** decimals),
      { freq: 6, nil: null },
    ),
    margin: fc.option(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { freq: 6, nil: null }),
  });

/** The keys of a table's cells, margins first. */
export function keysOf(dimensions: readonly Dimension[]): Record<string, string>[] {
  return dimensions.reduce<Record<string, string>[]>(
    (keys, { name, codes, hasTotal }) =>
      keys.flatMap((key) =>
        [...(hasTotal ? ["Total"] : []), ...codes.map(({ code }) => code)].map((code) => ({
          ...key,
          [name]: code,
        })),
      ),
    [{}],
  );
}

function rowOf(key: Record<string, string>, { value, margin }: Cell, measures: readonly Measure[]): Row {
  const hidden = { value: null, symbol: value === null ? "c" : null };
  const values = measures.map(({ kind, column, decimals }) => {
    if (value === null) return [column, hidden] as const;
    if (kind !== "lower" && kind !== "upper") return [column, { value, symbol: null }] as const;
    if (margin === null) return [column, { value: null, symbol: "z" }] as const;
    const end = kind === "lower" ? value - margin[0] : value + margin[1];
    return [column, { value: Number(end.toFixed(decimals)), symbol: null }] as const;
  });
  return { key, values: Object.fromEntries(values) };
}

const shape = fc.record({
  topic: fc.integer({ min: 1, max: 5 }),
  topicKind: fc.constantFrom("code" as const, "item" as const, "multiple" as const),
  topicTotal: fc.boolean(),
  answer: fc.constantFrom(0, 0, 2, 3, 4, 5),
  phase: fc.constantFrom(0, 0, 0, 2, 3),
  kind: fc.constantFrom("bar", "stacked", "diverging", "line", "dot", "heat"),
  over: fc.boolean(),
  counted: fc.boolean(),
  sure: fc.boolean(),
  decimals: fc.constantFrom(0, 1),
  step: fc.constantFrom(1, 5, 50),
  order: fc.constantFrom(null, "value", "code"),
  apart: fc.boolean(),
  ofTopic: fc.boolean(),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function tableOf(s: Shape): PublishedTable {
  const dimensions = [
    dimension("topic", s.topic, s.topicKind, s.topicTotal),
    ...(s.answer > 0 ? [dimension("answer", s.answer, "code", true)] : []),
    ...(s.phase > 0 ? [dimension("phase", s.phase, "code", false)] : []),
  ];
  const share = { ...percent, decimals: s.decimals };
  const shares = s.sure ? [share, ...ends.map((end) => ({ ...end, decimals: s.decimals }))] : [share];
  return {
    ...{ name: "t", title: "Title", universe: "People", notes: [], weighted: false, rows: 0, symbols: [] },
    ...{ files: [], of: s.ofTopic ? "topic" : null, dimensions, measures: s.counted ? [count] : shares },
  };
}

function optionsOf(s: Shape): Record<string, string> {
  const over = s.over || (s.kind === "line" && s.topicKind !== "code");
  const options = {
    kind: s.kind,
    x: over ? "period" : "topic",
    topic: over && !s.topicTotal ? "topic0" : null,
    series: s.answer > 0 ? "answer" : null,
    panel: s.phase > 0 ? "phase" : null,
    order: s.order,
    apart: s.kind === "diverging" && s.apart ? `answer${s.answer - 1}` : null,
  };
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

/** An earlier release of the series may count other people, or have a code that meant something else. */
type Past = { period: string; otherPeople: boolean; otherLabel: boolean; lacksTable: boolean };

function pastTable(table: PublishedTable, { otherPeople, otherLabel }: Past): PublishedTable {
  const dimensions = table.dimensions.map((one) => ({
    ...one,
    codes: one.codes.map((code, i) => (otherLabel && i === 0 ? { ...code, label: "Something else" } : code)),
  }));
  return { ...table, dimensions, universe: otherPeople ? "Other people" : table.universe };
}

const rarely = fc.nat({ max: 6 }).map((n) => n === 0);

const drawable = (s: Shape) =>
  (s.topic + 1) * Math.max(1, s.answer) * Math.max(1, s.phase) <= 60 &&
  (s.answer > 0 || !["stacked", "diverging", "heat"].includes(s.kind)) &&
  (s.phase === 0 || ["bar", "line", "dot"].includes(s.kind));

/** A release with one table, a chart's options that fit it, and what the series published before and after. */
export const cases: fc.Arbitrary<Case> = shape.filter(drawable).chain((s) => {
  const table = tableOf(s);
  const keys = keysOf(table.dimensions);
  const cells = fc.array(cellOf(table.measures[0]?.decimals ?? 0, s.counted ? s.step : 1), {
    minLength: keys.length,
    maxLength: keys.length,
  });
  const past = fc.record({
    period: fc.constantFrom("2021", "2022", "2023", "2026"),
    otherPeople: rarely,
    otherLabel: rarely,
    lacksTable: rarely,
    cells,
  });
  const pasts = fc.uniqueArray(past, { selector: ({ period }) => period, minLength: 1, maxLength: 4 });
  return fc.record({ now: cells, pasts }).map(({ now, pasts: before }) => {
    const rowsOf = (some: readonly Cell[]) =>
      keys.map((key, i) => rowOf(key, some[i] ?? { value: null, margin: null }, table.measures));
    const release = { ...sample, period: "2024", periodLabel: "year 2024", tables: [table] };
    const earlier = before.map((one): EarlierRelease => {
      const then = pastTable(table, one);
      return {
        release: {
          ...{ ...sample, period: one.period, periodLabel: `year ${one.period}` },
          tables: one.lacksTable ? [] : [then],
        },
        rows: new Map([["t", rowsOf(one.cells)]]),
      };
    });
    return { release, table, rows: rowsOf(now), options: optionsOf(s), earlier };
  });
});
