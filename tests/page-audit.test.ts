import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { numbersIn } from "../pipeline/page-audit/numbers.ts";
import { readPackages } from "../pipeline/page-audit/packages.ts";
import { readSuperseded } from "../pipeline/page-audit/superseded.ts";
import { definitionWords, wordsOf } from "../pipeline/page-audit/words.ts";
import { auditPage, auditPages } from "../pipeline/page-audit.ts";
import { buildSite } from "../pipeline/site.ts";
import { drawChart } from "../site/charts/draw-chart.js";
import { writeSampleRoot } from "./site/sample-packages.ts";
import { happyByPhase } from "./site/sample-tables.ts";
import { release } from "./site/sample-words.ts";

const base = mkdtempSync(join(tmpdir(), "first-release-audit-"));
await writeSampleRoot(base);
const packages = readPackages(join(base, "data/packages"));

/** Findings of a page of the sample's synthetic release with this content. */
function findings(content: string, page = "releases/parents-views/2024/index.html"): string[] {
  const html = `<!doctype html><title>x</title><main>Synthetic data. ${content}</main>`;
  return auditPage(page, html, packages).map(({ what }) => what);
}

const cell = "happy-by-phase|phase=primary;happy=strongly_agree|response_percent";

test("a figure that reads as its cell passes", () => {
  assert.equal(findings(`<p><data value="55" data-cell="${cell}">55%</data> agree.</p>`), []);
  assert.equal(findings(`<table><caption>Synthetic</caption><td data-cell="${cell}">55%</td></table>`), []);
  assert.equal(findings(`<data value="1200" data-cell="happy-by-phase||response_base">1,200</data>`), []);
});

test("a figure that is one more than its cell is found", () => {
  assert.equal(findings(`<data value="55" data-cell="${cell}">56%</data>`), [
    `cell ${cell} reads "56%" but is "55%"`,
  ]);
  assert.equal(findings(`<data value="56" data-cell="${cell}">55%</data>`), [
    `the value of ${cell} is given as "56" but is "55"`,
  ]);
});

test("a number without thousands comma, unit or bracket is not what the cell reads", () => {
  assert.is(findings(`<b data-cell="happy-by-phase||response_base">1200</b>`).length, 1);
  assert.is(findings(`<b data-cell="${cell}">55</b>`).length, 1);
});

test("a withheld cell may stand in a table as its symbol, and nowhere as a number or a quotation", () => {
  const withheld = "happy-by-phase|phase=secondary;happy=strongly_disagree|response_percent";
  assert.equal(findings(`<b data-cell="${withheld}">[c]</b>`), []);
  assert.is(findings(`<b data-cell="${withheld}">3%</b>`).length, 1);
  assert.is(findings(`<data value="3" data-cell="${withheld}">[c]</data>`).length, 1);
});

test("a cell that is not published is found, and a cell of another release is read there", () => {
  assert.equal(findings(`<b data-cell="by-x||response_count">5</b>`), [
    "cell by-x||response_count is not published",
  ]);
  const other = "involvement/2012:by-channel||people_value";
  assert.equal(findings(`<data value="4211" data-cell="${other}">4,211</data>`), []);
  assert.is(findings(`<data value="4211" data-cell="${other}">4,141</data>`).length, 1);
});

test("places are found by their codes", () => {
  assert.equal(
    findings(`<b data-cell="responses-by-place|geography=E12000001|response_count">5,000</b>`),
    [],
  );
  assert.equal(findings(`<b data-cell="responses-by-place|geography=E06001000|response_count">100</b>`), []);
  assert.equal(findings(`<b data-cell="responses-by-place||response_count">45,000</b>`), []);
});

test("a number in the text that no cell and no definition backs is found", () => {
  assert.equal(findings("<p>About 45 parents answered.</p>"), ['number "45" has no cell behind it']);
  assert.equal(findings(`<p aria-label="45 parents">x</p>`), ['number "45" has no cell behind it']);
  assert.equal(findings("<td>45</td>"), ['number "45" has no cell behind it']);
});

test("headers of tables, code and words of definitions may hold digits; so may dates, years, times and sizes", () => {
  assert.equal(findings(`<code>E12</code><p data-words>Question 9</p>`), []);
  assert.equal(findings("<p>Published 5 December 2024 at 9.30am, for 2023/24; CSV 14 KB, 2.3 MB.</p>"), []);
  assert.equal(findings("<p>Counts are rounded to the nearest 5.</p>"), []);
});

