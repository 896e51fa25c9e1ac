import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditSite } from "../../pipeline/build/site-audit.ts";
import { buildSite } from "../../pipeline/site.ts";
import { ownLinks } from "../../site/lib/superseded-links.js";
import { csvOf } from "./sample-csv.ts";
import { writeSampleRoot } from "./sample-packages.ts";
import { writeParquet } from "./sample-rows.ts";
import { happyByPhase } from "./sample-tables.ts";
import { release } from "./sample-words.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "first-release-replaced-")));
test.after(() => rmSync(root, { recursive: true }));
const packages = path.join(root, "data/packages");
const version = path.join(packages, "parents-views/2024/superseded/2024-12-05");
const home = "releases/parents-views/2024";
const place = `${home}/superseded/2024-12-05`;

await writeSampleRoot(root);
await writeWrongFigure();
const { out } = await buildSite({ root, out: path.join(root, "_site") });
const html = read(`${place}/index.html`);

/** In the version that was replaced, 35% of parents of pupils in secondary schools agreed, where it is now 30%. */
async function writeWrongFigure(): Promise<void> {
  const { table, rows } = happyByPhase();
  const wrong = rows.map((row) =>
    row.labels.join() === "Secondary,Agree" ? { ...row, values: [140, 35, 400] } : row,
  );
  writeFileSync(path.join(version, `${table.name}.csv`), csvOf(table, wrong));
  await writeParquet(path.join(version, `${table.name}.parquet`), table, wrong);
}

function read(file: string): string {
  return readFileSync(path.join(out, file), "utf8");
}

/** What the audit of the site says while a file holds other words. */
async function findingsWith(file: string, words: string, others: string): Promise<string[]> {
  const before = readFileSync(file, "utf8");
  assert.ok(before.includes(words), words);
  writeFileSync(file, before.replace(words, others));
  const findings = await auditSite(out, packages);
  writeFileSync(file, before);
  return findings.map(({ page, what }) => `${page}: ${what}`);
}

test("the page says first that the version was wrong, when and by what it was replaced, and leads to what is right", () => {
  const [, banner = ""] = /class="govuk-inset-text fr-replaced">([\s\S]*?)<\/div>/.exec(html) ?? [];
  assert.match(banner, "This version was wrong and was replaced on 5 December 2024.");
  assert.match(banner, "One label was mended. Why: It named the wrong phase.");
  assert.match(
    banner,
    '<a class="govuk-link" href="../../">See the corrected release: Parents&#39; views: 2024</a>',
  );
  assert.ok(html.indexOf("fr-replaced") < html.indexOf("<h1"));
});

test("the page shows the figures as they were", () => {
  const cell = "happy-by-phase\\|phase=secondary;happy=agree\\|response_percent";
  assert.match(html, new RegExp(`data-cell="${cell}"[^>]*>35%`));
  assert.match(read(`${home}/index.html`), new RegExp(`data-cell="${cell}"[^>]*>30%`));
  assert.match(html, 'id="headlines"');
  assert.match(html, 'id="main-points"');
  assert.match(html, "<svg");
});

test("search engines leave it out and are given the corrected release in its place", () => {
  assert.match(html, '<meta name="robots" content="noindex">');
  assert.match(
    html,
    '<link rel="canonical" href="https://statistics.example.org/releases/parents-views/2024/">',
  );
});

test("the site does not list it: not in sitemap, feeds, search, API, series or calendar", () => {
  const lists = ["sitemap.xml", "feed.xml", "search/index.json", "api/releases.json", "api/catalogue.jsonld"];
  const pages = ["index.html", "releases/parents-views/index.html", "calendar/index.html", "data/index.html"];
  for (const file of [...lists, ...pages, "releases/parents-views/feed.xml"])
    assert.not.match(read(file), "superseded/2024", file);
});

test("the release notes of the release that stands lead to the version before each change", () => {
  assert.match(
    read(`${home}/index.html`),
    '<a class="govuk-link" href="superseded/2024-12-05/">See the version',
  );
  assert.not.match(read("releases/parents-views/2025/index.html"), "superseded/2");
});

test("its files are those that were published, and no further page of it is made or linked to", () => {
  const csv = read(`${place}/data/happy-by-phase.csv`);
  assert.is(csv, readFileSync(path.join(version, "happy-by-phase.csv"), "utf8"));
  assert.not.ok(existsSync(path.join(out, place, "tables")));
  assert.not.match(html, /href="[^"]*(tables|charts|quality|protection|data-guidance)\//);
  assert.match(html, 'href="data/happy-by-phase.csv"');
  assert.match(html, "and answers.");
});

test("its numbers are recomputed from its own files, and its links and outline hold", async () => {
  assert.equal(await auditSite(out, packages), []);
});

const page = path.join(out, place, "index.html");

test("a number changed on its page is found", async () => {
  assert.equal(await findingsWith(page, ">35%<", ">36%<"), [
    `${place}/index.html: cell happy-by-phase|phase=secondary;happy=agree|response_percent reads "36%" but is "35%"`,
  ]);
  assert.equal(await findingsWith(page, "Do not use", "17 do not use"), [
    `${place}/index.html: number "17" has no cell behind it`,
  ]);
});

test("a number changed in the version's own file is found on its page, and the download too", async () => {
  const changed = await findingsWith(path.join(version, "happy-by-phase.csv"), ",140,35,", ",140,37,");
  assert.ok(changed.some((each) => each.endsWith('reads "35%" but is "37%"')));
  assert.ok(changed.includes(`${place}/data/happy-by-phase.csv: is not the file of the package`));
  assert.ok(changed.every((each) => each.startsWith(place)));
});

const version2024 = release({ collection: "parents-views", period: "2024" });
const file = { table: "by-phase", title: "", format: "csv", mediaType: "", data: true, bytes: 1, sha256: "" };
const links = ownLinks({
  release: version2024,
  address: "/here/",
  files: [{ ...file, name: "by-phase.csv", address: "/here/data/by-phase.csv", latest: "" }],
  ids: ["main-points"],
  addresses: ["/methodology/symbols/"],
});

test("links stay on the page, go to its files or to pages that are there; any other leaves its words", () => {
  assert.is(links('<a href="#main-points">a</a>'), '<a href="/here/#main-points">a</a>');
  assert.is(links('<a href="#gone">a</a>'), '<a href="/here/">a</a>');
  assert.is(
    links('<a class="x" href="tables/by-phase/2/">a</a>'),
    '<a class="x" href="/here/data/by-phase.csv">a</a>',
  );
  assert.is(
    links('<a href="/releases/parents-views/2024/data/by-phase.csv" download>a</a>'),
    '<a href="/here/data/by-phase.csv" download>a</a>',
  );
  assert.is(links('<a href="/methodology/symbols/#c">a</a>'), '<a href="/methodology/symbols/">a</a>');
  assert.is(links('<a href="https://example.org/x#y">a</a>'), '<a href="https://example.org/x#y">a</a>');
  assert.is(links('See <a href="quality/">the <b>report</b></a>.'), "See the <b>report</b>.");
  assert.is(links('<a href="../2023/tables/old/">a</a>'), "a");
});

test.run();
