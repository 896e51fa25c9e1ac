import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "parse5";
import { SaxesParser } from "saxes";
import { checkActionFeed } from "./action-feed.ts";
import { filesOf } from "./chart-files.ts";
import { fileOf } from "./file-claims.ts";
import { halfPastNine } from "./half-past-nine.ts";
import { at } from "./leaves.ts";
import { checkMarked } from "./marked.ts";
import { numbersIn } from "./numbers.ts";
import { type PackageJson, readPackageJson } from "./package-json.ts";
import type { Packages } from "./packages.ts";
import { readTree } from "./page.ts";

/** What is wrong with a feed. */
export type FeedFinding = { page: string; what: string };

/** The texts of a feed's or an entry's elements by name; of `link`, the address that it leads to. */
type Element = Map<string, string>;

/** More entries than this are not in a feed, so that older releases may be missing. */
const mostEntries = 100;

/**
 * Recomputes every Atom feed of a site from the packages: an entry's title, summary and times must be those of the release
 * or correction that it leads to, each figure that of its published cell, and any other number a definition's. Each
 * release must be there, and what is invented must say so. `out` and `folder` are folders.
 */
export function auditFeeds(out: string, folder: string, packages: Packages): FeedFinding[] {
  const known = readPackageJson(folder);
  return filesOf(out, "feed.xml").flatMap((page) => {
    const { feed, entries } = readFeed(readFileSync(join(out, page), "utf8"));
    const own =
      page === "actions/feed.xml"
        ? checkRegister(entries, out, folder, known)
        : [...missing(page, entries, known), ...entries.flatMap((entry) => checkEntry(entry, out, known))];
    const contents = entries.flatMap((entry) => checkContent(entry.get("content") ?? "", packages));
    const found = [...checkFeed(feed, entries, packages), ...own, ...contents];
    return found.map((what) => ({ page, what }));
  });
}

function readFeed(xml: string): { feed: Element; entries: Element[] } {
  const feed: Element = new Map();
  const entries: Element[] = [];
  let own = feed;
  let text = "";
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    text = "";
    if (name === "entry") {
      own = new Map();
      entries.push(own);
    }
    if (name === "link" && attributes["rel"] === "alternate") own.set("link", attributes["href"] ?? "");
  });
  parser.on("text", (more) => {
    text += more;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "entry") own = feed;
    else if (name !== "link") own.set(name, text);
    text = "";
  });
  parser.write(xml).close();
  return { feed, entries };
}

function checkFeed(feed: Element, entries: readonly Element[], { words }: Packages): string[] {
  const last = entries
    .map((entry) => entry.get("updated") ?? "")
    .sort()
    .at(-1);
  const ids = new Set(entries.map((entry) => entry.get("id")));
  const strange = numbersIn([feed.get("title") ?? ""], words);
  return [
    ...(last === undefined || feed.get("updated") === last
      ? []
      : ["it was not updated with its newest entry"]),
    ...(ids.size === entries.length ? [] : ["two entries have one id"]),
    ...strange.map((number) => `its title has the number "${number}", which no definition gives`),
  ];
}

function missing(page: string, entries: readonly Element[], known: PackageJson): string[] {
  if (entries.length >= mostEntries) return [];
  const [, collection] = /^releases\/([^/]+)\//.exec(page) ?? [];
  const links = new Set(entries.map((entry) => entry.get("link")));
  return [...known.releases.keys()]
    .filter((name) => collection === undefined || name.startsWith(`${collection}/`))
    .filter((name) => !links.has(`${known.address}releases/${name}/`))
    .map((name) => `${name} is missing`);
}

/** The feed of the register of actions, whose entries lead to pages of the register. */
function checkRegister(entries: readonly Element[], out: string, folder: string, { address }: PackageJson) {
  const publication: unknown = JSON.parse(readFileSync(join(folder, "publication.json"), "utf8"));
  const lost = entries.filter((entry) => fileOf(entry.get("link") ?? "", out, address) === null);
  return [
    ...lost.map((entry) => `${entry.get("link")} leads nowhere`),
    ...checkActionFeed(entries, publication, { address, mostEntries }),
  ];
}

function checkEntry(entry: Element, out: string, known: PackageJson): string[] {
  const link = entry.get("link") ?? "";
  const [, name = "", part = ""] = /\/releases\/([^/]+\/[^/]+)\/(#.*)?$/.exec(link) ?? [];
  const release = known.releases.get(name)?.release;
  if (release === undefined || fileOf(link, out, known.address) === null)
    return [`${link} leads to no release`];
  const facts = part === "" ? releaseFacts(release) : changeFacts(release, entry.get("summary") ?? "");
  const wrong = Object.entries(facts).filter(([key, value]) => entry.get(key) !== value);
  const says = `${entry.get("title")}${entry.get("content")}`;
  const silent = at(release, "synthetic") !== null && !/synthetic/i.test(says);
  return [
    ...wrong.map(([key]) => `${key} of ${link} is not what the package says`),
    ...(String(entry.get("title")).includes(String(at(release, "title")))
      ? []
      : [`${link} has another title`]),
    ...(silent ? [`${link} does not say that its data are synthetic`] : []),
  ];
}

type Facts = Record<string, unknown>;

function releaseFacts(release: unknown): Facts {
  const times = { published: timeOf(at(release, "published")), updated: timeOf(at(release, "updated")) };
  return { summary: at(release, "summary"), ...times };
}

/** A correction is found by what it says, and has to have the day of it. */
function changeFacts(release: unknown, summary: string): Facts {
  const changes = Object.values(at(release, "corrections") ?? {});
  const own = changes.find((change) => summary === `${at(change, "what")} Why: ${at(change, "why")}`);
  const time = timeOf(at(own, "date"));
  return { published: time, updated: time };
}

function timeOf(date: unknown): string {
  return typeof date === "string" ? halfPastNine(date).local : "no day";
}

/** The figures and numbers of an entry's HTML, as on a page of no release. */
function checkContent(html: string, packages: Packages): string[] {
  const { marked, loose } = readTree(parse(html));
  return [
    ...marked.flatMap((mark) => checkMarked(mark, null, packages)),
    ...numbersIn(loose, packages.words).map((number) => `number "${number}" has no cell behind it`),
  ];
}
