import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditPages } from "../../pipeline/page-audit.ts";
import { buildSite } from "../../pipeline/site.ts";
import { themeAddress } from "../../site/lib/addresses.js";
import { readPackages } from "../../site/lib/packages.js";
import { figuresOverTime } from "../../site/lib/series-figures.js";
import { writeSampleRoot } from "./sample-packages.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "first-release-around-")));
await writeSampleRoot(root);
const { out } = await buildSite({ root, out: path.join(root, "_site") });
const packages = path.join(root, "data/packages");

const read = (name: string) => readFileSync(path.join(out, name), "utf8");
const page = (address: string) => read(`${address}index.html`);
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;
const section = (html: string, id: string) =>
  html.split(`<section id="${id}">`)[1]?.split("</section>")[0] ?? "";

test("home shows the latest releases, each with its first headline figure, which names its release", () => {
  const latest = section(page(""), "latest");
  assert.is(count(latest, /<li class="fr-list__item">/g), 3);
  assert.match(
    latest,
    '<data value="50" data-cell="parents-views/2025:happy-by-phase|happy=strongly_agree|response_percent">50%</data>',
  );
  assert.match(
    latest,
    '<data value="4211" data-cell="involvement/2012:by-channel||people_value">4,211</data>',
  );
  assert.is(count(latest, /data-cell/g), 3);
  assert.ok(latest.indexOf("parents-views/2025/") < latest.indexOf("parents-views/2024/"));
});

test("home shows what comes next with its changes, the themes, whom to ask, and the search", () => {
  const html = page("");
  const coming = section(html, "calendar");
  assert.match(coming, "19 November 2026, 9.30am");
  assert.match(
    coming,
    "20 November 2025: Date changed from 12 November 2026 to 19 November 2026. Why: A delay of the data.",
  );
  assert.not.match(coming, "Cancelled");
  assert.match(section(html, "themes"), 'href="themes/education/"');
  assert.match(section(html, "about"), "statistics@example.org");
  assert.match(html, 'role="search"');
});

test("the calendar has its parts, each entry with a fragment of its own and its log, also once it is out", () => {
  const html = page("calendar/");
  assert.match(section(html, "coming"), 'id="parents-views-2026"');
  assert.match(
    section(html, "cancelled"),
    "6 November 2025: Cancelled: it was provisional. Why: Too few answers.",
  );
  const published = section(html, "published");
  assert.match(published, '<a class="govuk-link" href="../releases/parents-views/2025/">');
  assert.match(published, "Date changed from 13 November 2025 to 20 November 2025. Why: A file came late.");
  assert.match(html, "Coming releases, to 20 November 2026");
  assert.match(
    html,
    '<link rel="alternate" type="text/calendar" title="Release calendar" href="../calendar.ics">',
  );
});

test("a series shows the headlines of its newest release, and each over all periods that have the same cell", () => {
  const html = page("releases/parents-views/");
  assert.match(
    section(html, "latest"),
    "parents-views/2025:happy-by-phase|happy=strongly_agree|response_percent",
  );
  const table = section(html, "over-time");
  for (const period of ["2024", "2025"])
    assert.match(
      table,
      `data-cell="parents-views/${period}:happy-by-phase|happy=strongly_agree|response_percent">50%</span>`,
    );
  assert.match(table, "(synthetic data)");
  assert.is(count(section(html, "releases"), /<h3/g), 2);
  assert.match(section(html, "next"), "Parents' views: 2026".replace("'", "&#39;"));
  assert.match(
    section(html, "cite"),
    "Example Inspectorate, Parents&#39; views [synthetic data] [series of releases], https://statistics.example.org/releases/parents-views/",
  );
  assert.not.match(page("releases/involvement/"), 'id="over-time"');
});

test("a figure that a period does not have is left open there, and a figure of one period is left out", async () => {
  const [older, newer] = (await readPackages(root)).filter(
    ({ release }) => release.collection === "parents-views",
  );
  if (older === undefined || newer === undefined) throw new Error("the sample has two releases");
  const renamed = { ...older, rows: new Map() };
  assert.is(figuresOverTime([renamed, newer]), null);
  const three = figuresOverTime([older, renamed, newer]);
  assert.equal(
    three?.lines[0]?.cells.map((cell) => cell?.text ?? null),
    ["50%", null, "50%"],
  );
  assert.equal(
    three?.periods.map(({ label }) => label),
    ["2024", "2024", "2025"],
  );
  assert.is(figuresOverTime([]), null);
});

test("what a release changed in the table for good stands beside the figure as a break", async () => {
  const [older, newer] = (await readPackages(root)).filter(
    ({ release }) => release.collection === "parents-views",
  );
  if (older === undefined || newer?.versions == null) throw new Error("the sample has versions");
  const entry = {
    version: "2.0",
    release: "parents-views/2025",
    date: "2025-11-20",
    kind: "period" as const,
    changes: [
      { table: "happy-by-phase", level: "major" as const, what: 'code "unsure" of happy is gone' },
      { table: "happy-by-phase", level: "minor" as const, what: "a code is new" },
      { table: "other", level: "major" as const, what: "another table" },
    ],
  };
  const changed = { ...newer, versions: { ...newer.versions, changelog: [entry] } };
  const [line] = figuresOverTime([older, changed])?.lines ?? [];
  assert.equal(line?.breaks, ['2025: code "unsure" of happy is gone']);
  const later = { ...newer, release: { ...newer.release, period: "2026" }, versions: null };
  assert.equal(figuresOverTime([changed, later])?.lines[0]?.breaks, []);
});

