import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPackages as readPublished } from "../../pipeline/page-audit/packages.ts";
import { auditSearchIndex } from "../../pipeline/page-audit/search-index.ts";
import { searchEngine } from "../../site/client/search/engine.js";
import { countSentence } from "../../site/client/search/results.js";
import { marked, snippet } from "../../site/client/search/snippet.js";
import { copyClient } from "../../site/lib/client-files.js";
import { searchDocuments } from "../../site/lib/search-index.js";
import { sectionsOf } from "../../site/lib/sections.js";
import { readView } from "../../site/lib/view.js";
import { writeSampleRoot } from "./sample-packages.ts";

const base = mkdtempSync(path.join(tmpdir(), "first-release-search-"));
await writeSampleRoot(base);
const view = await readView(base);
const documents = searchDocuments(view);
const search = searchEngine(documents);
const addresses = (query: string) => search(query).map(({ found }) => found.address);

test("releases, tables, questions, methodology and guides can be found, each at its address", () => {
  const kinds = new Set(documents.map(({ kind }) => kind));
  assert.equal(
    [...kinds],
    ["Series", "Release", "Table", "Question", "About a release", "Methodology", "Guide"],
  );
  const found = documents.map(({ address }) => address);
  for (const address of [
    "releases/parents-views/",
    "releases/parents-views/2025/",
    "releases/parents-views/2025/tables/happy-by-phase/",
    "releases/parents-views/2025/questionnaire/#question-happy",
    "releases/parents-views/2025/data-guidance/",
    "methodology/parents-views/#relevance",
    "methodology/disclosure-control/#rounding",
    "guides/new-release/",
  ])
    assert.ok(found.includes(address), address);
  assert.is(new Set(found).size, found.length);
});

test("what is found of a release has no figure in it, and an earlier one is called older", () => {
  const table = documents.find(
    ({ address }) => address === "releases/parents-views/2024/tables/happy-by-phase/",
  );
  assert.is(table?.older, true);
  assert.is(
    table?.text,
    [
      ...["Phase", "My child is happy at this school", "Parents", "Responses", "Percentage", "Base"],
      ...["Primary", "Secondary", "Strongly agree", "Agree", "Disagree", "Strongly disagree"],
    ].join("\n"),
  );
  assert.not.match(JSON.stringify(documents), /1,?200|4,?211/);
});

test("a guide is found by its headings and first words, and a long section of another page by its beginning", () => {
  const page = (text: string) => ({
    name: "x",
    address: "/x/",
    shownTitle: "X",
    html: `<h2 id="a">A</h2><p>${text}</p>`,
  });
  const [words, none] = ["word ".repeat(300).trim(), { series: [], releases: [], collections: [] }];
  const found = (guide: string, standing: string) =>
    searchDocuments({
      ...none,
      ...{ guides: [{ ...page(guide), title: null, headings: [] }] },
      standing: [{ ...page(standing), title: null, headings: [], about: "" }],
    }).flatMap(({ kind, text }) => (text === "" ? [] : [[kind, text.length, text.slice(-6)]]));
  assert.equal(found(words, words), [
    ["Methodology", 1200, " word…"],
    ["Guide", 120, " word…"],
  ]);
  assert.equal(found("Short.", "Short."), [
    ["Methodology", 6, "Short."],
    ["Guide", 6, "Short."],
  ]);
});

test("codes of hundreds of places are left out", () => {
  const table = documents.find(({ address }) => address.endsWith("2025/tables/responses-by-place/"));
  assert.is(table?.text, ["Place", "Parents", "Responses"].join("\n"));
});

test("a title counts for more than a text, and a newer release for more than an older one", () => {
  assert.is(addresses("children happy phase")[0], "releases/parents-views/2025/tables/happy-by-phase/");
  assert.is(addresses("rounding")[0], "methodology/disclosure-control/#rounding");
});

test("a word is found by its beginning and with a slip, but not by its middle", () => {
  assert.ok(addresses("secondar").some((address) => address.endsWith("/happy-by-phase/")));
  assert.ok(addresses("seconadry").some((address) => address.endsWith("/happy-by-phase/")));
  assert.equal(
    addresses("econdary school's").filter((address) => address.includes("guides")),
    [],
  );
});

