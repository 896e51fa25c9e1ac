// Charts in a real browser: the read-out of values by keyboard and pointer, the files, and the page that others frame.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Papa from "papaparse";
import type { BrowserContextOptions, Page } from "playwright-core";
import { SaxesParser } from "saxes";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPackages } from "../../pipeline/page-audit/packages.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { pagesOf, siteUnderTest } from "./site-under-test.ts";
import { withStrictPage } from "./strict-page.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const site = siteUnderTest();
const { address, close } = await serve(site.out);
const browser = await openBrowser();
const frames = pagesOf(site.out).filter((page) => /^\/releases\/[^/]+\/[^/]+\/charts\/[^/]+\/$/.test(page));
const landing = "/releases/parents-views/2025/";

function strict(path: string, work: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  return withStrictPage(path, work, { browser, address, options });
}

const value = (page: Page) => page.locator(".chart-readout:visible .chart-readout__value");
const of = (page: Page) => page.locator(".chart-readout:visible .chart-readout__of");
const stage = (page: Page, at = 0) => page.locator("figure.chart .chart-stage").nth(at);

/** The values of a chart as the table under it has them: what each is of, and its text. */
function tableOf(page: Page, at = 0): Promise<string[][]> {
  return page
    .locator("figure.chart")
    .nth(at)
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")),
    );
}

test("the keyboard reaches a chart and goes through its values in the order of its table", async () => {
  await strict(landing, async (page) => {
    const rows = await tableOf(page);
    await stage(page).focus();
    await page.keyboard.press("ArrowRight");
    for (const [name, text] of rows.slice(1, 4)) {
      assert.equal([await of(page).textContent(), await value(page).textContent()], [name, text]);
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("End");
    assert.is(await of(page).textContent(), rows.at(-1)?.[0]);
    await page.keyboard.press("ArrowRight");
    assert.is(await of(page).textContent(), rows.at(-1)?.[0]);
    await page.keyboard.press("Home");
    assert.is(await of(page).textContent(), rows[0]?.[0]);
    await page.keyboard.press("Tab");
    assert.is(await value(page).count(), 0);
  });
});

test("Tab comes to a chart, shows its first value and how to go on, and the mark is marked", async () => {
  await strict(landing, async (page) => {
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement?.matches(".chart-stage"))) break;
    }
    assert.match(
      (await page.locator(".chart-readout__hint:visible").textContent()) ?? "",
      /^1 of \d+\. Arrow keys/,
    );
    assert.ok((await page.locator(".chart-wide .chart-mark--shown").count()) > 0);
    const outline = await stage(page).evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.is(outline, "solid");
  });
});

test("a screen reader is told the value once the reader rests, not each that is passed", async () => {
  await strict(landing, async (page) => {
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      for (const live of document.querySelectorAll(".chart-stage [aria-live]"))
        new MutationObserver(() => live.textContent && told.push(live.textContent)).observe(live, {
          childList: true,
        });
    });
    await stage(page).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(600);
    const told = await page.evaluate(() => Reflect.get(window, "told"));
    const [name, text] = (await tableOf(page))[4] ?? [];
    assert.equal(told, [`${name}: ${text}`]);
  });
});

test("the pointer shows a value and may go onto the read-out; Escape closes it until another mark is met", async () => {
  await strict(landing, async (page) => {
    const [, second, third] = await tableOf(page);
    const bars = page.locator("figure.chart").first().locator(".chart-wide [data-mark]");
    await bars.nth(1).hover();
    assert.equal([await of(page).textContent(), await value(page).textContent()], second);
    await page.locator(".chart-readout:visible").hover();
    await page.waitForTimeout(300);
    assert.equal([await of(page).textContent(), await value(page).textContent()], second);
    await bars.nth(1).hover();
    await page.keyboard.press("Escape");
    assert.is(await value(page).count(), 0);
    await page.mouse.move(0, 0);
    await bars.nth(2).hover();
    assert.equal([await of(page).textContent(), await value(page).textContent()], third);
    await page.mouse.move(0, 0);
    assert.is(await value(page).count(), 0);
  });
});

