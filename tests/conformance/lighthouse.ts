import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findChromium } from "../browser/find-chromium.ts";
import { serve } from "../browser/serve.ts";
import type { Check, Fault, Found, Skipped } from "./check.ts";
import { firstOf, keepOnly, spoil } from "./files.ts";

/** The version is said here and not in package.json, since it needs a newer Node than the project does. */
const version = "13.5.0";
const programs = ["--yes", "--package", "node@24", "--package", `lighthouse@${version}`, "--"];

/** A page that misses the full score of speed is run again, this often in all: the score moves from run to run. */
const mostRuns = 2;

/** What is looked at: a home page, a landing page and the page of a table. */
const pages = [
  "/",
  "/releases/parents-views/2025/",
  "/releases/parents-views/2025/tables/recommend-by-area/",
];

type Audit = { score: number | null; displayValue?: string; numericValue?: number };
type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

/**
 * Google's Lighthouse with its mobile profile. What a page is made of must have the full score in accessibility, best
 * practices and search; the score of speed is told, and fails no check, as a machine may be busy.
 */
export const lighthouse: Check = {
  name: "Lighthouse",
  async run({ site }) {
    const missing = await whyMissing();
    if (missing !== null) return missing;
    const { address, close } = await serve(site);
    const there = pages.filter((page) => isPage(site, page));
    const found: Found = { validator: `lighthouse ${version}, mobile`, files: 0, problems: [], notes: [] };
    try {
      for (const page of there) await judge(`${address}${page}`, page, found);
    } finally {
      close();
    }
    return found;
  },
  faults: [
    fault("a page without a description", /<meta name="description"[^>]*>/, ""),
    fault("a text that is hard to see", "</h1>", '</h1><p><font color="#cccccc">Pale</font></p>'),
  ],
};

async function judge(url: string, page: string, found: Found): Promise<void> {
  const report = await bestOf(url);
  const { performance, ...others } = report.categories;
  found.files += 1;
  found.notes?.push(`${page}: performance ${points(performance?.score)}${slowest(report)}`);
  for (const [name, { score }] of Object.entries(others))
    if (score !== 1) found.problems.push(`${page}: ${name} ${points(score)}: ${lost(report, name)}`);
}

async function bestOf(url: string): Promise<Report> {
  const reports: Report[] = [];
  do reports.push(await reportOf(url));
  while (speed(reports.at(-1) as Report) < 1 && reports.length < mostRuns);
  return reports.sort((a, b) => speed(b) - speed(a))[0] as Report;
}

function speed({ categories }: Report): number {
  return categories["performance"]?.score ?? 0;
}

async function reportOf(url: string): Promise<Report> {
  const chromium = "--headless --no-sandbox --disable-gpu --disable-background-networking";
  const options = [url, "--quiet", "--output=json", `--chrome-flags=${chromium}`];
  const { stdout } = await npx(["lighthouse", ...options], { CHROME_PATH: findChromium() });
  return JSON.parse(stdout) as Report;
}

function npx(command: readonly string[], environment: Record<string, string> = {}) {
  return promisify(execFile)("npx", [...programs, ...command], {
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
    timeout: 5 * 60_000,
  });
}

async function whyMissing(): Promise<Skipped | null> {
  try {
    await npx(["lighthouse", "--version"]);
    return null;
  } catch {
    return { skipped: `npx could not fetch lighthouse ${version} and Node 24` };
  }
}

function lost({ categories, audits }: Report, category: string): string {
  const failed = (categories[category]?.auditRefs ?? []).filter(({ id, weight }) => {
    const score = audits[id]?.score ?? null;
    return weight > 0 && score !== null && score < 1;
  });
  return firstOf(failed.map(({ id }) => id));
}

/** What keeps a page from the full score of speed. */
function slowest(report: Report): string {
  const why = lost(report, "performance");
  return why === "" ? "" : ` (${why})`;
}

function points(score: number | null | undefined): string {
  return score === null || score === undefined ? "none" : String(Math.round(score * 100));
}

function isPage(site: string, page: string): boolean {
  try {
    return readFileSync(join(site, page, "index.html")).length > 0;
  } catch {
    return false;
  }
}

function fault(what: string, before: string | RegExp, after: string): Fault {
  return {
    what,
    plant: ({ site }) => {
      keepOnly(site, /\.html$/, /^index\.html$/);
      spoil(site, /^index\.html$/, before, after);
    },
  };
}