test("what has all words is found alone; where nothing has, what has some of them", () => {
  assert.equal(addresses("nearest five"), ["methodology/disclosure-control/#rounding"]);
  assert.equal(addresses("nearest elephant").sort(), [
    "methodology/disclosure-control/#rounding",
    "releases/parents-views/2024/protection/",
    "releases/parents-views/2025/protection/",
  ]);
  assert.equal(addresses("elephant"), []);
});

test("little words and case do not count, and nothing is asked by them alone", () => {
  assert.equal(addresses("The ROUNDING of the"), addresses("rounding"));
  assert.equal(addresses("of the"), []);
});

test("a snippet is the part of a text where a term stands, with every term marked as a whole word", () => {
  const words = (text: string, terms: string[]) =>
    snippet(text, terms)
      .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
      .join("");
  assert.is(
    words("A base is the base of bases, not debase.", ["base"]),
    "A [base] is the [base] of bases, not debase.",
  );
  assert.is(words("one\ntwo", ["two"]), "one · [two]");
  const long = `${"before ".repeat(60)}needle ${"after ".repeat(60)}`;
  const shown = words(long, ["needle"]);
  assert.match(shown, /^… (before ){12}\[needle\] (after )+…$/);
  assert.ok(shown.length < 220);
  assert.is(words("No term here.", ["c++ (x"]), "No term here.");
  assert.equal(marked("Plain <b>", []), [{ text: "Plain <b>", found: false }]);
});

test("the number of results is said in words", () => {
  assert.is(countSentence(1, "x"), "1 result for “x”.");
  assert.is(countSentence(51, "x"), "51 results for “x”. The first 50 are shown.");
  assert.match(countSentence(0, "x"), "Nothing found for “x”.");
});

test("a page is cut at its headings, code left out and entities read", () => {
  const html =
    '<p>Before &amp; all.</p><h2 id="a">A <em>part</em></h2><p>One.</p><pre>code</pre><h3 id="b">B</h3>';
  assert.equal(sectionsOf(html), [
    { id: null, title: "", text: "Before & all." },
    { id: "a", title: "A part", text: "One." },
    { id: "b", title: "B", text: "" },
  ]);
});

test("the audit finds a figure, a page and a part that are not there in what the search finds", () => {
  const out = path.join(base, "planted");
  const packages = path.join(base, "data/packages");
  const { words } = readPublished(packages);
  const page = "releases/parents-views/2025/";
  mkdirSync(path.join(out, page), { recursive: true });
  mkdirSync(path.join(out, "guides/x"), { recursive: true });
  mkdirSync(path.join(out, "search"));
  writeFileSync(path.join(out, page, "index.html"), '<h1 id="top">x</h1>');
  writeFileSync(path.join(out, "guides/x/index.html"), "<p>At least 17 people.</p>");
  const findings = (address: string, text: string) => {
    const document = { kind: "", title: "", of: "", address, text };
    writeFileSync(path.join(out, "search/index.json"), JSON.stringify({ documents: [document] }));
    return auditSearchIndex(out, packages, words).map(({ what }) => what);
  };
  assert.equal(findings(`${page}#top`, "Counts are rounded to the nearest 5."), []);
  assert.is(findings(page, "1,200 agreed").length, 1);
  assert.is(findings(page, "Agree\n1200").length, 1);
  assert.equal(findings("guides/x/", "At least 17 people"), []);
  assert.is(findings("guides/x/", "At least 18 people").length, 1);
  assert.equal(findings("guides/y/", ""), ["guides/y/ leads nowhere"]);
  assert.equal(findings(`${page}#foot`, ""), [`${page}#foot has no such part`]);
});

test("the library on the site is code without its documentation, small, with its licence", async () => {
  copyClient(path.join(base, "client-only"));
  const folder = path.join(base, "client-only/client/search");
  const library = readFileSync(path.join(folder, "minisearch.js"));
  assert.ok(gzipSync(library).length < 10_000, `${gzipSync(library).length} bytes compressed`);
  assert.not.match(String(library), /sourceMappingURL|\/\*\*/);
  assert.match(
    readFileSync(path.join(folder, "minisearch-licence.txt"), "utf8"),
    "Permission is hereby granted",
  );
  const { default: MiniSearch } = await import(path.join(folder, "minisearch.js"));
  const engine = new MiniSearch({ fields: ["t"] });
  engine.addAll([{ id: 1, t: "one" }]);
  assert.is(engine.search("one").length, 1);
});

test.after(() => rmSync(base, { recursive: true }));
test.run();
