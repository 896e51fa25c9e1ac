// The built site in a real browser. Chromium is found or installed; without one these tests fail.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { pagesOf, sampleOf, siteUnderTest } from "./site-under-test.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const site = siteUnderTest();
const { address, close } = await serve(site.out);
const pages = sampleOf(pagesOf(site.out));
const landings = pages.filter((page) => /^\/releases\/[^/]+\/(?!latest)[^/]+\/$/.test(page));
const browser: Browser = await openBrowser();

/** Requests that left this machine, of all pages that all tests open. */
const elsewhere = new Set<string>();

async function withPage(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  // Requests are watched and not routed, which would shut off the browser's cache and load every style and script anew.
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) elsewhere.add(url);
  });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Moves by Tab to the first link whose address matches; fails where the keyboard cannot reach it. */
async function tabTo(page: Page, href: RegExp): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press("Tab");
    const found = await page.locator(":focus").first().getAttribute("href");
    if (found !== null && href.test(new URL(found, page.url()).pathname)) return;
  }
  assert.unreachable(`no link to ${href} on ${page.url()} by keyboard`);
}

async function follow(page: Page, href: RegExp): Promise<void> {
  await tabTo(page, href);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

for (const landing of landings)
  test(`home → ${landing} → table → CSV, by keyboard and without JavaScript`, async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${address}/`);
      const [, releases, collection] = landing.split("/");
      const link = new RegExp(`^${landing}$`);
      const direct = await page.locator(`a[href$="${landing.slice(1)}"]`).count();
      if (direct === 0) await follow(page, new RegExp(`^/${releases}/${collection}/$`));
      await follow(page, link);
      assert.is(await page.locator("h1").count(), 1);
      assert.ok(
        (await page.locator("a[data-feedback]").count()) > 0,
        "the landing page has no feedback link",
      );
      await follow(page, /\/tables\/[^/]+\/$/);
      await tabTo(page, /\.csv$/);
      const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
      const csv = readFileSync(await download.path(), "utf8");
      assert.match(csv, /^time_period,time_identifier,geographic_level,country_code,country_name/);
      const published = readFileSync(
        join(site.packages, landing.replace("/releases/", ""), download.suggestedFilename()),
      );
      assert.is(csv, published.toString("utf8"));
    });
  });

/** Faults of the charts that are shown: text under 12 px, or that leaves its drawing; or not one drawing a figure. */
const chartFaults = `[...document.querySelectorAll("figure.chart")].flatMap((figure) => {
  const shown = [...figure.querySelectorAll("svg[role=img]")].filter((svg) => svg.getBoundingClientRect().width > 0);
  if (shown.length !== 1) return [figure.id + " shows " + shown.length + " drawings"];
  const box = shown[0].getBoundingClientRect();
  const scale = box.width / shown[0].viewBox.baseVal.width;
  return [...shown[0].querySelectorAll("text")].flatMap((text) => {
    const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
    const at = text.getBoundingClientRect();
    const out = at.left < box.left - 1 || at.right > box.right + 1 || at.bottom > box.bottom + 1 || at.top < box.top - 1;
    return [
      ...(size < 12 ? [figure.id + ": text of " + size.toFixed(1) + " px"] : []),
      ...(out ? [figure.id + ": " + JSON.stringify(text.textContent) + " leaves the drawing"] : []),
    ];
  });
})`;

type Violation = { id: string; nodes: { html: string }[] };
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const runAxe = `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] }).then((r) => r.violations)`;
const widths = [1280, 645, 640, 375, 320];

/** One visit of a page looks at everything, so that a large site is loaded once: each list holds what is wrong. */
const wrong = { axe: [] as string[], sideways: [] as string[], charts: [] as string[] };
let charts = 0;

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(address + path);
  await page.evaluate(axeSource);
  charts += await page.locator("figure.chart").count();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const reach = Number(await page.evaluate("document.documentElement.scrollWidth"));
    if (reach > width) wrong.sideways.push(`${path} at ${width}: ${reach}`);
    const faults = (await page.evaluate(chartFaults)) as string[];
    wrong.charts.push(...faults.map((fault) => `${path} at ${width}: ${fault}`));
    if (width === 1280 || (width === 375 && onPhone.has(path))) await axe(page, `${path} at ${width}`);
  }
}

async function axe(page: Page, where: string): Promise<void> {
  const violations = (await page.evaluate(runAxe)) as Violation[];
  wrong.axe.push(...violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html.slice(0, 200)}`));
}

/** The first page of each kind: "/releases/x/2024/tables/y/" is of the kind "releases/-/-/tables/-". */
const kinds = new Map(
  pages.map((page) => [
    page
      .split("/")
      .map((part, i) =>
        i === 1 || /^(tables|quality|protection|data-guidance|questionnaire|responses|data)$/.test(part)
          ? part
          : "-",
      )
      .join("/"),
    page,
  ]),
);
const onPhone = new Set([...kinds.values(), ...landings]);

await withPage({}, async (page) => {
  for (const path of pages) await visit(page, path);
});

test("axe finds nothing on any page at the width of a desk, nor on any kind of page at that of a phone", () => {
  assert.equal(wrong.axe, []);
});

test("axe would find a fault: a planted picture without words is reported", async () => {
  await withPage({}, async (page) => {
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>');
    await page.evaluate(axeSource);
    const ids = ((await page.evaluate(runAxe)) as Violation[]).map(({ id }) => id);
    assert.ok(ids.includes("image-alt"));
  });
});

test("no page scrolls sideways at any width, down to 320 pixels", () => {
  assert.equal(wrong.sideways, []);
});

test("each chart is shown once, with text of 12 px or more that stays inside it, at every width", () => {
  assert.ok(charts > 0, "no page has a chart");
  assert.equal(wrong.charts, []);
});

test("charts are also whole on paper", async () => {
  await withPage({ viewport: { width: 720, height: 1000 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const path of landings) {
      await page.goto(address + path);
      assert.equal(await page.evaluate(chartFaults), []);
    }
  });
});

test("the search, with all that it finds, is under 60 KB compressed", () => {
  const files = ["client/search", "search"].flatMap((folder) =>
    readdirSync(join(site.out, folder))
      .filter((name) => /\.js(on)?$/.test(name))
      .map((name) => join(site.out, folder, name)),
  );
  const sizes = files.map((file) => gzipSync(readFileSync(file)).length);
  assert.is(files.length, 6);
  assert.ok(sizes.reduce((sum, size) => sum + size) < 60_000, `${sizes}`);
});

test("no page asks anything of another host, and a planted picture that does is seen", async () => {
  assert.equal([...elsewhere], []);
  await withPage({}, async (page) => {
    await page.goto(`${address}/cookies/`);
    await page.setContent('<img src="https://elsewhere.example/x.png">', { waitUntil: "load" });
  });
  assert.equal([...elsewhere], ["https://elsewhere.example/x.png"]);
});

test.after(async () => {
  await browser.close();
  close();
  site.remove();
});
test.run();