test("the part of a stacked bar that has no room for its number has one in the read-out", async () => {
  await strict(landing, async (page) => {
    const chart = page.locator("figure.chart").nth(1);
    const hidden = await chart.evaluate((figure) => {
      const said = new Set(
        [...figure.querySelectorAll(".chart-wide [data-cell]")].map((one) => one.getAttribute("data-cell")),
      );
      const bar = [...figure.querySelectorAll(".chart-wide [data-mark]")].find(
        (one) => !said.has(one.getAttribute("data-mark")),
      );
      return bar?.getAttribute("data-mark") ?? "";
    });
    const text = await chart.locator(`td[data-cell="${hidden}"]`).textContent();
    await chart.locator(`.chart-wide [data-mark="${hidden}"]`).hover();
    assert.is(await value(page).textContent(), text);
  });
});

for (const width of [320, 375])
  test(`on a screen of ${width} px the read-out stays within the chart`, async () => {
    await strict(
      landing,
      async (page) => {
        await stage(page, 1).focus();
        for (const key of ["End", "Home"]) {
          await page.keyboard.press(key);
          const [box, frame] = [
            await page.locator(".chart-readout:visible").boundingBox(),
            await stage(page, 1).boundingBox(),
          ];
          assert.ok(box && frame && box.x >= frame.x - 1 && box.x + box.width <= frame.x + frame.width + 1);
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      },
      { viewport: { width, height: 700 } },
    );
  });

test("colours that the reader forces leave the read-out its border, and nothing moves for who wants no motion", async () => {
  await strict(
    landing,
    async (page) => {
      await stage(page).focus();
      await page.keyboard.press("ArrowRight");
      const style = await page.locator(".chart-readout:visible").evaluate((box) => {
        const { borderTopStyle, transitionDuration, animationName } = getComputedStyle(box);
        return [borderTopStyle, transitionDuration, animationName];
      });
      assert.equal(style, ["solid", "0s", "none"]);
    },
    { forcedColors: "active", reducedMotion: "reduce" },
  );
});

test("without JavaScript the drawing, the table, the files and the frame's code are there, and no place to focus", async () => {
  await strict(
    landing,
    async (page) => {
      const chart = page.locator("figure.chart").first();
      assert.is(await page.locator(".chart-stage").count(), 0);
      assert.is(await chart.locator("svg.chart-wide").isVisible(), true);
      await chart.locator("summary", { hasText: "Figures in this chart" }).click();
      assert.is(await chart.locator("table").isVisible(), true);
      await chart.locator("summary", { hasText: "Download or embed" }).click();
      assert.is(await chart.locator(".chart-files a[download]").count(), 3);
      assert.match(await chart.locator("textarea").inputValue(), /^<iframe src="https:.*<\/iframe>$/);
    },
    { javaScriptEnabled: false },
  );
});

test("axe finds nothing on a landing page with a value shown and its disclosures open", async () => {
  await strict(landing, async (page) => {
    await page.locator(".chart-files summary").first().click();
    await stage(page).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(400);
    assert.equal(await violationsOf(page), []);
  });
});

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await Reflect.get(window, "axe").run(document, { runOnly: tags });
    return violations.map((one: any) => `${one.id}: ${one.nodes[0]?.html.slice(0, 120)}`);
  });
}

test("the read-out is under 5 KB compressed", () => {
  const sizes = ["main", "marks", "readout"].map(
    (name) => gzipSync(readFileSync(join(site.out, `client/chart/${name}.js`))).byteLength,
  );
  assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 5000, `${sizes}`);
});

test("every chart has a PNG, an SVG that is well-formed, and a CSV whose rows are the cells of the package", () => {
  const { releases } = readPackages(site.packages);
  assert.ok(frames.length > 8);
  for (const frame of frames) {
    const [, , collection, period] = frame.split("/");
    const read = (name: string) => readFileSync(join(site.out, frame, name));
    const png = read("chart.png");
    assert.is(png.toString("hex", 0, 8), "89504e470d0a1a0a");
    assert.is(png.readUInt32BE(16), 1520);
    new SaxesParser().write(read("chart.svg").toString("utf8")).close();
    const { data } = Papa.parse<Record<string, string>>(read("chart.csv").toString("utf8"), {
      header: true,
      skipEmptyLines: true,
    });
    assert.ok(data.length > 1);
    for (const row of data) {
      const [, home = `${collection}/${period}`, name = ""] =
        /^(?:([^|/:]+\/[^|/:]+):)?(.*)$/.exec(row["cell"] ?? "") ?? [];
      const cell = releases.get(home)?.cells.get(name);
      const said = row["value"] === "" ? `[${row["symbol"]}]` : Number(row["value"]);
      assert.is(said, cell?.value ?? cell?.text, `${frame} ${row["cell"]}`);
    }
  }
});

