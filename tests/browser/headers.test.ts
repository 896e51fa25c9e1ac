// Each kind of page under the headers that the site writes for its hosts: nothing is refused, and faults would be.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pageOfEachKind } from "./kinds.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { pagesOf, siteUnderTest } from "./site-under-test.ts";
import { withStrictPage } from "./strict-page.ts";

const site = siteUnderTest();
const { address, close } = await serve(site.out);
const browser = await openBrowser();
const release = "/releases/parents-views/2025/";
const kinds = pageOfEachKind(pagesOf(site.out), release);

function withPage(path: string, work: (page: Page) => Promise<void>, expected = /^$/): Promise<void> {
  return withStrictPage(path, work, { browser, address, expected });
}

/** What a page has left on the reader's device. */
const stored = `(async () => [
  document.cookie,
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(({ name }) => name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
].filter((each) => each !== ""))()`;

async function storesNothing(page: Page): Promise<void> {
  assert.equal(await page.context().cookies(), []);
  // Storage is shut to this page where it is not a secure place, which the machine itself always is.
  assert.equal(await page.evaluate(stored), []);
}

test("each kind of page keeps to the policy, with its scripts, and stores nothing on the reader's device", async () => {
  assert.ok(kinds.size >= 15, `${kinds.size} kinds`);
  for (const path of kinds.values())
    await withPage(path, async (page) => {
      await page.waitForLoadState("load");
      await storesNothing(page);
    });
});

test("the search finds, under the policy, and stores nothing", async () => {
  await withPage("/search/?q=rounding", async (page) => {
    await page.locator("#search-results h3").first().waitFor();
    await storesNothing(page);
  });
});

test("the table builder opens and draws, under the policy, and stores nothing", async () => {
  await withPage(`${release}tables/recommend-by-phase/`, async (page) => {
    await page.click(".fr-explore__summary");
    await page.waitForSelector(".fr-explore__status");
    assert.ok((await page.locator(".fr-explore table").count()) > 0);
    await storesNothing(page);
  });
});

test("a style in an element is refused, and seen", async () => {
  await withPage(
    "/",
    async (page) => {
      const [told] = await Promise.all([
        page.waitForEvent("console", (message) => message.text().startsWith("refused by")),
        page.evaluate(
          `document.body.insertAdjacentHTML("beforeend", '<p id="planted" style="color: red">x</p>')`,
        ),
      ]);
      assert.match(told.text(), "refused by style-src");
      const colour = await page.evaluate(`getComputedStyle(document.getElementById("planted")).color`);
      assert.is.not(colour, "rgb(255, 0, 0)");
    },
    /style/,
  );
});

/** Shows a page of the site in a frame of another site; gives what the frame shows, or "" where it is refused. */
async function framed(path: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "first-release-frame-"));
  writeFileSync(join(folder, "index.html"), `<iframe src="${address}${path}"></iframe>`);
  const other = await serve(folder);
  const page = await browser.newPage();
  try {
    await page.goto(other.address, { waitUntil: "load" });
    const [, frame] = page.frames();
    return (await frame?.evaluate("document.querySelector('main')?.textContent ?? ''")) as string;
  } finally {
    await page.close();
    other.close();
    rmSync(folder, { recursive: true });
  }
}

test("any site may show a chart's own page in a frame, and no other page", async () => {
  const chart = pagesOf(site.out).find((path) => path.startsWith(`${release}charts/`));
  if (chart === undefined) return assert.unreachable("the release has no page of a chart");
  assert.ok((await framed(chart)).length > 20, chart);
  assert.is(await framed(release), "");
});

test("another site's program may read data, of a type that says what it is", async () => {
  const types = {
    csv: "text/csv; charset=utf-8",
    parquet: "application/vnd.apache.parquet",
    arrow: "application/vnd.apache.arrow.file",
  };
  for (const [ending, type] of Object.entries(types)) {
    const response = await fetch(`${address}${release}data/recommend-by-phase.${ending}`);
    assert.is(response.status, 200);
    assert.is(response.headers.get("content-type"), type);
    assert.is(response.headers.get("access-control-allow-origin"), "*");
    assert.is(response.headers.get("x-content-type-options"), "nosniff");
  }
});

test("a missing address shows a page that helps, with links that work from any depth", async () => {
  await withPage("/404.html", async (page) => {
    assert.is(await page.textContent("h1"), "Page not found");
    const links = await page
      .locator("main a[href^='/']")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.ok(links.includes(release), `${links}`);
    assert.ok(links.includes("/releases/parents-views/"));
    assert.is(await page.getAttribute("main form", "action"), "/search/");
  });
});

test.after(async () => {
  await browser.close();
  close();
  site.remove();
});
test.run();
