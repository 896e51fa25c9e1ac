// A release on paper: the PDF that Chromium prints of a landing page and of a long table, as poppler reads it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { needs } from "../conformance/tools.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { siteUnderTest } from "./site-under-test.ts";

const site = siteUnderTest();
const { address, close } = await serve(site.out);
const browser = await openBrowser();
const folder = mkdtempSync(join(tmpdir(), "first-release-print-"));
const lacking = needs("pdftotext", "poppler-utils");
if (lacking !== null) throw new Error(lacking);

type Printed = { bytes: Buffer; info: string; pages: string[]; headings: string[]; rows: string[] };

const words = (text: string) => text.replace(/\s+/g, " ").trim();
const texts = async (page: Page, selector: string) =>
  (await page.locator(selector).allTextContents()).map(words).filter((text) => text !== "");

/** Prints a page as a reader would, and reads what stands on each sheet. */
async function print(path: string): Promise<Printed> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address + path);
  const headings = await texts(page, "main h2, main h3");
  const rows = await texts(page, "main .fr-commentary tbody tr, main .fr-commentary caption");
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  await page.close();
  const file = join(folder, `${path.replace(/\W+/g, "-")}.pdf`);
  writeFileSync(file, bytes);
  const sheets = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f");
  return {
    bytes,
    info: execFileSync("pdfinfo", [file], { encoding: "utf8" }),
    pages: sheets.filter((sheet) => sheet.trim() !== ""),
    headings,
    rows,
  };
}

const landings = ["parents-views/2025", "joint-targeted-area-inspections/2015", "involvement/2012"];
const printed = new Map<string, Printed>();
for (const name of landings) printed.set(name, await print(`/releases/${name}/`));
const area = await print("/releases/parents-views/2025/tables/recommend-by-area/");
const all = [...printed];

/** Letters and digits alone: how a line is broken and spaced is not what these tests ask. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");

test("a release prints on A4, tagged for screen readers, with an outline of its headings", () => {
  for (const [name, { info, bytes }] of all) {
    assert.match(info, /Page size:\s+59\d\.\d+ x 84\d\.\d+ pts \(A4\)/, name);
    assert.match(info, /Tagged:\s+yes/, name);
    assert.ok(bytes.includes("/Outlines"), name);
  }
});

test("every sheet has its number, and none is empty", () => {
  for (const [name, { pages }] of all)
    for (const [index, sheet] of pages.entries()) {
      assert.match(sheet, `Page ${index + 1} of ${pages.length}`, name);
      assert.ok(bare(sheet).length > 60, `${name}: sheet ${index + 1} is nearly empty`);
    }
});

test("every heading of the page is on paper, also those that a screen shows closed", () => {
  for (const [name, { pages, headings }] of all) {
    const paper = bare(pages.join(" "));
    assert.ok(headings.length > 12, name);
    for (const heading of headings) assert.ok(paper.includes(bare(heading)), `${name}: ${heading}`);
  }
});

test("every line of every table of the text is on paper", async () => {
  const raw = (name: string) =>
    execFileSync("pdftotext", ["-raw", join(folder, `-releases-${name.replace(/\W/g, "-")}-.pdf`), "-"], {
      encoding: "utf8",
    });
  for (const [name, { rows }] of all) {
    const paper = bare(raw(name).replace(/Page \d+ of \d+/g, ""));
    assert.ok(rows.length > 10, name);
    const lost = rows.filter((row) => !paper.includes(bare(row)));
    assert.equal(lost, [], name);
  }
});

test("the release's own address stands at its head once, and the licence's address beside the licence", () => {
  for (const [name, { pages }] of all) {
    const paper = pages.join("\n");
    const own = `This release is at https://statistics.example.org/releases/${name}/`;
    assert.is(paper.split(own).length, 2, name);
    assert.match(
      bare(paper),
      bare("(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)"),
    );
  }
});

test("nothing of the screen is on paper: no navigation, no search, no links to figures, no embedding", () => {
  for (const [name, { pages }] of all) {
    assert.not.match(
      pages.join("\n"),
      /Skip to main|\bContents\b|Search|Link to this figure|See the table|<iframe/,
      name,
    );
    assert.not.match(pages.join("\n"), /^\s*#\s*$/m, name);
  }
});

test("no sheet ends with a heading", () => {
  for (const [name, { pages, headings }] of all) {
    const ends = new Set(headings.map(bare));
    for (const [index, sheet] of pages.entries()) {
      const lines = sheet.split("\n").filter((line) => line.trim() !== "" && !/Page \d+ of \d+/.test(line));
      assert.not.ok(
        ends.has(bare(lines.at(-1) ?? "")),
        `${name}: sheet ${index + 1} ends with ${lines.at(-1)}`,
      );
    }
  }
});

test("the headers of a long table are repeated on every sheet that it covers", () => {
  assert.ok(area.pages.length > 3);
  const sheets = area.pages.filter((sheet) => sheet.includes("Local authority") && /\d+%/.test(sheet));
  assert.ok(sheets.length > 3);
  for (const sheet of sheets) {
    assert.match(sheet, "Percentage of parents");
    assert.match(sheet, "Place");
    assert.match(words(sheet), /Would not/);
  }
});

test.after(async () => {
  await browser.close();
  close();
  site.remove();
  rmSync(folder, { recursive: true });
});
test.run();
