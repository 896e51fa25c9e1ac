// The landing page of the sample publication, as HTML.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildSite } from "../../pipeline/site.ts";
import { featuredFirst } from "../../site/lib/featured.js";
import { headlineViews } from "../../site/lib/headlines.js";
import { writeSampleRoot } from "./sample-packages.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "first-release-landing-")));
await writeSampleRoot(root);
const { out } = await buildSite({ root, out: path.join(root, "a") });

const page = (name: string) => readFileSync(path.join(out, name, "index.html"), "utf8");
const latest = page("releases/parents-views/2025");
const words = (html: string) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

/** Where each of these stands on a page; fails where one is missing. */
function placesOf(html: string, parts: readonly string[]): number[] {
  return parts.map((part) => {
    const at = html.indexOf(part);
    assert.ok(at >= 0, `the page lacks ${part}`);
    return at;
  });
}

const headline = (html: string) => ({ label: "of parents agree", html, comparison: null, sure: null });

test("a headline's fragment names its cell, so that it stays when the order changes", () => {
  const cell = (of: string) => headline(`<data value="1" data-cell="views|${of}|response_percent">1%</data>`);
  const [a, b] = [cell("phase=primary;happy=yes"), cell("")];
  assert.equal(
    headlineViews([a, b, a]).map(({ id }) => id),
    ["figure-views-phase-primary-happy-yes", "figure-views", "figure-views-phase-primary-happy-yes-2"],
  );
  assert.is(headlineViews([b, a])[1]?.id, "figure-views-phase-primary-happy-yes");
  assert.is(headlineViews([headline("many")])[0]?.id, "figure-of-parents-agree");
});

test("featured tables come first, else those that the text shows, else all", () => {
  const tables = [{ name: "a" }, { name: "b" }, { name: "c" }];
  const commentary = '<div data-chart="c"></div>\n\n<div data-table="a"></div>\n\n<div data-table="c"></div>';
  const found = (featured: string[], text: string) =>
    featuredFirst({ release: { featured }, commentary: text }, tables).featured.map(({ name }) => name);
  assert.equal(found(["b", "a"], commentary), ["b", "a"]);
  assert.equal(found([], commentary), ["c", "a"]);
  assert.equal(found([], "No table."), ["a", "b", "c"]);
  assert.equal(featuredFirst({ release: { featured: ["b"] }, commentary }, tables).otherTables, [
    { name: "a" },
    { name: "c" },
  ]);
});

test("what happened comes before the facts about the release, and both before its sections and files", () => {
  const places = placesOf(latest, [
    'class="fr-status"',
    "<h1",
    'class="govuk-body-l fr-lead"',
    "<dt>Published</dt> <dd>20 November 2025, 9.30am</dd>",
    'href="#downloads">Get the data',
    "data-synthetic",
    'id="headlines"',
    'id="main-points"',
    'id="about-title"',
    'aria-label="Contents"',
    'class="fr-prose fr-commentary"',
    'id="downloads"',
    'id="things-to-know"',
    'id="cite"',
    "data-feedback",
    'id="release-notes"',
    "Pre-release access</h3>",
  ]);
  assert.equal(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test("every fact of a release stands at its top", () => {
  const top = words(latest.slice(latest.indexOf("<h1"), latest.indexOf('aria-label="Contents"')));
  for (const part of [
    "Published 20 November 2025, 9.30am",
    "Last updated 5 December 2024",
    "Next release 19 November 2026",
    "Status Latest release",
    "Designation Official statistics Produced under the Code of Practice for Statistics.",
    "Series Parents&#39; views",
    "Producer Example Inspectorate",
    "Theme Education",
    "Coverage England",
    "Period 2025",
  ])
    assert.ok(top.includes(part), `${part} in ${top}`);
});

test("each headline and each section can be quoted by a link that leads to the release's own address", () => {
  const ids = ["figure-happy-by-phase-happy-strongly-agree", "figure-happy-by-phase-happy-strongly-agree-2"];
  for (const id of [...ids, "headlines", "main-points", "downloads", "cite", "release-notes"]) {
    assert.match(latest, ` id="${id}"`, id);
    assert.match(latest, `href="#${id}"`, id);
    assert.match(page("releases/parents-views/latest"), `href="../2025/#${id}"`, id);
  }
  assert.match(latest, /Link to this figure<span class="govuk-visually-hidden">: Strongly agree/);
  const sections = [...latest.matchAll(/<h[23] id="(section-[^"]*)"/g)].map(([, id]) => id);
  assert.ok(sections.length > 0);
  for (const id of sections) assert.match(latest, `class="fr-anchor" href="#${id}"`);
});

test("a headline says what it compares to and how sure it is, where that is known", () => {
  const [one = "", two = ""] = latest.match(/<li class="fr-headlines__item"[\s\S]*?<\/li>/g) ?? [];
  assert.match(
    words(one),
    "50% Strongly agree that their child is happy no change Everybody was asked, so chance plays no part. Link",
  );
  assert.match(words(two), "50% Said again Link to this figure: Said again");
});

test("a corrected release says so at its top and on its other pages, with a link to the note", () => {
  const said =
    '<strong>Corrected on 5 December 2024.</strong> One label was mended. <a class="govuk-link" href=';
  assert.match(latest, `${said}"#note-1">`);
  assert.match(latest, 'id="note-1"');
  for (const part of [
    "quality/",
    "tables/happy-by-phase/",
    "data-guidance/",
    "protection/",
    "questionnaire/",
  ])
    assert.match(page(`releases/parents-views/2025/${part}`), said, part);
});

test("every page of a superseded release leads to the latest", () => {
  for (const part of [
    "",
    "quality/",
    "tables/happy-by-phase/",
    "data-guidance/",
    "protection/",
    "responses/",
  ]) {
    const up = "../".repeat(part.split("/").length);
    assert.match(
      page(`releases/parents-views/2024/${part}`),
      `This is not the latest release. <a class="govuk-link" href="${up}2025/">`,
      part,
    );
  }
  assert.not.match(page("releases/parents-views/2025/quality"), "not the latest");
});

test("tables of the text stand in disclosures, with every figure in the page itself", () => {
  const folds = latest.match(/<details class="fr-fold"><summary>See the table[\s\S]*?<\/details>/g) ?? [];
  assert.is(folds.length, 2);
  assert.match(folds.join(""), 'data-cell="happy-by-phase|phase=primary;happy=agree|response_percent">30%');
});

test("headers over several columns stand over groups of columns", () => {
  const html = page("releases/parents-views/2025/tables/happy-by-phase");
  assert.match(html, '<colgroup span="1"></colgroup><colgroup span="4"></colgroup><colgroup span="4">');
});

test("a table is offered to be sorted where it stands whole, and its margins are marked", () => {
  const html = page("releases/parents-views/2025/tables/responses-by-place");
  assert.not.match(html, /data-keys|client\/table/);
  assert.not.match(page("releases/parents-views/2025/tables/happy-by-phase"), /data-keys|client\/table/);
  assert.match(latest, 'src="../../../client/table/main.js"');
  assert.match(latest, '<table class="govuk-table" data-keys="1">');
  assert.match(latest, 'class="govuk-table__header" data-margin>England</th>');
});

test.after(() => rmSync(root, { recursive: true, force: true }));
test.run();
