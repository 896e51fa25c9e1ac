import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { auditMachineFiles } from "./page-audit/machine-files.ts";
import { checkMarked } from "./page-audit/marked.ts";
import { numbersIn } from "./page-audit/numbers.ts";
import { newestPeriod } from "./page-audit/package-json.ts";
import { type Packages, type Release, readPackages } from "./page-audit/packages.ts";
import { type Marked, readPage } from "./page-audit/page.ts";
import { auditSearchIndex } from "./page-audit/search-index.ts";
import { checkSynthetic } from "./page-audit/synthetic.ts";

/** What is wrong with a page: "releases/x/2024/index.html: number "45" has no cell behind it". */
export type Finding = { page: string; what: string };

/**
 * Recomputes every number on every page of a built site from the files of the packages, independently of the code
 * that wrote the pages: a marked figure must read exactly as its published cell does, and an unmarked number must
 * come from the words of a definition. So must what the site says to machines in JSON and what its search finds.
 * `out` and `packages` are folders. An empty list means that all pages hold.
 */
export async function auditPages(out: string, packages: string): Promise<Finding[]> {
  const published = readPackages(packages);
  return [
    ...pagesOf(out).flatMap((page) => auditPage(page, readFileSync(join(out, page), "utf8"), published)),
    ...auditMachineFiles(out, packages, published.words),
    ...auditSearchIndex(out, packages, published.words),
  ];
}

/** The findings of one page; its address says which release its figures belong to. */
export function auditPage(page: string, html: string, packages: Packages): Finding[] {
  const release = releaseOf(page, packages);
  const { marked, loose, claims } = readPage(html);
  const what = [
    ...marked.flatMap((mark: Marked) => checkMarked(mark, release, packages)),
    ...numbersIn(loose, packages.words).map((number) => `number "${number}" has no cell behind it`),
    ...(release?.synthetic ? checkSynthetic(claims) : []),
  ];
  return what.map((each) => ({ page, what: each }));
}

/** "releases/collection/period/…" names the release, `latest` the newest of its collection; other pages quote releases by their full address. */
function releaseOf(page: string, packages: Packages): Release | null {
  const [folder, collection = "", period] = page.split("/");
  if (folder !== "releases") return null;
  const own = period === "latest" ? newestPeriod(packages.releases.keys(), collection) : period;
  return packages.releases.get(`${collection}/${own}`) ?? null;
}

function pagesOf(out: string): string[] {
  return readdirSync(out, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(".html"))
    .sort();
}