test("themes lead to their series, and these to their releases", () => {
  assert.match(page("themes/"), 'href="education/"');
  const theme = page("themes/education/");
  assert.match(theme, 'href="../../releases/parents-views/"');
  assert.match(theme, 'href="../../releases/parents-views/2024/"');
  assert.is(count(theme, /data-cell/g), 2);
  assert.is(themeAddress("Children's social care"), "/themes/childrens-social-care/");
  assert.is(themeAddress("…"), "/themes/other/");
});

test("the catalogue has every table of every release with its rows and files, in a few KB", () => {
  const html = page("data/");
  assert.is(count(html, /data-count="[^"]*:rows:/g), 5);
  assert.match(html, '<span data-count="parents-views/2025:rows:happy-by-phase">15</span> rows');
  for (const file of ["happy-by-phase.csv", "happy-by-phase.parquet", "happy-by-phase.meta.csv"])
    assert.match(html, `href="../releases/parents-views/2024/data/${file}" download>`);
  assert.is(count(html, /data-guidance\//g), 3);
  assert.is(count(html, /<strong class="govuk-tag govuk-tag--orange">/g), 4);
  assert.ok(gzipSync(html).length < 5000);
});

test("every page leads to themes, calendar, data and methodology, and these are in the sitemap", () => {
  const nav = page("releases/parents-views/2025/").split('aria-label="Site"')[1]?.split("</nav>")[0] ?? "";
  for (const part of ["themes/", "calendar/", "data/", "methodology/"]) {
    assert.match(nav, `href="../../../${part}"`);
    assert.match(read("sitemap.xml"), `<loc>https://statistics.example.org/${part}</loc>`);
  }
  assert.match(read("sitemap.xml"), "<loc>https://statistics.example.org/themes/education/</loc>");
});

test("home, series and releases name their feed in their head", () => {
  const type = '<link rel="alternate" type="application/atom+xml"';
  assert.match(page(""), `${type} title="All releases" href="feed.xml">`);
  assert.match(page("releases/parents-views/"), `${type} title="Parents&#39; views" href="feed.xml">`);
  assert.match(
    page("releases/parents-views/2025/"),
    `${type} title="Parents&#39; views" href="../feed.xml">`,
  );
});

/** What the audit finds when one text of a file of the site is changed. */
async function planted(file: string, from: string, to: string): Promise<string[]> {
  const whole = read(file);
  assert.ok(whole.includes(from), `${file} has no ${from}`);
  writeFileSync(path.join(out, file), whole.replace(from, to));
  const found = await auditPages(out, packages);
  writeFileSync(path.join(out, file), whole);
  return found.map(({ page: name, what }) => `${name}: ${what}`);
}

test("the audit finds nothing in pages, feeds and calendar as they are built", async () => {
  assert.equal(await auditPages(out, packages), []);
});

const own = "https://statistics.example.org/releases/parents-views/2025/";
const faults = [
  ["index.html", ">4,211</data>", ">4,212</data>", /reads "4,212" but is "4,211"/],
  ["releases/parents-views/index.html", ">50%</span>", ">51%</span>", /reads "51%" but is "50%"/],
  ["data/index.html", ">15</span> rows", ">16</span> rows", /reads "16" but is "15"/],
  ["calendar/index.html", "9 schools", "8 schools", /number "8" has no cell/],
  ["feed.xml", "&gt;4,211&lt;", "&gt;4,212&lt;", /reads "4,212" but is "4,211"/],
  [
    "feed.xml",
    "2025-11-20T09:30:00+00:00</published>",
    "2025-11-20T09:30:00+01:00</published>",
    /published of/,
  ],
  ["feed.xml", "from the answers that", "from 12 answers that", /summary of/],
  ["feed.xml", "One label was mended.", "One label of 7 was mended.", /number "7" has no cell|published of/],
  ["feed.xml", `href="${own}"`, `href="${own}x/"`, /leads to no release|is missing/],
  ["calendar.ics", "DTSTART:20261119T093000Z", "DTSTART:20261119T083000Z", /DTSTART of parents-views-2026@/],
  ["calendar.ics", "SEQUENCE:1", "SEQUENCE:2", /SEQUENCE of/],
  ["calendar.ics", "STATUS:TENTATIVE", "STATUS:CONFIRMED", /STATUS of/],
  ["calendar.ics", "9 schools", "8 schools", /has the number "8"/],
  ["calendar.ics", "UID:involvement-2012", "UID:involvement-2013", /involvement-2012 is missing/],
  ["api/releases.json", '"was": "2026-11-12"', '"was": "2026-11-19"', /calendar\.2\.changes\.0\.was is not/],
] as const;

for (const [file, from, to, said] of faults)
  test(`a planted fault is found: ${file}, ${to}`, async () => {
    const found = await planted(file, from, to);
    assert.ok(
      found.some((each) => each.startsWith(file) && said.test(each)),
      found.join("; "),
    );
  });

test("a feed that does not call invented data so is found", async () => {
  const whole = read("releases/parents-views/feed.xml");
  writeFileSync(path.join(out, "releases/parents-views/feed.xml"), whole.replaceAll(/synthetic/gi, "made"));
  const found = (await auditPages(out, packages)).map(({ what }) => what);
  writeFileSync(path.join(out, "releases/parents-views/feed.xml"), whole);
  assert.ok(found.some((each) => each.includes("does not say that its data are synthetic")));
});

test.after(() => rmSync(root, { recursive: true, force: true }));

test.run();
