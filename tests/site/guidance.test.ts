import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPackages as readPublished } from "../../pipeline/page-audit/packages.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { buildSite } from "../../pipeline/site.ts";
import { attribution, citationText } from "../../site/lib/citation.js";
import { columnGuides } from "../../site/lib/columns.js";
import { readCsvColumns } from "../../site/lib/csv-columns.js";
import { downloadsOf } from "../../site/lib/downloads.js";
import { placeLevels, questionsBehind, tableGuides } from "../../site/lib/guidance.js";
import { readPackages } from "../../site/lib/packages.js";
import type { PublicFile } from "../../site/lib/public-files.js";
import { writeSampleRoot } from "./sample-packages.ts";
import { byPlace, channels } from "./sample-tables.ts";
import { release } from "./sample-words.ts";

const base = mkdtempSync(path.join(tmpdir(), "first-release-guidance-"));
await writeSampleRoot(base);
const packages = await readPackages(base);
const views = packages.find(({ release }) => release.period === "2025");
if (views === undefined) throw new Error("the sample has no release of 2025");
const guides = tableGuides(views);

function column(table: string, name: string) {
  const found = guides.find((each) => each.name === table)?.columns.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${table} has no column ${name}`);
  return found;
}

function file(name: string, format: string, table: string | null = null): PublicFile {
  const rest = { title: name, mediaType: "", data: false, sha256: "", address: `/d/${name}`, latest: "" };
  return { name, table, format, bytes: 14_400, ...rest };
}

test("a citation names who published what and when, where it stays, and that figures are invented", () => {
  const cited = release({ collection: "views", period: "2024", title: "Views: 2024" });
  assert.is(
    citationText(cited, "https://example.org/r/"),
    "Example Inspectorate (2024), Views: 2024, published 21 November 2024, https://example.org/r/",
  );
  assert.match(
    citationText({ ...cited, synthetic: "Made by a script." }, "x"),
    "Views: 2024 [synthetic data],",
  );
  assert.not.match(
    citationText({ ...cited, title: "Views (synthetic)", synthetic: "Made by a script." }, "x"),
    "[synthetic data]",
  );
  assert.is(
    attribution(cited),
    "Contains information from Example Inspectorate, licensed under the Open Government Licence v3.0.",
  );
});

test("downloads are in the order in which readers want them, workbooks and citations apart", () => {
  const downloads = downloadsOf([
    file("a.arrow", "arrow", "a"),
    file("a.csv", "csv", "a"),
    file("b.csv", "csv", "b"),
    file("SHA256SUMS", "checksums"),
    file("citation.json", "csl"),
    file("citation.bib", "bibtex"),
    file("all.xlsx", "xlsx"),
    file("all.ods", "ods"),
    file("questionnaire.ddi.xml", "ddi"),
  ]);
  const names = (files: { name: string }[]) => files.map(({ name }) => name);
  assert.equal(names(downloads.workbooks), ["all.ods", "all.xlsx"]);
  assert.equal(names(downloads.citations), ["citation.bib", "citation.json"]);
  assert.equal(names(downloads.others), ["questionnaire.ddi.xml", "SHA256SUMS"]);
  assert.equal(names(downloads.ofTable("a")), ["a.csv", "a.arrow"]);
  assert.equal(names(downloads.tableFormats), ["CSV", "Arrow"]);
  assert.is(downloads.whole.length, 6);
  assert.equal(
    [downloads.workbooks[0]?.format, downloads.workbooks[0]?.size],
    ["OpenDocument spreadsheet (ODS)", "14 KB"],
  );
});

test("a file of a format that nobody knows is listed all the same", () => {
  const [only] = downloadsOf([file("odd.xyz", "xyz")]).whole;
  assert.equal([only?.format, only?.about], ["xyz", ""]);
});

test("each column of a CSV is told of, in the order of the file", () => {
  const [guide] = guides;
  assert.equal(
    guide?.columns.map(({ name }) => name),
    [
      ...["time_period", "time_identifier", "geographic_level", "country_code", "country_name"],
      ...["region_code", "new_la_code", "phase", "happy"],
      ...["response_count", "response_percent", "response_base"],
    ],
  );
});

test("a column of answers lists them with their codes, the margin first", () => {
  const { label, holds, values } = column("happy-by-phase", "phase");
  assert.is(label, "Phase");
  assert.is(holds, "Each is counted under one of these.");
  assert.equal(values, [
    { label: "Total", code: null },
    { label: "Primary", code: "primary" },
    { label: "Secondary", code: "secondary" },
  ]);
});

test("a column of many codes gives the first, the last and how many; one of few lists them", () => {
  const authorities = column("responses-by-place", "new_la_code");
  assert.equal(authorities.range, ["E06001000", "E06001449"]);
  assert.is(authorities.shown, "450");
  assert.match(authorities.holds, "Blank in rows about other places.");
  const regions = column("responses-by-place", "region_code");
  assert.is(regions.values.length, 9);
  assert.is(regions.range, null);
});

test("a column of figures has its unit and decimals, and says whether symbols stand in it", () => {
  const percent = column("happy-by-phase", "response_percent");
  assert.equal([percent.unit, percent.decimals], ["%", 0]);
  assert.match(
    percent.holds,
    "over “My child is happy at this school”: the Total is the whole base. A symbol stands",
  );
  assert.is(column("responses-by-place", "response_count").holds, "How many are in the row’s group.");
});

test("a note on a row is not among what names it, and statements have no total", () => {
  const { table } = channels();
  const columns = [{ name: "paragraph", values: ["Annex, paragraph 3"], blanks: false }];
  assert.match(columnGuides(table, columns)[0]?.holds ?? "", "A note on the row");
  const dimensions = table.dimensions.map((each) => ({ ...each, kind: "item" as const, attribute: false }));
  assert.match(columnGuides({ ...table, dimensions }, columns)[0]?.holds ?? "", "there is no Total");
});

test("the margin is no code: of many codes and a Total, only the codes are counted", () => {
  const { table } = channels();
  const labels = Array.from({ length: 21 }, (_, index) => `Way ${index}`);
  const codes = labels.map((label) => ({ code: label, label, level: null, parent: null, oldCode: null }));
  const dimensions = table.dimensions.map((each) => ({ ...each, codes }));
  const columns = [{ name: "channel", values: ["Total", ...labels], blanks: false }];
  const [guide] = columnGuides({ ...table, dimensions }, columns);
  assert.equal([guide?.count, guide?.range, guide?.values], [21, null, []]);
});

test("a place that is too small to appear in a table is not counted among its places", () => {
  const rows = new Map(views.rows);
  rows.set("responses-by-place", (rows.get("responses-by-place") ?? []).slice(0, 12));
  const places = tableGuides({ ...views, rows }).find(({ name }) => name === "responses-by-place")?.places;
  assert.equal(places, [
    { level: "Regional", shown: "9", word: "places" },
    { level: "Local authority", shown: "2", word: "places" },
  ]);
});

test("a table's rows and places are counted, each level for itself", () => {
  const places = guides.find(({ name }) => name === "responses-by-place");
  assert.is(places?.rows.shown, "460");
  assert.equal(places?.places, [
    { level: "Regional", shown: "9", word: "places" },
    { level: "Local authority", shown: "450", word: "places" },
  ]);
  assert.is(
    placeLevels(release({ collection: "a", period: "1", tables: [byPlace().table] })),
    "National, Regional, Local authority",
  );
});

test("the questions behind a table are those that name it, asked ones first", () => {
  const [asked] = release({ collection: "a", period: "1" }).questionnaire;
  if (asked === undefined) throw new Error("the sample has no question");
  const recorded = { ...asked, name: "phase", label: "Phase", question: null };
  assert.equal(questionsBehind([recorded, asked, { ...asked, tables: [] }], "happy-by-phase"), [
    { name: "happy", text: "My child is happy at this school. Do you agree?", asked: true },
    { name: "phase", text: "Phase", asked: false },
  ]);
});

test("the texts of a CSV's columns are read once each, in quotes too, and blanks are told apart", () => {
  const csv = path.join(base, "data/packages/involvement/2012/by-channel.csv");
  const columns = readCsvColumns(csv, ["people_value"]);
  const named = Object.fromEntries(columns.map(({ name, ...rest }) => [name, rest]));
  assert.equal(named["paragraph"], { values: ["Annex, paragraph 3"], blanks: false });
  assert.equal(named["region_code"], { values: [], blanks: true });
  assert.equal(named["people_value"], { values: [], blanks: false });
});

const { out } = await buildSite({ root: base, out: path.join(base, "_site") });
const page = "releases/parents-views/2025/data-guidance/index.html";
const html = readFileSync(path.join(out, page), "utf8");

test("every count of the guidance is recounted from the CSV: any one digit changed is found", () => {
  const published = readPublished(path.join(base, "data/packages"));
  assert.equal(auditPage(page, html, published), []);
  const counts = [...html.matchAll(/data-count="([^"]*)"[^>]*>([\d,]+)</g)];
  assert.equal(
    counts.map(([, address, shown]) => `${address} ${shown}`),
    [
      "rows:happy-by-phase 15",
      "rows:responses-by-place 460",
      "places:responses-by-place:Regional 9",
      "places:responses-by-place:Local authority 450",
      "codes:responses-by-place:new_la_code 450",
    ],
  );
  for (const found of counts) {
    const at = found.index + found[0].length - 2;
    const planted = html.slice(0, at) + ((Number(html[at]) + 1) % 10) + html.slice(at + 1);
    assert.is(auditPage(page, planted, published).length, 1, found[1]);
  }
});

test("a landing page links to its guidance, and each table's page to its part and to its questions", () => {
  const read = (name: string) => readFileSync(path.join(out, "releases/parents-views/2025", name), "utf8");
  assert.match(read("index.html"), 'href="data-guidance/"');
  assert.match(read("index.html"), /class="govuk-body fr-cite">Example Inspectorate \(2025\), /);
  const table = read("tables/happy-by-phase/index.html");
  assert.match(table, 'href="../../data-guidance/#data-happy-by-phase"');
  assert.match(table, /Question asked: <a [^>]*href="\.\.\/\.\.\/questionnaire\/#question-happy"/);
  assert.match(
    readFileSync(path.join(out, "sitemap.xml"), "utf8"),
    "/parents-views/2025/data-guidance/</loc>",
  );
});

test.after(() => rmSync(base, { recursive: true }));
test.run();
