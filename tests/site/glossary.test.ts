import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { linkTerms, readGlossary, withoutMarks } from "../../site/lib/glossary.js";
import { renderPage } from "../../site/lib/markdown.js";

const source = `# Glossary

## Margin

<!-- everyday word: not linked -->

A total.

## Margin of error

How far off.

## Median

The middle value.

## Universe

Everybody.

## Local authority

A council.

## Linked tables

Tables that share.

## Cell-key perturbation

By keys.

Also: cell key, keyed noise.
`;

const page = { name: "glossary", address: "/methodology/glossary/", html: renderPage(source).html };
const glossary = readGlossary([page]);
const release = "/releases/x/2025/";
const main = (html: string) =>
  `<head><title>median</title></head><main id="m">${html}</main><footer><p>median</p></footer>`;
const linkedIn = (html: string, address = release) => linkTerms(main(html), address, glossary);
const link = (id: string, word: string) =>
  `<a class="fr-term" href="/methodology/glossary/#${id}">${word}</a>`;

test("a word is linked where a page first uses it, in the case of the text, and not again", () => {
  assert.is(
    linkedIn("<p>Medians are shown. The median is not the mean.</p>"),
    main(`<p>${link("median", "Medians")} are shown. The median is not the mean.</p>`),
  );
});

test("plurals are found, and the singular of a plural", () => {
  const words = {
    universes: "universe",
    "local authorities": "local-authority",
    "linked table": "linked-tables",
  };
  for (const [word, id] of Object.entries(words))
    assert.is(linkedIn(`<p>The ${word}.</p>`), main(`<p>The ${link(id, word)}.</p>`));
});

test("the longest word counts, also where it was linked before, and a marked everyday word is never linked", () => {
  assert.is(
    linkedIn("<p>A margin of error. Its margin of error and margin.</p>"),
    main(`<p>A ${link("margin-of-error", "margin of error")}. Its margin of error and margin.</p>`),
  );
});

test("other words of a section lead to it", () => {
  assert.is(
    linkedIn("<p>By cell keys.</p>"),
    main(`<p>By ${link("cell-key-perturbation", "cell keys")}.</p>`),
  );
});

test("only whole words are linked", () => {
  for (const text of ["<p>Submedian and medianly.</p>", "<p>non-median</p>"])
    assert.is(linkedIn(text), main(text));
});

test("nothing is linked in headings, links, code, tables, figures, marked figures and lists of files", () => {
  for (const text of [
    "<h2>The median</h2>",
    '<p><a href="#x">the <em>median</em></a></p>',
    "<p><code>median</code></p>",
    "<table><tr><td><p>median</p></td></tr></table>",
    "<figure><figcaption><p>median</p></figcaption></figure>",
    '<p><data value="1" data-cell="t|a=b|c">median</data></p>',
    '<ul class="fr-downloads"><li>median</li></ul>',
    '<p title="a > median">x</p>',
    "<div>median</div>",
  ])
    assert.is(linkedIn(text), main(text), text);
});

test("a number keeps the words beside it", () => {
  for (const text of ["<p>In 12 universes.</p>", "<p>The universe (12) of 4 parts.</p>"])
    assert.is(linkedIn(text), main(text));
});

test("pages of series, releases, their quality and protection are linked; others and the glossary are not", () => {
  const linked = (address: string) => linkedIn("<p>A median.</p>", address).includes("fr-term");
  const those = ["/releases/x/", release, `${release}quality/`, `${release}protection/`, "/methodology/x/"];
  assert.equal(those.filter(linked), those);
  const others = [
    "/",
    "/search/",
    `${release}tables/t/`,
    `${release}areas/E1/`,
    "/methodology/glossary/",
    "/guides/x/",
  ];
  assert.equal(others.filter(linked), []);
});

test("a publisher without a glossary has no links, and readers see no marks", () => {
  assert.is(linkTerms(main("<p>median</p>"), release, readGlossary([])), main("<p>median</p>"));
  assert.not.match(withoutMarks(page).html, "everyday");
});

/** The field's words that design and publishing guidance use. */
const words =
  `collection; period; universe; base; cell; dimension; margin; measure; weight; primary suppression; secondary
  suppression; feasibility interval; singleton; linked tables; landing page; series; designation; accredited official
  statistics; official statistics; official statistics in development; management information; ad hoc statistics;
  pre-release access; correction; scheduled revision; quality report; set aside; headline figure; confidence interval;
  margin of error; percentage point; median; mean; response; respondent; disclosure control; conventional rounding;
  random rounding; controlled rounding; small-count rounding; cell-key perturbation; superseded; synthetic; provisional`
    .split(/;\s+/)
    .map((word) => word.replace(/\s+/g, " "));

test("the glossary explains the field's words, in order, each in a sentence", () => {
  const text = readFileSync("methodology/glossary.md", "utf8");
  const entries = [...text.matchAll(/^## (.+)$/gm)].map(([, word = ""]) => word.toLowerCase());
  assert.equal(
    words.filter((word) => !entries.includes(word)),
    [],
  );
  assert.equal(entries, [...entries].sort());
  for (const section of text
    .replace(/<!--.*?-->\n\n/g, "")
    .split(/^## .+\n\n/m)
    .slice(1))
    assert.match(section.trim(), /^[A-Z][\s\S]*\.$/);
});

test.run();
