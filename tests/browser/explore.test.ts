// The explorer in a real browser, under a policy that allows no inline style or script.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import type { BrowserContextOptions, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildSite } from "../../pipeline/site.ts";
import { writeSampleRoot } from "../site/sample-packages.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { withStrictPage } from "./strict-page.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = realpathSync(mkdtempSync(join(tmpdir(), "first-release-explore-")));
await writeSampleRoot(root);
const { out } = await buildSite({ root, out: join(root, "site") });
const { address, close } = await serve(out);
const browser = await openBrowser();

const happy = "/releases/parents-views/2025/tables/happy-by-phase/";
const places = "/releases/parents-views/2025/tables/responses-by-place/";
const channels = "/releases/involvement/2012/tables/by-channel/";
/** Opens a page as a strict host serves it. */
function withPage(
  path: string,
  work: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  return withStrictPage(path, work, { browser, address, options });
}

const status = (page: Page) => page.textContent(".fr-explore__status");

async function open(page: Page): Promise<void> {
  await page.click(".fr-explore__summary");
  await page.waitForSelector(".fr-explore__status");
}

/** What a reader sees in a table's cells, each with the headers that stand over it and beside it. */
const cellsOnPage = `(() => {
  const table = document.querySelector(".fr-explore table");
  const grid = [];
  const put = (row, cell) => {
    let at = 0;
    while (grid[row]?.[at]) at++;
    for (let r = 0; r < cell.rowSpan; r++)
      for (let c = 0; c < cell.colSpan; c++) (grid[row + r] ??= [])[at + c] = cell;
  };
  const heads = [...table.tHead.rows];
  heads.forEach((row, r) => [...row.cells].forEach((cell) => put(r, cell)));
  const text = (cell) => (cell.querySelector("button") ?? cell).textContent;
  return [...table.tBodies[0].rows].flatMap((row) => {
    const beside = [...row.cells].filter((cell) => cell.tagName === "TH").map((cell) => cell.firstChild.textContent);
    return [...row.cells].flatMap((cell, at) => cell.tagName === "TH" ? [] : [{
      beside, over: heads.map((_, r) => text(grid[r][at])), text: cell.textContent,
    }]);
  });
})()`;

type Cell = { beside: string[]; over: string[]; text: string };

async function cellsOf(page: Page): Promise<Cell[]> {
  return (await page.evaluate(cellsOnPage)) as Cell[];
}

/** Presses Tab until the focused element has this name for a screen reader; fails where the keyboard cannot reach it. */
async function tabTo(page: Page, name: string): Promise<void> {
  const named = `(() => {
    const at = document.activeElement;
    return (at.labels?.[0]?.querySelector("span") ?? at.labels?.[0]?.firstChild ?? at).textContent.trim();
  })()`;
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(named)) === name) return;
  }
  assert.unreachable(`the keyboard does not reach "${name}"`);
}

test("a selection is built by keyboard alone, and what changed is said", async () => {
  await withPage(happy, async (page) => {
    await tabTo(page, "Build your own table, chart or file");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".fr-explore__status");
    assert.is(await status(page), "3 rows, 4 columns.");
    await tabTo(page, "Responses");
    await page.keyboard.press("Space");
    assert.is(await status(page), "2 of 3 figures chosen. 3 rows, 8 columns.");
    await tabTo(page, "Percentage");
    await page.keyboard.press("Space");
    await tabTo(page, "My child is happy at this school");
    await page.keyboard.press("ArrowUp");
    assert.is(await status(page), "My child is happy at this school in rows. 12 rows, 1 column.");
    await tabTo(page, "Phase: all 3");
    await page.keyboard.press("Enter");
    await tabTo(page, "Choose none in Phase");
    await page.keyboard.press("Enter");
    assert.match((await status(page)) ?? "", /^Phase: 0 of 3 chosen\. No rows/);
    await tabTo(page, "Secondary");
    await page.keyboard.press("Space");
    assert.is(await status(page), "Phase: 1 of 3 chosen. 4 rows, 1 column.");
    await tabTo(page, "Responses ".trim());
    await page.keyboard.press("Enter");
    assert.is(await status(page), "Sorted by Responses, largest first. 4 rows, 1 column.");
    assert.is(await page.evaluate("document.activeElement.textContent"), "Responses");
    assert.is(await page.locator("[aria-sort=descending]").count(), 1);
    const cells = await cellsOf(page);
    assert.equal(
      cells.map(({ text }) => text),
      ["160", "120", "65", "[c]"],
    );
  });
});

