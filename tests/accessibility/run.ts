// `npm run accessibility`: every page of the example publication by axe-core in Chromium, and more looks at a page of
// each kind. Writes methodology/accessibility-record.json, from which the accessibility statement is made.
// --root ROOT takes a publication that stands; --date YYYY-MM-DD says when, else its newest publication date is taken.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { pageOfEachKind } from "../browser/kinds.ts";
import { openBrowser } from "../browser/open-browser.ts";
import { serve } from "../browser/serve.ts";
import { pagesOf } from "../browser/site-under-test.ts";
import { releaseExample } from "../example-root.ts";
import { type AxeResult, askAxe, type Look, looks } from "./look.ts";
import { type AccessibilityRecord, misfits, notTested, pagesByKind, type RecordedCheck } from "./record.ts";

const { values } = parseArgs({ options: { root: { type: "string" }, date: { type: "string" } } });
const root = values.root ?? releaseExample("first-release-accessibility-");
const site = join(root, "_site");
const { asOf } = JSON.parse(readFileSync(join(root, "data/packages/publication.json"), "utf8"));
const pages = pagesOf(site);
const kinds = [...pageOfEachKind(pages, "/releases/parents-views/2025/").values()];
const { address, close } = await serve(site);
const browser = await openBrowser();

const results = [...(await axeOn(browser, pages, 1280)), ...(await axeOn(browser, kinds, 375))];
const checks: RecordedCheck[] = [];
for (const look of looks) checks.push(await check(browser, look));
const record: AccessibilityRecord = {
  date: values.date ?? asOf,
  standard: "Web Content Accessibility Guidelines 2.2, levels A and AA, and axe-core’s best practice",
  tools: { axe: versionOf("axe-core"), browser: browser.version() },
  pages: pagesByKind(pages),
  total: pages.length,
  rules: rulesOf(results.map(({ result }) => result)),
  violations: results.flatMap(({ page, result }) =>
    result.violations.map(({ id, element }) => ({ rule: id, page, element })),
  ),
  checks,
  notTested,
};
await browser.close();
close();
if (values.root === undefined) rmSync(root, { recursive: true });
const file = join(values.root ?? ".", "methodology/accessibility-record.json");
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
const wrong = misfits(record, pages);
for (const each of wrong) console.log(each);
console.log(`${pages.length} pages of ${Object.keys(record.pages).length} kinds, ${wrong.length} problems`);
process.exitCode = wrong.length > 0 ? 1 : 0;

/** Each page at one width, in two tabs at a time. */
async function axeOn(
  on: Browser,
  paths: readonly string[],
  width: number,
): Promise<{ page: string; result: AxeResult }[]> {
  const left = [...paths];
  const found: { page: string; result: AxeResult }[] = [];
  const tab = async () => {
    const context = await on.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await page.goto(address + path);
      found.push({ page: path, result: await askAxe(page) });
    }
    await context.close();
  };
  await Promise.all([tab(), tab()]);
  return found.sort((a, b) => (a.page < b.page ? -1 : 1));
}

async function check(on: Browser, { name, passes }: Look): Promise<RecordedCheck> {
  let failed = 0;
  for (const path of kinds) {
    const context = await on.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    const page: Page = await context.newPage();
    await page.goto(address + path);
    if (!(await passes(page))) {
      console.log(`${path}: ${name}`);
      failed++;
    }
    await context.close();
  }
  return { name, pages: kinds.length, failed };
}

/** A rule that failed anywhere has failed; one that nowhere passed whole and was left open somewhere is undecided. */
function rulesOf(all: readonly AxeResult[]): AccessibilityRecord["rules"] {
  const failed = unique(all.flatMap(({ violations }) => violations.map(({ id }) => id)));
  const undecided = unique(all.flatMap(({ incomplete }) => incomplete)).filter((id) => !failed.includes(id));
  const passed = unique(all.flatMap(({ passes }) => passes)).filter(
    (id) => !failed.includes(id) && !undecided.includes(id),
  );
  return { passed, failed, undecided };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
}
