import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { falseClaims, fileOf, isClaim } from "./file-claims.ts";
import { at, type Leaf, leavesOf } from "./leaves.ts";
import { numbersIn } from "./numbers.ts";
import { newestPeriod, type PackageJson, readPackageJson } from "./package-json.ts";
import type { Words } from "./words.ts";

/** What is wrong with a file for machines, or with the description of a data set in a page's head. */
export type MachineFinding = { page: string; what: string };

/** It describes the API and no release: its numbers are those of HTTP and JSON Schema. */
const description = "api/openapi.json";

/**
 * Recomputes what a site says to machines (the JSON of its API, the catalogue, and the data set that a page describes in
 * its head) from the packages and from the site's own files: a release's facts must be those of its package under the
 * same names, every size and checksum that of the file, every address one that is there, and any other number one that
 * a definition gives. `out` and `packages` are folders.
 */
export function auditMachineFiles(out: string, packages: string, words: Words): MachineFinding[] {
  const known = readPackageJson(packages);
  return namesIn(out).flatMap((page) => {
    const text = readFileSync(join(out, page), "utf8");
    const values = page.endsWith(".html") ? embedded(text) : [JSON.parse(text)];
    const own = page.endsWith(".html") ? [] : checkReleases(page, values[0], known);
    const told = values.flatMap((value) => checkValue(value, out, known, words));
    return [...own, ...told].map((what) => ({ page, what }));
  });
}

function namesIn(out: string): string[] {
  return readdirSync(out, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(".html") || /^api\/.*\.json(ld)?$/.test(file))
    .filter((file) => file !== description)
    .sort();
}

const script = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g;

function embedded(html: string): unknown[] {
  return [...html.matchAll(script)].map(([, json]) => JSON.parse(json ?? ""));
}

function checkValue(value: unknown, out: string, known: PackageJson, words: Words): string[] {
  const told = leavesOf(value).filter(([path]) => !isClaim(path));
  return [
    ...falseClaims(value, out, known.address),
    ...told.flatMap((leaf) => checkLeaf(leaf, out, known, words)),
  ];
}

/** Names of vocabularies have digits; they are addresses of others, like every address that is not of the site. */
function checkLeaf([path, value]: Leaf, out: string, known: PackageJson, words: Words): string[] {
  if (typeof value === "number")
    return known.texts.has(value) ? [] : [`${path} tells a number of no package`];
  if (typeof value !== "string" || !/\p{N}/u.test(value) || known.texts.has(value)) return [];
  if (value.startsWith(known.address))
    return fileOf(value, out, known.address) === null ? [`${path} leads nowhere: ${value}`] : [];
  if (/^[a-z]+:\S+$/.test(value)) return [];
  return numbersIn([value], words).map(
    (number) => `${path} has the number "${number}", which no definition gives`,
  );
}

/** The facts of releases: in the list all that there are, in a release's own file all of its tables. */
function checkReleases(page: string, value: unknown, known: PackageJson): string[] {
  if (page === "api/releases.json") return checkList(value, known);
  const [, collection = "", file = ""] = /^api\/releases\/([^/]+)\/([^/]+)\.json$/.exec(page) ?? [];
  if (collection === "") return [];
  const period = file === "latest" ? newestPeriod(known.releases.keys(), collection) : file;
  return checkRelease(value, `${collection}/${period}`, known, true);
}

function checkList(value: unknown, known: PackageJson): string[] {
  const entries = Object.values(at(value, "releases") ?? {});
  const names = entries.map((entry) => `${at(entry, "collection")}/${at(entry, "period")}`);
  const missing = [...known.releases.keys()].filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => `${name} is missing`),
    ...checkCalendar(at(value, "calendar"), known.calendar),
    ...entries.flatMap((entry, index) => checkRelease(entry, names[index] ?? "", known, false)),
  ];
}

/** The calendar in its order; the API adds where an entry's page is. */
function checkCalendar(told: unknown, calendar: readonly unknown[]): string[] {
  const facts = new Map(leavesOf(calendar).map(([path, value]) => [path, value]));
  const found = leavesOf(told).filter(([path]) => !path.endsWith(".page"));
  const wrong = found.filter(([path, value]) => facts.get(path) !== value).map(([path]) => path);
  const gone = [...facts.keys()].filter((path) => path !== "" && !found.some(([own]) => own === path));
  return [...wrong, ...gone].map((path) => `calendar.${path} is not what the package says`);
}

/** Properties that mean something else than those of the same name in release.json. */
const apart = /(^|\.)files\.|^(version|changelog|url)/;

function checkRelease(value: unknown, name: string, known: PackageJson, whole: boolean): string[] {
  const package_ = known.releases.get(name);
  if (package_ === undefined) return [`${name} is no release of the packages`];
  const facts = new Map(leavesOf(package_.release).filter(([path]) => !apart.test(path)));
  const told = leavesOf(value).filter(([path]) => facts.has(path));
  const wrong = told.filter(([path, found]) => facts.get(path) !== found).map(([path]) => path);
  const paths = new Set(told.map(([path]) => path));
  const tables = [...facts.keys()].filter((path) => path.startsWith("tables."));
  return [
    ...wrong.map((path) => `${path} is not what the package says`),
    ...(whole ? tables.filter((path) => !paths.has(path)).map((path) => `${path} is missing`) : []),
    ...checkVersions(value, name, package_.versions, known),
  ];
}

function checkVersions(value: unknown, name: string, versions: unknown, known: PackageJson): string[] {
  const [collection = "", period] = name.split("/");
  const latest = newestPeriod(known.releases.keys(), collection) === period;
  const tables = Object.values(at(value, "tables") ?? {});
  const numbers = new Map(
    Object.values(at(versions, "tables") ?? {}).map((table) => [at(table, "name"), at(table, "version")]),
  );
  const wrong = tables.filter((table) => at(table, "version") !== (numbers.get(at(table, "name")) ?? null));
  return [
    ...(at(value, "version") === (at(versions, "version") ?? null)
      ? []
      : ["version is not what the package says"]),
    ...wrong.map((table) => `version of table ${at(table, "name")} is not what the package says`),
    ...(at(value, "latest") === latest ? [] : ["latest is not what the packages say"]),
  ];
}