test("a copied link brings the same selection to another reader, and opens it", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await withPage(
    happy,
    async (page) => {
      await open(page);
      await page.locator('input[value="response_count"]').check();
      await page.getByRole("button", { name: "Strongly disagree" }).first().click();
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.waitForSelector("text=Link copied.");
      const link = String(await page.evaluate("navigator.clipboard.readText()"));
      assert.match(link, /happy-by-phase\/\?show=response_count,response_percent&columns=happy&/);
      const before = await cellsOf(page);
      const other = await page.context().newPage();
      await other.goto(link);
      await other.waitForSelector(".fr-explore__status");
      assert.equal(await cellsOf(other), before);
      assert.is(await other.locator('input[value="response_count"]').isChecked(), true);
    },
    { permissions },
  );
});

test("back and forward bring earlier selections back, and changes of one kind are one step", async () => {
  await withPage(happy, async (page) => {
    await open(page);
    const first = await cellsOf(page);
    await page.click("summary:has-text('Phase:')");
    for (const code of ["primary", "secondary"]) await page.locator(`input[value="${code}"]`).uncheck();
    const filtered = await cellsOf(page);
    assert.is(filtered.length, 4);
    await page.selectOption("[data-place=happy]", "rows");
    const turned = await cellsOf(page);
    await page.goBack();
    assert.equal(await cellsOf(page), filtered);
    assert.is(await page.inputValue("[data-place=happy]"), "columns");
    await page.goBack();
    assert.equal(await cellsOf(page), first);
    assert.is(await page.locator('input[value="primary"]').isChecked(), true);
    await page.goForward();
    await page.goForward();
    assert.equal(await cellsOf(page), turned);
  });
});

test("a download has the published bytes of what is chosen", async () => {
  const published = readFileSync(join(root, "data/packages/parents-views/2025/happy-by-phase.csv"), "utf8");
  await withPage(happy, async (page) => {
    const file = async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download this as CSV" }).click(),
      ]);
      assert.is(download.suggestedFilename(), "happy-by-phase-selection.csv");
      return readFileSync(await download.path(), "utf8");
    };
    await page.goto(`${address}${happy}?show=response_count,response_percent,response_base&columns=`);
    await page.waitForSelector(".fr-explore__status");
    assert.is(await file(), published);
    await page.goto(
      `${address}${happy}?show=response_count,response_percent,response_base&columns=&only.phase=secondary`,
    );
    await page.waitForSelector(".fr-explore__status");
    const lines = published.split("\n");
    const expected = lines.filter((line, i) => i === 0 || line.includes(",Secondary,"));
    assert.is(await file(), `${expected.join("\n")}\n`);
  });
});

