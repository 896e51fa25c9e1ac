import type { EarlierRelease } from "../../site/charts/chart.js";
import { type Case, keysOf } from "./random-tables.ts";

/** A place in a chart: its words, and what was published there; `value` is null where it is hidden or missing. */
export type Place = {
  category: string;
  series: string;
  panel: string;
  margin: boolean;
  value: number | null;
  text: string;
  lower: number | null;
  upper: number | null;
  address: string;
};

type Key = Record<string, string>;

/** The places of a chart, in the order in which its lines go; found without what the site does to find them. */
export function placesOf(one: Case): Place[] {
  const found = sourcesOf(one).flatMap((source) =>
    keysOf(one.table.dimensions)
      .filter((key) => isDrawn(key, one))
      .map((key) => placeOf(key, source, one)),
  );
  if (!over(one)) return found;
  const begun = found.find(({ address }) => address !== "")?.category;
  return found.slice(found.findIndex(({ category }) => category === begun));
}

function over({ options }: Case): boolean {
  return options["x"] === "period";
}

function sourcesOf(one: Case): EarlierRelease[] {
  const now = { release: one.release, rows: new Map([["t", one.rows]]) };
  if (!over(one)) return [now];
  const before = one.earlier.filter(({ release }) => release.period < "2024");
  return [...before.sort((a, b) => (a.release.period < b.release.period ? -1 : 1)), now];
}

function isDrawn(key: Key, one: Case): boolean {
  const { options } = one;
  const along = (name: string, axis: string) =>
    (options[axis] !== undefined) === (key[name] !== undefined && key[name] !== "Total");
  if (!along("answer", "series") || !along("phase", "panel")) return false;
  if (over(one)) return key["topic"] === (options["topic"] ?? "Total");
  return key["topic"] !== "Total" || compares(one);
}

/** A margin that is not the sum of the others stands beside them. */
function compares({ table, options }: Case): boolean {
  const share = table.measures[0]?.kind === "percent" && table.of !== "topic";
  return share && ["bar", "dot", "heat"].includes(options["kind"] ?? "");
}

function placeOf(key: Key, source: EarlierRelease, one: Case): Place {
  const { table } = one;
  const [measure, ...ends] = table.measures;
  const then = source.release.tables[0];
  const label = (name: string, from = table) =>
    from.dimensions.find((each) => each.name === name)?.codes.find(({ code }) => code === key[name])?.label;
  const same =
    then?.universe === table.universe && Object.keys(key).every((name) => label(name) === label(name, then));
  const row = same ? source.rows.get("t")?.find((each) => sameKey(each.key, key)) : undefined;
  const value = row?.values[measure?.column ?? ""]?.value ?? null;
  const [lower = null, upper = null] = ends.map(({ column }) => row?.values[column]?.value ?? null);
  const codes = Object.entries(key).filter(([, code]) => code !== "Total");
  const prefix = source.release.period === "2024" ? "" : `parents/${source.release.period}:`;
  const path = codes.map((each) => each.join("=")).join(";");
  return {
    category: over(one) ? source.release.periodLabel : (label("topic") ?? "All parents"),
    series: label("answer") ?? "",
    panel: label("phase") ?? "",
    margin: !over(one) && key["topic"] === "Total",
    value,
    text:
      value === null
        ? row === undefined
          ? ""
          : "[c]"
        : `${value.toFixed(measure?.decimals)}${measure?.unit}`,
    lower: upper === null ? null : lower,
    upper: lower === null ? null : upper,
    address: row === undefined ? "" : `${prefix}t|${path}|${measure?.column}`,
  };
}

function sameKey(a: Key, b: Key): boolean {
  return Object.keys(b).every((name) => a[name] === b[name]);
}
