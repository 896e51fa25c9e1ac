import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { at } from "./leaves.ts";
import { attribute, textOf } from "./page.ts";

/** What is wrong with a page of the register. */
export type ActionFinding = { page: string; what: string };

/** A commitment as worked out anew: `found` is what the last review of each year found. */
export type Recounted = {
  id: string;
  title: string;
  source: string;
  synthetic: boolean;
  status: string;
  overdue: boolean;
  found: ReadonlyMap<string, string>;
};

/** What pages call each status. */
const labels: ReadonlyMap<string, string> = new Map([
  ["under-way", "Under way"],
  ["not-started", "Not started"],
  ["done", "Done"],
  ["will-not", "Will not be done"],
  ["not-known", "Not known"],
]);

/** The register of `publication.json`, with statuses from the reviews and the day of the build, not as it states them. */
export function recounted(publication: unknown): Recounted[] {
  const asOf = String(at(publication, "asOf"));
  return list(publication, "actions").flatMap((source) =>
    list(source, "actions").map((action) => recountedAction(action, source, asOf)),
  );
}

function recountedAction(action: unknown, source: unknown, asOf: string): Recounted {
  const reviews = list(action, "reviews")
    .map((review) => ({ on: String(at(review, "on")), status: String(at(review, "status")) }))
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const followed = at(source, "followed") === true;
  const status = reviews.at(-1)?.status ?? (followed ? "not-started" : "not-known");
  const due = at(action, "due", "by");
  const ended = status === "done" || status === "will-not";
  return {
    id: String(at(action, "id")),
    title: String(at(action, "title")),
    source: `${at(source, "collection")}/${at(source, "period")}`,
    synthetic: at(source, "synthetic") !== null,
    status,
    overdue: followed && !ended && typeof due === "string" && due < asOf,
    found: new Map(reviews.map((review) => [review.on.slice(0, 4), review.status])),
  };
}

/** The counts that pages may state of the register, by their address, as "actions:status:done". */
export function actionCounts(publication: unknown): [string, string][] {
  return [...partsOf(recounted(publication))].map(([name, own]) => [`actions:${name}`, grouped(own.length)]);
}

/** The commitments that belong to each part of the register, by the part's name in counts. */
function partsOf(actions: readonly Recounted[]): Map<string, Recounted[]> {
  const sources = [...new Set(actions.map(({ source }) => source))];
  const years = [...new Set(actions.flatMap(({ found }) => [...found.keys()]))];
  const statuses = [...labels.keys()];
  return new Map([
    ["all", [...actions]],
    ["overdue", actions.filter(({ overdue }) => overdue)],
    ...statuses.map((name) => part(`status:${name}`, actions, ({ status }) => status === name)),
    ...sources.map((name) => part(`by:${name}`, actions, ({ source }) => source === name)),
    ...years.flatMap((year) =>
      statuses.map((name) => part(`year:${year}:${name}`, actions, ({ found }) => found.get(year) === name)),
    ),
  ]);
}

function part(
  name: string,
  actions: readonly Recounted[],
  belongs: (action: Recounted) => boolean,
): [string, Recounted[]] {
  return [name, actions.filter(belongs)];
}

/**
 * Holds each page of the register to the commitments that belong on it: all of them, and no other, each with its status,
 * overdue where it is, and called synthetic where it is. `out` is the site's folder.
 */
export function auditActions(out: string, packages: string): ActionFinding[] {
  const publication: unknown = JSON.parse(readFileSync(join(packages, "publication.json"), "utf8"));
  const parts = partsOf(recounted(publication));
  if ((parts.get("all") ?? []).length === 0) return [];
  const check = (page: string, expected: readonly Recounted[], look: typeof checkPage) => {
    const file = join(out, page);
    const found = existsSync(file) ? look(readFileSync(file, "utf8"), expected) : ["is not there"];
    return found.map((what) => ({ page, what }));
  };
  return [
    ...[...pagesOf(parts)].flatMap(([page, expected]) => check(page, expected, checkPage)),
    ...check("actions/actions.csv", parts.get("all") ?? [], checkCsv),
  ];
}

/** The register as a file: each commitment once, in the register's order, with its status. */
function checkCsv(text: string, expected: readonly Recounted[]): string[] {
  const { data } = Papa.parse<Readonly<Record<string, string>>>(text.trimEnd(), { header: true });
  const wrong = expected.flatMap((action, index) => {
    const row = data[index];
    const same =
      row?.["id"] === action.id &&
      row["status"] === action.status &&
      row["overdue"] === (action.overdue ? "yes" : "no") &&
      row["synthetic"] === (action.synthetic ? "yes" : "no");
    return same ? [] : [`line ${index + 2} is not what the register says of ${action.id}`];
  });
  return [...wrong, ...(data.length > expected.length ? ["it has more lines than the register"] : [])];
}

/** Each page's file, with the commitments that belong on it; a year's has what was done, given up or under way. */
function pagesOf(parts: ReadonlyMap<string, Recounted[]>): Map<string, Recounted[]> {
  const pages = new Map<string, Recounted[]>();
  for (const [name, own] of parts) {
    const [kind = "", key = "", status = ""] = name.split(":");
    if (status === "not-started") continue;
    const path = kind === "all" ? "" : `${kind === "by" ? "by/" : ""}${key || kind}/`;
    const page = `actions/${path}index.html`;
    pages.set(page, [...(pages.get(page) ?? []), ...own]);
  }
  return pages;
}

type Shown = { id: string; state: string; text: string };

function checkPage(html: string, expected: readonly Recounted[]): string[] {
  const shown = shownIn(parse(html));
  const ids = shown.map(({ id }) => id);
  const missing = expected.filter(({ id }) => !ids.includes(id)).map(({ id }) => `${id} is missing`);
  const wrong = shown.flatMap((each, index) => {
    const action = expected.find(({ id }) => id === each.id);
    if (action === undefined) return [`${each.id} does not belong here`];
    return ids.indexOf(each.id) === index ? checkShown(each, action) : [`${each.id} is there twice`];
  });
  return [...missing, ...wrong];
}

function checkShown({ id, state, text }: Shown, action: Recounted): string[] {
  const { status, overdue, synthetic, title } = action;
  const [, tags = ""] = text.split(title);
  return [
    ...(text.includes(title) ? [] : [`${id} has another title`]),
    ...(state === `${status}${overdue ? " overdue" : ""}` ? [] : [`${id} is said to be ${state}`]),
    ...(tags.trimStart().startsWith(labels.get(status) ?? status)
      ? []
      : [`${id} does not say that it is ${status}`]),
    ...(overdue === text.includes("Overdue") ? [] : [`${id} is ${overdue ? "" : "not "}overdue`]),
    ...(synthetic === text.includes("Synthetic") ? [] : [`${id} is ${synthetic ? "" : "not "}synthetic`]),
  ];
}

function shownIn(node: DefaultTreeAdapterTypes.Node): Shown[] {
  const children = "childNodes" in node ? node.childNodes : [];
  const own = "tagName" in node ? attribute(node, "data-action") : null;
  if (own !== null && "tagName" in node)
    return [{ id: own, state: attribute(node, "data-state") ?? "", text: textOf(node) }];
  return children.flatMap(shownIn);
}

/** A list of that name in unknown JSON; empty where there is none. */
export function list(value: unknown, name: string): unknown[] {
  const found = at(value, name);
  return Array.isArray(found) ? found : [];
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