/** A small generator of the same numbers each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

test("every figure of random selections is the published one", async () => {
  const text = readFileSync(join(root, "data/packages/parents-views/2025/happy-by-phase.csv"), "utf8");
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const columns = {
    Responses: "response_count",
    Percentage: "response_percent",
    Base: "response_base",
  } as const;
  const answers = ["Total", "strongly_agree", "agree", "disagree", "strongly_disagree"];
  const pick = random(7);
  const some = (all: readonly string[]) => {
    const chosen = all.filter(() => pick(2) === 1);
    return chosen.length > 0 ? chosen : all.slice(0, 1);
  };
  let compared = 0;
  await withPage(happy, async (page) => {
    for (let run = 0; run < 40; run++) {
      const show = some(Object.values(columns));
      const phases = some(["Total", "primary", "secondary"]);
      const happiness = some(answers);
      const across = [[], ["happy"], ["phase"], ["phase", "happy"]][pick(4)] ?? [];
      const query = `show=${show}&columns=${across}&only.phase=${phases}&only.happy=${happiness}&down=phase`;
      await page.goto(`${address}${happy}?${query}`);
      await page.waitForSelector(".fr-explore__status");
      const cells = await cellsOf(page);
      assert.is(cells.length, show.length * phases.length * happiness.length, query);
      for (const { beside, over, text: shown } of cells) {
        const [measure = "", ...codes] = over;
        const labels = [...beside, ...codes];
        const rows = data.filter((row) => {
          const [phase, answer] = across[0] === "phase" && across.length === 1 ? labels.toReversed() : labels;
          return row["phase"] === phase && row["happy"] === answer;
        });
        assert.is(rows.length, 1, `${query}: ${labels}`);
        const cell = rows[0]?.[columns[measure as keyof typeof columns]] ?? "";
        const expected = /^\d/.test(cell)
          ? `${Number(cell).toLocaleString("en-GB")}${measure === "Percentage" ? "%" : ""}`
          : `[${cell}]`;
        assert.is(shown, expected, `${query}: ${labels}`);
        compared++;
      }
    }
  });
  assert.ok(compared > 200, `${compared} figures`);
});

test("a long list is searched, its buttons choose what was found, and rows come some at a time", async () => {
  await withPage(places, async (page) => {
    await open(page);
    assert.is(await page.locator(".fr-explore tbody tr").count(), 100);
    await page.focus("text=Show 100 more rows");
    await page.keyboard.press("Enter");
    assert.is(await status(page), "200 of 460 rows shown.");
    assert.is(await page.evaluate("document.activeElement.textContent"), "Show 100 more rows");
    await page.click("summary:has-text('Place:')");
    await page.getByRole("button", { name: "Choose none in Place" }).click();
    await page.getByLabel("Search Place").fill("region");
    assert.is(await status(page), "Place: 9 found.");
    await page.getByRole("button", { name: "Choose all in Place" }).click();
    assert.is(await status(page), "Place: 9 of 460 chosen. 9 rows, 1 column.");
    assert.match(page.url(), /only\.geography=E12000001,/);
  });
});

test("a withheld figure is drawn as its symbol, with its meaning below, and never as zero", async () => {
  await withPage(
    `${happy}?show=response_percent&columns=happy&only.phase=secondary&chart=response_percent`,
    async (page) => {
      await page.waitForSelector("svg.fr-explore__drawing");
      const values = await page.locator(".fr-explore__value").allTextContents();
      assert.equal(values, ["100%", "40%", "30%", "16%", "[c]"]);
      assert.is(await page.locator("svg rect").count(), 4);
      assert.match((await page.locator("svg desc").textContent()) ?? "", /The table has the same figures\./);
      const notes = await page.locator(".fr-explore .fr-table__notes").textContent();
      assert.match(notes ?? "", /\[c\] means confidential/);
      assert.not.match(notes ?? "", /\[low\] means/);
      assert.match((await page.locator(".fr-explore caption").textContent()) ?? "", /Synthetic data/);
      assert.match((await page.locator(".fr-explore figcaption").textContent()) ?? "", /synthetic/);
    },
  );
});

test("notes on figures and findings are told in the explorer too", async () => {
  await withPage(channels, async (page) => {
    await open(page);
    await page.getByLabel("Paragraph").check();
    assert.equal(
      (await cellsOf(page)).slice(0, 2).map(({ text }) => text),
      ["4,211", "Annex, paragraph 3"],
    );
    assert.match((await page.locator(".fr-explore .fr-finding").textContent()) ?? "", /stated total/);
  });
});

const full = `${happy}?show=response_count,response_percent&columns=happy&not.phase=Total&down=phase&chart=response_percent`;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const runAxe = `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] }).then((r) => r.violations.map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 200)))`;

test("axe finds nothing with everything open, and no page scrolls sideways down to 320 pixels", async () => {
  for (const path of [full, places, channels])
    await withPage(path, async (page) => {
      if (path !== full) await open(page);
      await page.waitForSelector(".fr-explore__status");
      await page.evaluate(
        "document.querySelectorAll('.fr-explore__filter').forEach((each) => { each.open = true; })",
      );
      await page.evaluate(axeSource);
      for (const width of [1280, 640, 375, 320]) {
        await page.setViewportSize({ width, height: 900 });
        if (width === 1280 || width === 320)
          assert.equal(await page.evaluate(runAxe), [], `${path} at ${width}`);
        assert.is(await page.evaluate("document.documentElement.scrollWidth"), width, path);
      }
    });
});

/** By how much the drawing is wider than its place, or narrower where it need not be. */
const widthFault = `(() => {
  const svg = document.querySelector("svg.fr-explore__drawing");
  return Math.min(760, svg.parentElement.clientWidth) - svg.clientWidth;
})()`;
const twoFrames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

