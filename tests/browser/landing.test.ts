// Landing and table pages as readers meet them: on a phone, by keyboard, enlarged, without JavaScript, in their own
// colours, and with tables that sort.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContextOptions, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { siteUnderTest } from "./site-under-test.ts";
import { withStrictPage } from "./strict-page.ts";

const site = siteUnderTest();
const { address, close } = await serve(site.out);
const browser = await openBrowser();

const landing = "/releases/parents-views/2025/";
const landings = [
  landing,
  "/releases/parents-views/2024/",
  "/releases/involvement/2012/",
  "/releases/joint-targeted-area-inspections/2015/",
];
const areas = `${landing}tables/recommend-by-area/`;
const phases = `${landing}tables/recommend-by-phase/`;

const open = (path: string, options: BrowserContextOptions, work: (page: Page) => Promise<void>) =>
  withStrictPage(path, work, { browser, address, options });

const phone: BrowserContextOptions = { viewport: { width: 375, height: 812 } };
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** What a script in the page gives; it is text, because it runs elsewhere. */
const asked = async <T>(page: Page, script: string) => (await page.evaluate(script)) as T;

test("on a phone: what happened, how sure, where the numbers are; then facts, contents and sections", async () => {
  const order = [
    "h1",
    ".fr-lead",
    ".fr-dates",
    ".fr-jump",
    "#headlines",
    "#main-points",
    ".fr-about",
    ".fr-contents",
    ".fr-commentary",
    "#downloads",
    "#things-to-know",
    "#cite",
    "#contact",
    "#release-notes",
  ];
  for (const path of landings)
    await open(path, phone, async (page) => {
      const tops = await asked<number[]>(
        page,
        `${JSON.stringify(order)}.map((each) => document.querySelector(each).getBoundingClientRect().top)`,
      );
      assert.equal(
        tops,
        tops.toSorted((a, b) => a - b),
        path,
      );
      assert.is(await page.locator("main table:visible").count(), 0, `${path} shows a table on a phone`);
    });
});

test("on a desk tables and contents stand open, and the facts beside what happened", async () => {
  await open(landing, desk, async (page) => {
    // Two of its four tables are shown as a chart alone.
    assert.is(await page.locator(".fr-commentary .fr-fold table:visible").count(), 2);
    assert.is(await page.locator(".fr-commentary .fr-fold > summary:visible").count(), 0);
    assert.ok(await page.locator(".fr-contents__list").isVisible());
    const [facts, title] = [
      await page.locator(".fr-about").boundingBox(),
      await page.locator("h1").boundingBox(),
    ];
    assert.ok((facts?.x ?? 0) > (title?.x ?? 0) + (title?.width ?? 0));
    assert.ok((facts?.y ?? 999) <= (title?.y ?? 0));
  });
});

const stops = `[...document.querySelectorAll("main a, main button, main summary, main [tabindex]")]`;

test("the keyboard visits what is seen from top to bottom, and each stop shows that it has the focus", async () => {
  await open(landing, phone, async (page) => {
    const looks = `(() => { const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(document.activeElement);
      return outlineStyle + boxShadow + backgroundColor; })()`;
    const unlike = `(() => { const each = document.activeElement, focused = ${looks}; each.blur();
      const plain = (() => { const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(each);
      return outlineStyle + boxShadow + backgroundColor; })(); each.focus({ focusVisible: true }); return focused !== plain; })()`;
    const visited: number[] = [];
    for (let presses = 0; presses < 70; presses++) {
      await page.keyboard.press("Tab");
      const top = await asked<number | null>(
        page,
        `document.activeElement.closest("main") ? document.activeElement.getBoundingClientRect().top + scrollY : null`,
      );
      if (top === null) continue;
      visited.push(top);
      const name = await asked<string>(page, "document.activeElement.outerHTML.slice(0, 120)");
      assert.ok(await asked<boolean>(page, unlike), `no sign of focus on ${name}`);
    }
    assert.ok(visited.length > 40, `${visited.length} stops`);
    for (const [index, top] of visited.entries())
      assert.ok(top >= (visited[index - 1] ?? 0) - 30, `stop ${index} stands above the one before it`);
  });
});

