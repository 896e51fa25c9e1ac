import { test } from "uvu";
import * as assert from "uvu/assert";
import { citationsSchema } from "../../pipeline/definitions/citations.ts";
import { parseDefinition } from "../../pipeline/definitions/definition.ts";
import { reviewsSchema } from "../../pipeline/definitions/reviews.ts";
import { citationCounts } from "../../pipeline/page-audit/citation-counts.ts";
import { wordsOf } from "../../pipeline/page-audit/words.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { citationRegister } from "../../pipeline/publication/citations.ts";
import { reviewsOf } from "../../pipeline/publication/reviews.ts";
import { problemLine, UserError } from "../../pipeline/user-error.ts";

// The packages of a survey of 60 people about clubs, in which the small counts are withheld.
const packages = "tests/golden/small-survey/out";

const register = (quotes: string) => `
found: By searching.
citations:
  - {id: early, kind: press, where: A paper, title: Clubs, on: 2026-03-10, release: clubs/2026}
  - {id: late, kind: parliament, where: A debate, title: Sport, on: 2026-11-02, release: clubs/2026}
  - id: quoting
    kind: research
    where: A journal
    title: Pupils
    on: 2026-06-01
    release: clubs/2026
    quotes: '${quotes}'
`;

const sport = 'That {{ figure("clubs/2026:clubs", clubs="sport") }} did sport.';

function made(quotes: string, { asOf = "2026-12-31", whole = true, folder = packages } = {}) {
  const { definition } = parseDefinition("data/citations.yaml", register(quotes), citationsSchema);
  if (definition === null) throw new Error("the register is not sound");
  return citationRegister(definition, folder, { asOf, whole });
}

test("citations stand with the newest first, with the published figures that they quote, and none before its day", () => {
  const { citations, found, synthetic } = made(sport);
  assert.equal([found, synthetic], ["By searching.", null]);
  assert.equal(
    citations.map(({ id, quotes }) => [id, quotes]),
    [
      ["late", null],
      [
        "quoting",
        'That <data value="50" data-cell="clubs/2026:clubs|clubs=sport|response_percent">50%</data> did sport.',
      ],
      ["early", null],
    ],
  );
  assert.equal(
    made(sport, { asOf: "2026-06-01" }).citations.map(({ id }) => id),
    ["quoting", "early"],
  );
});

test("a figure typed by hand, or of no package, is refused at its line; it waits where not all is built", () => {
  const refused = (quotes: string) => {
    try {
      made(quotes);
    } catch (error) {
      if (error instanceof UserError) return error.problems.map(problemLine);
      throw error;
    }
    return [];
  };
  assert.match(refused("That 50% did sport.").join(), /^data\/citations\.yaml:12: /);
  const other = 'That {{ figure("clubs/2042:clubs", clubs="sport") }} did.';
  assert.match(
    refused(other).join(),
    /^data\/citations\.yaml:12: no package has a table "clubs\/2042:clubs"/,
  );
  const [, quoting] = made(other, { whole: false }).citations;
  assert.equal([quoting?.id, quoting?.quotes], ["quoting", null]);
});

test("the page's counts by kind and year are counted again from the register, and another number is found", () => {
  const publication = { citations: made(sport) };
  const counts = new Map(citationCounts(publication));
  const cells = ["press:2026", "research:all", "parliament:2026", "all:2026", "all:all"];
  assert.equal(
    cells.map((cell) => counts.get(`citations:${cell}`)),
    ["1", "1", "1", "3", "3"],
  );
  const page = (shown: string) =>
    auditPage(
      "citations/index.html",
      `<main><td><b data-count="citations:all:2026">${shown}</b></td></main>`,
      {
        releases: new Map(),
        words: wordsOf([]),
        shared: counts,
      },
    ).map(({ what }) => what);
  assert.equal(page("3"), []);
  assert.equal(page("4"), ['count citations:all:2026 reads "4" but is "3"']);
});

test("a review is out on its day and not before, the newest year first", () => {
  const year = (y: number) =>
    `  - {year: "${y}", published: ${y + 1}-05-15, sources: [], decisions: {a/1: {what: Nothing., owner: Head}}}\n`;
  const { definition } = parseDefinition(
    "data/reviews.yaml",
    `reviews:\n${year(2024)}${year(2025)}`,
    reviewsSchema,
  );
  const out = (asOf: string) => (definition === null ? [] : reviewsOf(definition.spec, asOf));
  assert.equal(
    out("2026-05-15").map((each) => each.year),
    ["2025", "2024"],
  );
  assert.equal(
    out("2026-05-14").map((each) => each.year),
    ["2024"],
  );
  assert.equal(out("2025-05-14"), []);
  assert.equal(out("2025-05-15")[0]?.decisions, [{ release: "a/1", what: "Nothing.", owner: "Head" }]);
});

test.run();