for (const [what, html] of [
  ["heading", "<h2>437 agreed</h2>"],
  ["link", '<a href="/">437 agreed</a>'],
  ["link's name", '<a href="/" aria-label="437 agreed">x</a>'],
  ["header's title", '<p title="437 agreed">x</p>'],
  ["description", '<p aria-description="437 agreed">x</p>'],
  ["field", '<input placeholder="437 agreed">'],
] as const) {
  test(`a number without a cell is found in a ${what}`, () =>
    assert.equal(findings(html), ['number "437" has no cell behind it']));
}

test("a number without a cell is found in a page's title, description and foot, and in other digits", () => {
  const page = (head: string, foot: string) =>
    auditPage("index.html", `<head>${head}</head><main></main><footer>${foot}</footer>`, packages).length;
  assert.is(page("<title>437 agreed</title>", ""), 1);
  assert.is(page('<meta name="description" content="437 agreed">', ""), 1);
  assert.is(page("", "<p>437 agreed</p>"), 1);
  assert.is(page("", "<p>\u00BD agreed</p>"), 1);
  assert.is(page('<meta name="viewport" content="width=437">', "<p>Page 1 of 2</p>"), 0);
});

test("a definition's number that a page changes by one is found", () => {
  assert.equal(findings("<p>Counts are rounded to the nearest 6.</p>"), ['number "6" has no cell behind it']);
});

test("a count that looks like a year must have a cell if it has a comma or a unit", () => {
  assert.equal(findings("<p>2,012 parents answered.</p>"), ['number "2,012" has no cell behind it']);
});

test("a change is the first cell less the second, in size and direction", () => {
  const cells = `${cell} happy-by-phase|phase=secondary;happy=strongly_agree|response_percent`;
  const change = (value: number, words: string) =>
    findings(`<data data-change="${cells}" value="${value}">${words}</data>`);
  assert.equal(change(15, "up 15 percentage points"), []);
  assert.equal(change(15, "little changed"), []);
  assert.is(change(15, "up 16 percentage points").length, 1);
  assert.is(change(15, "down 15 percentage points").length, 1);
  assert.is(change(14, "little changed").length, 1);
});

test("a claim names published cells and carries the first one's value", () => {
  assert.equal(findings(`<data data-claim="${cell}" value="55">most</data>`), []);
  assert.is(findings(`<data data-claim="${cell}" value="45">most</data>`).length, 1);
});

test("counts of the quality report and of the audit are read from their own files", () => {
  assert.equal(findings(`<b data-count="quality:read">1215</b> <b data-count="audit:numbers">120</b>`), []);
  assert.is(findings(`<b data-count="quality:read">1216</b>`).length, 1);
  assert.is(findings(`<b data-count="audit:numbers">121</b>`).length, 1);
  assert.is(findings(`<b data-count="quality:lost">1</b>`).length, 1);
  const latest = "releases/parents-views/2025/protection/index.html";
  assert.equal(findings(`<b data-count="effects:mean">1.190</b>`, latest), []);
  assert.equal(findings(`<b data-count="effects:mean">1.19</b>`, latest), [
    'count effects:mean reads "1.19" but is "1.190"',
  ]);
  assert.equal(findings(`<b data-count="effects:mean">1.190</b>`), ["count effects:mean is not published"]);
});

test("every figure, table and page of a synthetic release says so; those of a real one need not", () => {
  assert.equal(findings(`<table id="t"><td>x</td></table><figure>y</figure>`), [
    'a table "t" does not say that its data are synthetic',
    "a figure does not say that its data are synthetic",
  ]);
  assert.equal(findings(`<figure>Synthetic data<table><td>x</td></table></figure>`), []);
  assert.equal(findings("<figure>y</figure>", "releases/involvement/2012/index.html"), []);
});

test("a page that quotes a figure of a synthetic release must say that it is", () => {
  const figure = `<b data-cell="parents-views/2025:${cell}">55%</b>`;
  const said = (words: string) => findings(`<main>${words} ${figure}</main>`, "index.html");
  assert.equal(said("Views:"), ["the page quotes synthetic data and does not say so"]);
  assert.equal(said("Views (synthetic):"), []);
  const real = '<b data-cell="involvement/2012:by-channel||people_value">4,211</b>';
  assert.equal(findings(`<main>${real}</main>`, "index.html"), []);
});

