import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { chartData } from "../../site/charts/chart-data.js";
import { summary } from "../../site/charts/chart-words.js";
import { type Case, cases } from "./random-tables.ts";
import { falsehoods } from "./summary-reader.ts";

const summaryOf = ({ release, table, rows, options, earlier }: Case) =>
  summary(chartData(release, table, rows, options, earlier));

test("every sentence of every text alternative is true of the cells", () => {
  fc.assert(
    fc.property(cases, (one) => {
      assert.equal(falsehoods(summaryOf(one), one), []);
    }),
    { numRuns: 500 },
  );
});

/** What a careless hand might write instead, one at a time. */
const slips: [string, RegExp, string][] = [
  ["the largest for the smallest", /largest(.*?)smallest/, "smallest$1largest"],
  ["all of them, where some are hidden", /Of the values shown, the largest/, "The largest"],
  ["only those shown, where all are", / The largest/, " Of the values shown, the largest"],
  ["each, where some are hidden", /Of the values shown, each/, "Each value"],
  ["one of two equal values left out", /\((<span data-words>“[^”]*”<\/span>) and [^()]*\)/, "($1)"],
  ["a rise for a fall", />fell</, ">rose<"],
  ["a fall for a rise", />rose</, ">fell<"],
  ["a rise within what is not clear", />shows no clear change</, ">rose<"],
  ["a fall within what is not clear", />shows no clear change</, ">fell<"],
  ["a rise within rounding", />changed little,</, ">rose<"],
  ["no change where there is one", />rose</, ">changed little,<"],
  ["a rise that chance may have made", />went</, ">rose<"],
  ["another number", /(<data value="\d+" data-cell="[^"]*">)(\d)/, "$11$2"],
  ["the margin as one of the parts", /For (<span data-words>)“All parents”/, "For $1“TOPIC a”"],
  [
    "a symbol that is not there",
    /$/,
    " [c] means confidential: the figure is withheld so that nobody can be identified.",
  ],
  ["a claim of its own", /$/, " Most people agree."],
  [
    "the sides of a scale the wrong way round",
    /of the zero line: (.*?); right of it: (<span data-words>“[^”]*”<\/span>)/,
    "of the zero line: $2; right of it: $1",
  ],
  ["an interval where none is", /$/, " The whiskers show the 95% confidence interval."],
];

const written = fc.sample(cases, { numRuns: 1200, seed: 7 }).map((one) => ({ one, html: summaryOf(one) }));

for (const [what, from, to] of slips) {
  test(`a reader finds ${what}`, () => {
    let [changed, found] = [0, 0];
    for (const { one, html } of written) {
      if (!from.test(html) || (to.includes("[c]") && html.includes("[c]"))) continue;
      if (to.includes("whiskers") && one.table.measures.length > 1) continue;
      changed += 1;
      if (falsehoods(html.replace(from, to), one).length > 0) found += 1;
    }
    assert.ok(changed >= 3, `only ${changed} texts have such words`);
    assert.is(found, changed);
  });
}

test.run();
