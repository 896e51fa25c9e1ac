import { releaseAddress } from "./addresses.js";
import { planOf } from "./area-plan.js";
import { groupBy } from "./group-by.js";

/** @import { PublishedTable, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Plan } from "./area-plan.js" */
/** @import { Package } from "./packages.js" */
/** @import { Column, Row } from "./parquet-rows.js" */
/**
 * A table that names places, its rows by the code of the place ("Total" for the country), and what is compared in it.
 * @typedef {{ table: PublishedTable, geography: Column, plan: Plan, rows: ReadonlyMap<string, Row[]> }} AreaTable
 * A place that has rows in a table; `parent` is the code of the place that it lies in.
 * @typedef {{ code: string, label: string, level: string, parent: string | null, address: string, hasPage: boolean }} Place
 * The places of a release by code, those in each place by its code, and the tables that name them.
 * @typedef {{ address: string, tables: AreaTable[], places: ReadonlyMap<string, Place>, within: ReadonlyMap<string, Place[]> }} Areas
 */

/**
 * Address of the list of a release's places; each place's page lies below it.
 * @param {{ collection: string, period: string }} release
 */
export function areasAddress(release) {
  return `${releaseAddress(release)}areas/`;
}

/**
 * The places that a release's tables name, or null where none of them is to have a page. Rows are put with their place
 * here once, so that no page looks through a whole table.
 * @param {Package} item
 * @returns {Areas | null}
 */
export function areasOf({ release, rows }) {
  const levels = release.areaPages ?? [];
  const tables = levels.length === 0 ? [] : release.tables.flatMap((table) => areaTable(table, rows));
  const places = placesIn(release, tables);
  const shown = [...places.values()].filter(({ hasPage }) => hasPage);
  if (shown.length === 0) return null;
  return {
    address: areasAddress(release),
    tables,
    places,
    within: groupBy(shown, ({ parent }) => parent ?? ""),
  };
}

/**
 * @param {PublishedTable} table
 * @param {Package["rows"]} rows
 * @returns {AreaTable[]}
 */
function areaTable(table, rows) {
  const geography = table.dimensions.find(({ kind, attribute }) => kind === "geography" && !attribute);
  if (geography === undefined) return [];
  const byPlace = groupBy(rows.get(table.name) ?? [], ({ key }) => key[geography.name] ?? "");
  return [{ table, geography, plan: planOf(table, geography), rows: byPlace }];
}

/**
 * Places in the order of their names. A place without rows was withheld and is none.
 * @param {ReleaseFile} release
 * @param {AreaTable[]} tables
 * @returns {Map<string, Place>}
 */
function placesIn(release, tables) {
  const address = areasAddress(release);
  const codes = tables.flatMap(({ geography, rows }) => geography.codes.filter(({ code }) => rows.has(code)));
  const sorted = codes.toSorted((a, b) => compare(a.label, b.label) || compare(a.code, b.code));
  return new Map(
    sorted.map(({ code, label, level, parent }) => {
      const hasPage = (release.areaPages ?? []).some((each) => each === level);
      const own = `${address}${code.replace(/[^A-Za-z0-9_-]+/g, "-")}/`;
      return [code, { code, label, level: level ?? "", parent, address: own, hasPage }];
    }),
  );
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The places that a place lies in and that have rows too, the nearest first.
 * @param {Pick<Areas, "places">} areas
 * @param {Place} place
 * @returns {Place[]}
 */
export function placesAround({ places }, place) {
  /** @type {Place[]} */
  const around = [];
  for (let at = parentOf(places, place); at && !around.includes(at); at = parentOf(places, at))
    around.push(at);
  return around;
}

/**
 * @param {Areas["places"]} places
 * @param {Place} place
 */
function parentOf(places, { parent }) {
  return parent === null ? undefined : places.get(parent);
}

/**
 * A place as it stands in a sentence: "in Barnet", "in the North East", "at Hill School".
 * @param {{ label: string, level?: string | null }} place
 */
export function inPlace({ label, level }) {
  if (level === "School") return `at ${label}`;
  return level === "Regional" && /^(?:North|South|East|West)\b/.test(label)
    ? `in the ${label}`
    : `in ${label}`;
}

/**
 * "Barnet, London and England"
 * @param {readonly string[]} words
 */
export function listed(words) {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