test("every number that a chart shows is recomputed, in both its drawings, its words and its table", () => {
  const { table, rows } = happyByPhase();
  const read = rows.map(({ labels, values }) => ({
    key: { phase: code(labels[0]), happy: code(labels[1]) },
    values: Object.fromEntries(
      table.measures.map(({ column }, i) => [
        column,
        typeof values[i] === "number"
          ? { value: values[i], symbol: null }
          : { value: null, symbol: values[i] ?? null },
      ]),
    ),
  }));
  const chart = drawChart(
    release({ collection: "parents-views", period: "2024", synthetic: "Yes" }),
    table,
    read,
    { x: "happy", series: "phase" },
  );
  assert.equal(findings(chart), []);
  assert.is(findings(chart.replaceAll(">55%<", ">56%<")).length, 4);
});

function code(label = "Total"): string {
  return label === "Total" ? label : label.toLowerCase().replaceAll(" ", "_");
}

test("a number is a definition's only between the same words", () => {
  const words = wordsOf(["Counts below 10 are withheld", 'A <data data-cell="x">7</data> of it', "16 to 24"]);
  assert.equal(numbersIn(["counts above 10 are shown"], words), ["10"]);
  assert.equal(numbersIn(["below 10 are"], words), []);
  assert.equal(numbersIn(["Aged 16 to 24 years"], words), []);
  assert.equal(numbersIn(["10"], words), ["10"]);
  assert.equal(definitionWords({ a: ['<data data-cell="x">7</data> of it'], b: 7 }), ["  of it"]);
});

test("on a site as it is built nothing is found, and any one figure changed by one is", async () => {
  const out = join(base, "whole");
  await buildSite({ root: base, out });
  assert.equal(await auditPages(out, join(base, "data/packages")), []);
  const pages = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );
  const superseded = readSuperseded(join(base, "data/packages"), packages);
  let changed = 0;
  for (const page of pages.map((file) => file.replaceAll("\\", "/")).sort()) {
    const html = readFileSync(join(out, page), "utf8");
    const figures = [...html.matchAll(/data-(?:cell|count)="[^"]*"[^>]*>[^<]*?(\d)(?=\D*<)/g)];
    for (const figure of figures.filter((_, i) => i % Math.ceil(figures.length / 12) === 0)) {
      const at = figure.index + figure[0].length - 1;
      const planted = html.slice(0, at) + ((Number(figure[1]) + 1) % 10) + html.slice(at + 1);
      assert.is(auditPage(page, planted, packages, superseded).length, 1, `${page}: ${figure[0]}`);
      changed++;
    }
  }
  assert.ok(changed > 50, `only ${changed} figures were changed`);
});

/** A page as it is shown, with one digit of one marked figure changed by one; every such change in turn. */
function* changesOf(html: string): Generator<string> {
  for (const figure of html.matchAll(/data-count="[^"]*"[^>]*>([^<]*)</g)) {
    const start = figure.index + figure[0].length - 1 - (figure[1] ?? "").length;
    for (const digit of (figure[1] ?? "").matchAll(/\d/g)) {
      const at = start + digit.index;
      yield html.slice(0, at) + ((Number(digit[0]) + 1) % 10) + html.slice(at + 1);
    }
  }
}

test("any one digit changed on the page on protection is found, in its table, its attack and its example", async () => {
  const page = "releases/parents-views/2025/protection/index.html";
  const html = readFileSync(join(base, "whole", page), "utf8");
  assert.equal(auditPage(page, html, packages), []);
  const changes = [...changesOf(html)];
  assert.is(changes.length, 47);
  for (const changed of changes) assert.is(auditPage(page, changed, packages).length, 1);
  assert.is(auditPage(page, html.replace("nearest 5", "nearest 6"), packages).length, 1);
  assert.is(auditPage(page, html.replace(">99.6%<", ">99.6<"), packages).length, 1);
});

test("all pages of a site are read, in order, and pages without figures pass", async () => {
  const out = join(base, "_site");
  mkdirSync(join(out, "releases/parents-views/2024"), { recursive: true });
  writeFileSync(join(out, "index.html"), "<main><p>All releases</p></main>");
  writeFileSync(join(out, "releases/parents-views/2024/index.html"), "<main>Synthetic. 99 of us.</main>");
  assert.equal(await auditPages(out, join(base, "data/packages")), [
    { page: "releases/parents-views/2024/index.html", what: 'number "99" has no cell behind it' },
  ]);
});

test.after(() => rmSync(base, { recursive: true }));
test.run();
