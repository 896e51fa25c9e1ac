// The search in a real browser, by keyboard, under a policy that allows no inline style or script; and without JavaScript.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildSite } from "../../pipeline/site.ts";
import { writeSampleRoot } from "../site/sample-packages.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { withStrictPage } from "./strict-page.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = realpathSync(mkdtempSync(join(tmpdir(), "first-release-search-")));
await writeSampleRoot(root);
const { out } = await buildSite({ root, out: join(root, "site") });
const { address, close } = await serve(out);
const browser = await openBrowser();

/** Opens a page as a strict host serves it. */
function withPage(
  path: string,
  work: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
  expected = /^$/,
): Promise<void> {
  return withStrictPage(path, work, { browser, address, options, expected });
}

const withoutScript = { javaScriptEnabled: false };
const statusOf = (page: Page) => page.textContent("#search-status");
const titles = (page: Page) => page.locator("#search-results h3").allTextContents();

/** Waits until the live region says something that fits. */
async function says(page: Page, words: string): Promise<void> {
  await page.locator("#search-status", { hasText: words }).waitFor({ timeout: 10_000 });
}

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  assert.unreachable(`${selector} cannot be reached by keyboard`);
}

/** Types a question into the box in the head of the page and presses Enter. */
async function askInHead(page: Page, query: string): Promise<void> {
  await tabTo(page, "#header-query");
  await page.keyboard.type(query);
  await Promise.all([page.waitForURL(/\/search\/\?q=/), page.keyboard.press("Enter")]);
}

test("from any page, by keyboard: the box in its head, the results, and the page that was looked for", async () => {
  await withPage("/releases/parents-views/2025/quality/", async (page) => {
    await askInHead(page, "rounding");
    await says(page, "2 results for “rounding”.");
    assert.is(await page.inputValue("#search-query"), "rounding");
    assert.equal(await titles(page), ["Rounding", "Symbols"]);
    assert.is(
      await page.locator("#search-results .fr-list__facts").first().textContent(),
      "Methodology – Disclosure control",
    );
    await tabTo(page, "#search-results a");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.is(page.url(), `${address}/methodology/disclosure-control/#rounding`);
  });
});

test("on the search page a question is answered in place, stands in the address, and back leads to the one before", async () => {
  await withPage("/search/", async (page) => {
    assert.is(await page.isVisible("#search-results"), false);
    await tabTo(page, "#search-query");
    await page.keyboard.type("secondary");
    await page.keyboard.press("Enter");
    await says(page, "results for “secondary”");
    assert.match(page.url(), /\/search\/\?q=secondary$/);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("rounding");
    await page.keyboard.press("Enter");
    await says(page, "2 results for “rounding”.");
    assert.equal(await page.locator("#search-results mark").allTextContents(), ["Rounding", "rounding"]);
    await page.goBack();
    await says(page, "results for “secondary”");
    assert.is(await page.inputValue("#search-query"), "secondary");
    await page.goBack();
    assert.is(await statusOf(page), "");
    assert.is(await page.isVisible("#search-results"), false);
    assert.is(await page.isVisible("#everything"), true);
  });
});

test("a question without answer says so, and the list of everything stays", async () => {
  await withPage("/search/?q=elephant", async (page) => {
    await says(page, "Nothing found for “elephant”.");
    assert.is(await page.isVisible("#search-results"), false);
    assert.is(await page.isVisible("#everything"), true);
  });
});

test("a question is text, whatever is in it", async () => {
  await withPage(`/search/?q=${encodeURIComponent("<img src=x> rounding c++ (")}`, async (page) => {
    await says(page, "for “<img src=x> rounding c++ (”");
    assert.is(await page.locator("main img").count(), 0);
  });
});

test("the index is fetched when there is a question, and on no other page", async () => {
  const loaded =
    "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /search/.test(name)).length";
  await withPage("/", async (page) => assert.is(await page.evaluate(loaded), 0));
  await withPage("/search/", async (page) => {
    const index = () =>
      page.evaluate(
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/index.json')).length",
      );
    assert.is(await index(), 0);
    await page.fill("#search-query", "rounding");
    await page.press("#search-query", "Enter");
    await says(page, "2 results");
    assert.is(await index(), 1);
  });
});

test("where the index cannot be fetched, the page says so and can try again", async () => {
  const work = async (page: Page) => {
    await page.route(/index\.json$/, (route) => route.abort());
    await page.fill("#search-query", "rounding");
    await page.press("#search-query", "Enter");
    await says(page, "could not be loaded");
    await page.unroute(/index\.json$/);
    await page.press("#search-query", "Enter");
    await says(page, "2 results");
  };
  await withPage("/search/", work, {}, /Failed to load resource/);
});

test("without JavaScript the box leads to a list of every release, table and page", async () => {
  await withPage(
    "/",
    async (page) => {
      await askInHead(page, "rounding");
      assert.match((await page.textContent("noscript")) ?? "", "needs JavaScript");
      const links = page.locator("#everything a");
      const hrefs = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      for (const path of [
        "/releases/parents-views/2025/",
        "/releases/parents-views/2024/tables/responses-by-place/",
        "/releases/involvement/2012/tables/by-channel/",
        "/releases/parents-views/2025/data-guidance/",
        "/releases/parents-views/2025/questionnaire/",
        "/methodology/symbols/",
        "/guides/new-release/",
      ])
        assert.ok(hrefs.includes(address + path), path);
      await tabTo(page, "#everything a");
    },
    withoutScript,
  );
});

test("axe finds nothing on the results, and they fit a phone", async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  for (const width of [1280, 320])
    await withPage(
      "/search/?q=happy",
      async (page) => {
        await says(page, "results for “happy”");
        assert.is(await page.evaluate("document.documentElement.scrollWidth"), width);
        await page.evaluate(axeSource);
        const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then((r) => r.violations.map(({ id }) => id))`;
        assert.equal(await page.evaluate(run), []);
      },
      { viewport: { width, height: 900 } },
    );
});

test.after(async () => {
  await browser.close();
  close();
  rmSync(root, { recursive: true });
});
test.run();