/** Text of the drawing that leaves it, or is under 12 px. */
const chartFaults = `(() => {
  const svg = document.querySelector("svg.fr-explore__drawing");
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].flatMap((text) => {
    const at = text.getBoundingClientRect();
    const out = at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 1 || at.bottom > box.bottom + 1;
    return out || parseFloat(getComputedStyle(text).fontSize) * (box.width / svg.viewBox.baseVal.width) < 12 ? [text.textContent] : [];
  });
})()`;

test("the chart is drawn anew for each width, with text that stays inside it, in forced colours too", async () => {
  await withPage(
    full,
    async (page) => {
      await page.waitForSelector("svg.fr-explore__drawing");
      for (const width of [1280, 375, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(twoFrames);
        assert.equal(await page.evaluate(chartFaults), [], String(width));
        assert.is(await page.evaluate(widthFault), 0, String(width));
      }
      const fill = await page.evaluate("getComputedStyle(document.querySelector('svg rect')).fill");
      assert.is(fill, await page.evaluate("getComputedStyle(document.querySelector('svg text')).fill"));
    },
    { forcedColors: "active" },
  );
});

test("long labels are broken, so that none leaves the chart at 320 pixels", async () => {
  const long = "Views of everybody who has ever taken part in any inspection anywhere, at length";
  await withPage(
    `${full.replace("not.phase=Total&", "")}`,
    async (page) => {
      await page.route(/\.csv$/, async (route) => {
        const response = await route.fetch();
        const body = (await response.text())
          .replaceAll("Primary", `"${long}"`)
          .replaceAll(",Agree,", `,"${long}",`);
        await route.fulfill({ response, body });
      });
      await page.reload();
      await page.waitForSelector("svg.fr-explore__drawing");
      assert.ok(((await page.textContent("svg.fr-explore__drawing")) ?? "").includes("inspection"));
      assert.equal(await page.evaluate(chartFaults), []);
    },
    { viewport: { width: 320, height: 900 } },
  );
});

test("the explorer of a later page of a table links to the table's own address", async () => {
  await withPage(`${places}2/`, async (page) => {
    await open(page);
    assert.is(await status(page), "460 rows, 1 column.");
    assert.is(
      await page.getByLabel("Link to this selection").inputValue(),
      `${address}${places}?show=response_count&columns=`,
    );
    const cite = await page.textContent(".fr-explore__cite");
    assert.match(cite ?? "", /\/tables\/responses-by-place\/\?show=response_count&columns=$/);
  });
});

test("the focus is visible on every kind of control", async () => {
  await withPage(full, async (page) => {
    await page.waitForSelector(".fr-explore__status");
    for (const name of [
      "Responses",
      "Phase",
      "Phase: 2 of 3",
      "Percentage",
      "Download this as CSV",
      "Phase",
    ]) {
      await tabTo(page, name);
      const style = String(await page.evaluate("getComputedStyle(document.activeElement).outline"));
      assert.match(style, /solid 3px/, name);
    }
  });
});

test("without JavaScript the page has the whole table and nothing of the explorer", async () => {
  await withPage(
    happy,
    async (page) => {
      assert.is(await page.locator(".fr-explore").isVisible(), false);
      assert.is(await page.locator("table td[data-cell]").count(), 27);
      assert.is(await page.locator("details").count(), 0);
    },
    { javaScriptEnabled: false },
  );
});

test("nothing but the shell is loaded before a reader opens the explorer", async () => {
  await withPage(happy, async (page) => {
    const loaded = (await page.evaluate(
      "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /client|csv/.test(name))",
    )) as string[];
    assert.equal(
      loaded.map((name) => name.split("/").at(-1)),
      ["main.js", "element.js"],
    );
  });
});

test("a file that does not come is said, with another way to it", async () => {
  const context = await browser.newContext();
  await context.route(/\.csv$/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(address + happy);
  await page.click(".fr-explore__summary");
  await page.waitForSelector(".fr-explore [role=alert]");
  assert.match((await page.textContent(".fr-explore [role=alert]")) ?? "", /could not be loaded/);
  assert.match((await page.getAttribute(".fr-explore [role=alert] a", "href")) ?? "", /happy-by-phase\.csv$/);
  await context.close();
});

test.after(async () => {
  await browser.close();
  close();
  rmSync(root, { recursive: true });
});
test.run();