for (const frame of [frames[0] ?? "", frames.find((page) => page.startsWith(landing)) ?? ""])
  test(`${frame} is a small page of its own, without a header, that axe finds nothing on`, async () => {
    for (const width of [320, 720])
      await strict(
        frame,
        async (page) => {
          assert.is(await page.locator("h1").count(), 1);
          assert.is(await page.locator("nav, header").count(), 0);
          assert.is(await page.locator('meta[name="robots"][content="noindex"]').count(), 1);
          assert.match(
            (await page.locator('link[rel="canonical"]').getAttribute("href")) ?? "",
            /^https:.*#chart-/,
          );
          const back = page.locator(".chart-frame__foot a").first();
          const href = await back.evaluate((link: HTMLAnchorElement) => new URL(link.href).pathname);
          assert.is(href, frame.replace(/charts\/.*/, ""));
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          assert.equal(await violationsOf(page), []);
        },
        { viewport: { width, height: 700 } },
      );
  });

test("a page of another site shows the frame, whose links lead out of it; the height in the code is enough", async () => {
  const folder = mkdtempSync(join(tmpdir(), "first-release-frames-"));
  const other = await serve(folder);
  const page = await browser.newPage({ viewport: { width: 760, height: 1200 } });
  try {
    for (const frame of frames) {
      const copied = codeOf(frame);
      writeFileSync(
        join(folder, "index.html"),
        `<!doctype html><body>${copied.replace(/src="[^"]*"/, `src="${address}${frame}"`)}`,
      );
      await page.goto(other.address);
      const inside = page.frameLocator("iframe");
      const box = await inside.locator("main").boundingBox({ timeout: 5000 });
      const height = Number(/height="(\d+)"/.exec(copied)?.[1]);
      assert.ok(
        box && box.height <= height && box.height > height - 200,
        `${frame}: ${box?.height} of ${height}`,
      );
    }
    await page.frameLocator("iframe").locator(".chart-frame__foot a").first().click({ timeout: 5000 });
    await page.waitForURL(`${address}/releases/**`, { timeout: 5000 });
  } finally {
    await page.close();
    other.close();
    rmSync(folder, { recursive: true });
  }
});

/** The code of a chart's frame, as a reader copies it from the landing page. */
function codeOf(frame: string): string {
  const html = readFileSync(join(site.out, frame.replace(/charts\/.*/, ""), "index.html"), "utf8");
  const name = frame.split("/").at(-2);
  const found = new RegExp(`&lt;iframe src=&quot;[^&]*charts/${name}/&quot;[\\s\\S]*?&lt;/iframe&gt;`).exec(
    html,
  );
  const codes = { "&lt;": "<", "&gt;": ">", "&quot;": '"' };
  return Object.entries(codes).reduce((text, [code, sign]) => text.replaceAll(code, sign), found?.[0] ?? "");
}

test("other sites find a card of each landing page, series and home, of 1200 by 630 pixels, by whole address", () => {
  const host =
    readFileSync(join(site.out, "sitemap.xml"), "utf8").match(/<loc>(https:\/\/[^/]+\/)/)?.[1] ?? "";
  const named = pagesOf(site.out).filter((page) => /^\/(releases\/[^/]+\/([^/]+\/)?)?$/.test(page));
  for (const page of named.filter((each) => !each.endsWith("/latest/"))) {
    const html = readFileSync(join(site.out, page, "index.html"), "utf8");
    assert.match(
      html,
      new RegExp(`<meta property="og:image" content="${host.slice(0, -1)}${page}card.png">`),
      page,
    );
    assert.match(html, /<meta property="og:image:alt"[^>]* content="[^"]+">/);
    assert.match(html, /<meta name="twitter:card" content="summary_large_image">/);
    const png = readFileSync(join(site.out, page, "card.png"));
    assert.equal([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
  }
});

test.after(async () => {
  await browser.close();
  close();
  site.remove();
});
test.run();