test("what is pressed measures 24 pixels or more both ways", async () => {
  for (const path of [landing, areas])
    await open(path, phone, async (page) => {
      const small = await asked<string[]>(
        page,
        `${stops}.filter((each) => each.matches(".fr-anchor, .fr-sort, summary, .fr-headlines__link a, .fr-jump a, .fr-downloads a"))
          .flatMap((each) => { const { width, height } = each.getBoundingClientRect();
            return width > 0 && (width < 24 || height < 24) ? [each.outerHTML.slice(0, 80) + " " + width + "x" + height] : []; })`,
      );
      assert.equal(small, [], path);
    });
});

test("enlarged to 400% nothing runs out sideways, and a long table is not locked in a small frame", async () => {
  const enlarged = { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 };
  for (const path of [...landings, areas, phases])
    await open(path, enlarged, async (page) => {
      await page.evaluate(`for (const each of document.querySelectorAll("details")) each.open = true`);
      assert.is(await asked<number>(page, "document.documentElement.scrollWidth"), 320, path);
      const locked = `[...document.querySelectorAll(".fr-table__scroll")].filter((each) => each.scrollHeight > each.clientHeight + 20).length`;
      assert.is(await asked<number>(page, locked), 0, path);
    });
});

test("without JavaScript every disclosure opens by keyboard, every figure is there, and nothing offers to sort", async () => {
  await open(landing, { ...phone, javaScriptEnabled: false }, async (page) => {
    const summary = page.locator(".fr-commentary .fr-fold > summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.is(await page.locator(".fr-commentary .fr-fold").first().locator("table:visible").count(), 1);
    assert.is(await page.locator("button.fr-sort").count(), 0);
    assert.ok((await page.locator(".fr-commentary .fr-fold td[data-cell]").count()) > 100);
  });
});

test("“Link to this figure” leads to the figure, which then stands out", async () => {
  await open(landing, desk, async (page) => {
    await page.getByRole("link", { name: /^Link to this figure ?: of parents and carers would/ }).click();
    assert.match(page.url(), /\/releases\/parents-views\/2025\/#figure-recommend-by-phase-recommend-yes$/);
    const style = "getComputedStyle(document.querySelector('.fr-headlines__item')).outlineStyle";
    assert.is(await asked<string>(page, style), "solid");
  });
});

/** The texts of one column of the table's body, from the top. */
const column = (page: Page, index: number) =>
  page.locator(`.fr-table tbody tr > :nth-child(${index})`).allTextContents();
const values = (texts: readonly string[]) =>
  texts.map((text) => Number.parseFloat(text.replace(/[,%]/g, "")));

test("a table sorts by keyboard: largest first, smallest first, as it was; the country stays, symbols come last", async () => {
  await open(areas, desk, async (page) => {
    const before = await column(page, 1);
    const button = page.getByRole("button", { name: "Would not recommend" }).first();
    const head = page
      .locator("th", { has: page.locator("button.fr-sort") })
      .filter({ hasText: "Would not recommend" });
    const status = page.locator(".fr-table [role=status]");
    await button.focus();
    for (const [sort, said] of [
      ["descending", "Sorted by Would not recommend, Percentage of parents and carers, largest first."],
      ["ascending", "Sorted by Would not recommend, Percentage of parents and carers, smallest first."],
    ] as const) {
      await page.keyboard.press("Enter");
      assert.is(await head.first().getAttribute("aria-sort"), sort);
      assert.is(await status.textContent(), said);
      assert.is((await column(page, 1))[0], "England");
      const shown = (await column(page, 3)).slice(1);
      const figures = values(shown).filter((value) => !Number.isNaN(value));
      const right = figures.toSorted((a, b) => (sort === "ascending" ? a - b : b - a));
      assert.equal(figures, right);
      assert.ok(shown.slice(figures.length).every((text) => text.startsWith("[")));
    }
    await page.keyboard.press("Enter");
    assert.is(await page.locator("[aria-sort]").count(), 0);
    assert.equal(await column(page, 1), before);
    assert.is(await status.textContent(), "Back in the order of the release.");
  });
});

test("a table of two breakdowns keeps its groups together when it is sorted", async () => {
  await open(phases, desk, async (page) => {
    await page.getByRole("button", { name: "Would recommend" }).first().click();
    const [phase, measures] = [await column(page, 1), await column(page, 2)];
    assert.equal(phase.slice(0, 6), ["Total", "Total", "Total", "Special", "Special", "Special"]);
    assert.equal(measures.slice(0, 3), ["Total", "Not in special measures", "In special measures"]);
    assert.is(new Set(phase.filter((text, index) => text !== phase[index - 1])).size, 6);
  });
});

test("headers stay at the top of a long table, and places at its left, while it scrolls under them", async () => {
  await open(areas, { viewport: { width: 320, height: 640 } }, async (page) => {
    const [frame, head, first, share] = await asked<number[]>(
      page,
      `(() => { const frame = document.querySelector(".fr-table__scroll"); frame.scrollTo(60, 600);
        const box = frame.getBoundingClientRect(), head = frame.querySelector("thead").getBoundingClientRect();
        const first = frame.querySelector("tbody tr:nth-child(20) th").getBoundingClientRect();
        return [box.top - head.top, head.height / box.height, first.left - box.left, first.width / box.width]; })()`,
    );
    assert.ok(Math.abs(frame ?? 9) < 2, `headers stand ${frame} px from the top of the frame`);
    assert.ok((head ?? 1) < 0.4, `headers take ${head} of the frame's height`);
    assert.ok(Math.abs(first ?? 9) < 2, `places stand ${first} px from the left of the frame`);
    // As wide as the longest word among them, Northamptonshire, and no wider.
    assert.ok((share ?? 1) < 0.51, `places take ${share} of the frame's width`);
  });
});

test("nothing moves, and pages stay light where a reader's browser prefers dark", async () => {
  await open(landing, { ...desk, colorScheme: "dark", reducedMotion: "reduce" }, async (page) => {
    const moving = `[...document.querySelectorAll("*")].filter((each) => { const style = getComputedStyle(each);
      return style.animationName !== "none" || style.scrollBehavior === "smooth" || /[1-9]/.test(style.transitionDuration); }).length`;
    assert.is(await asked<number>(page, moving), 0);
    assert.is(
      await asked<string>(page, "getComputedStyle(document.documentElement).colorScheme"),
      "light only",
    );
    assert.is(
      await asked<string>(page, "getComputedStyle(document.documentElement).backgroundColor"),
      "rgb(255, 255, 255)",
    );
  });
});

test("in a reader's own colours the frames of tables have edges in place of shadows", async () => {
  await open(areas, { ...phone, forcedColors: "active" }, async (page) => {
    const style = `(() => { const { backgroundImage, borderTopStyle } = getComputedStyle(document.querySelector(".fr-table__scroll"));
      return [backgroundImage, borderTopStyle]; })()`;
    assert.equal(await asked<string[]>(page, style), ["none", "solid"]);
  });
});

test("the script that sorts is under 3 KB compressed", () => {
  const folder = join(site.out, "client/table");
  const sizes = readdirSync(folder).map((name) => gzipSync(readFileSync(join(folder, name))).length);
  assert.is(sizes.length, 2);
  assert.ok(sizes.reduce((sum, size) => sum + size) < 3000, `${sizes}`);
});

test.after(async () => {
  await browser.close();
  close();
  site.remove();
});
test.run();
