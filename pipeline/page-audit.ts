import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { auditActions } from "./page-audit/actions.ts";
import { auditFeeds } from "./page-audit/atom.ts";
import { auditChartCsv, filesOf } from "./page-audit/chart-files.ts";
import { auditCalendar } from "./page-audit/icalendar.ts";
import { auditMachineFiles } from "./page-audit/machine-files.ts";
import { checkMarked } from "./page-audit/marked.ts";
import { numbersIn } from "./page-audit/numbers.ts";
import { newestPeriod } from "./page-audit/package-json.ts";
import { type Packages, type Release, readPackages } from "./page-audit/packages.ts";
import { readTree, textOfTree } from "./page-audit/page.ts";
import { auditPictures } from "./page-audit/pictures.ts";
import { auditSearchIndex } from "./page-audit/search-index.ts";
import { type Home, readSuperseded } from "./page-audit/superseded.ts";
import { checkQuoted, checkSynthetic } from "./page-audit/synthetic.ts";

/** Another look at each page, with the tree that the audit has read, so that no page is parsed twice. */
export type Look = (page: string, html: string, tree: DefaultTreeAdapterTypes.Document) => void;

/** What is wrong with a page: "releases/x/2024/index.html: number "45" has no cell behind it". */
export type Finding = { page: string; what: string };

/**
 * Recomputes every number on every page of a built site from the files of the packages, independently of the code
 * that wrote the pages: a marked figure must read exactly as its published cell does, and an unmarked number must
 * come from the words of a definition. So must drawings that stand as files, the CSV of charts, what the site says to
 * machines in JSON, in feeds and in its calendar file, and what its search finds.
 * `out` and `packages` are folders. An empty list means that all pages hold.
 */
export async function auditPages(
  out: string,
  packages: string,
  look: Look = () => undefined,
): Promise<Finding[]> {
  const published = readPackages(packages);
  const superseded = readSuperseded(packages, published);
  return [
    ...filesOf(out, ".html", ".svg").flatMap((page) => {
      const html = readFileSync(join(out, page), "utf8");
      const tree = parse(html);
      if (page.endsWith(".html")) look(page, html, tree);
      return [
        ...auditTree(page, tree, homeOf(page, published, superseded)),
        ...auditPictures(page, html, out),
      ];
    }),
    ...auditChartCsv(out, published, (page) => releaseOf(page, published)),
    ...auditMachineFiles(out, packages, published.words),
    ...auditSearchIndex(out, packages, published.words),
    ...auditActions(out, packages),
    ...auditFeeds(out, packages, published),
    ...auditCalendar(out, packages, published.words),
  ];
}

/** The findings of one page or drawing; its address says which release, or replaced version, its figures belong to. */
export function auditPage(
  page: string,
  html: string,
  packages: Packages,
  superseded: ReadonlyMap<string, Home> = new Map(),
): Finding[] {
  return auditTree(page, parse(html), homeOf(page, packages, superseded));
}

function auditTree(page: string, tree: DefaultTreeAdapterTypes.Document, home: Home): Finding[] {
  const { release, worlds } = home;
  const { marked, loose, claims } = readTree(tree);
  const drawing = page.endsWith(".svg") ? [{ what: "the drawing", text: textOfTree(tree) }] : [];
  const what = [
    ...marked.flatMap((mark) => checkIn(home, (packages) => checkMarked(mark, release, packages))),
    ...numbersIn(loose, worlds[0].words).map((number) => `number "${number}" has no cell behind it`),
    ...(release?.synthetic ? checkSynthetic([...claims, ...drawing]) : []),
    ...checkIn(home, (packages) => checkQuoted(marked, claims, release, packages)),
  ];
  return what.map((each) => ({ page, what: each }));
}

/** What is wrong in all packages that a page may speak of: none if it is right by some. */
function checkIn({ worlds }: Home, check: (packages: Packages) => string[]): string[] {
  const found = worlds.map(check);
  return found.some((each) => each.length === 0) ? [] : (found[0] ?? []);
}

/** "releases/collection/period/superseded/date/…" is of a version that a correction replaced. */
function homeOf(page: string, packages: Packages, superseded: ReadonlyMap<string, Home>): Home {
  const [name] = /(?<=^releases\/)[^/]+\/[^/]+\/superseded\/[^/]+(?=\/)/.exec(page) ?? [];
  const release = name === undefined ? releaseOf(page, packages) : null;
  return superseded.get(name ?? "") ?? { release, worlds: [packages] };
}

/** "releases/collection/period/…" names the release, `latest` the newest of its collection; other pages quote releases by their full address. */
function releaseOf(page: string, packages: Packages): Release | null {
  const [folder, collection = "", period] = page.split("/");
  if (folder !== "releases") return null;
  const own = period === "latest" ? newestPeriod(packages.releases.keys(), collection) : period;
  return packages.releases.get(`${collection}/${own}`) ?? null;
}
