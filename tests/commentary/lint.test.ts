import { test } from "uvu";
import * as assert from "uvu/assert";
import { lintCommentary } from "../../pipeline/commentary/lint.ts";
import { problemLine } from "../../pipeline/user-error.ts";

const lint = (source: string, exemptions: string[] = []) => lintCommentary("c.md", source, exemptions);
const words = (source: string) => lint(source).map((problem) => /"([^"]+)"/.exec(problem.what)?.[1]);

test("refuses a digit typed by hand, with its file, line and what to do", () => {
  assert.equal(lint("Fine words.\n\nWe heard from 1,234 parents.").map(problemLine), [
    'c.md:3: the number "1,234" is typed by hand; quote the cell with {{ figure("…") }}, or declare the phrase under exemptions if it is not a figure',
  ]);
});

test("refuses number words, with their line", () => {
  assert.equal(lint("Parents\nagreed. Two thirds of them.").map(problemLine), [
    'c.md:2: "Two" states a number that no cell backs; write {{ claim("…", "table") }} or {{ figure("…") }}, or declare the phrase under exemptions',
    'c.md:2: "thirds" states a number that no cell backs; write {{ claim("…", "table") }} or {{ figure("…") }}, or declare the phrase under exemptions',
  ]);
});

for (const [source, word] of [
  ["zero replies", "zero"],
  ["twenty-one replies", "twenty-one"],
  ["a hundred replies", "hundred"],
  ["thousands of replies", "thousands"],
  ["a dozen replies", "dozen"],
  ["half of parents", "half"],
  ["a third of parents", "third"],
  ["a quarter of parents", "quarter"],
  ["most parents", "most"],
  ["the majority", "majority"],
  ["nearly all parents", "nearly all"],
  ["few parents", "few"],
  ["one in five parents", "one in five"],
  ["only one parent", "one"],
  ["None of the parents", "None of"],
  ["½ of parents", "½"],
  ["in 2024% of", "2024"],
  ["£2015 was spent", "2015"],
  ["12.5% of parents", "12.5"],
]) {
  test(`refuses the number in "${source}"`, () => assert.equal(words(`Of ${source}.`), [word]));
}

for (const [source, word] of [
  ["higher in the north", "higher"],
  ["satisfaction increased", "increased"],
  ["satisfaction fell", "fell"],
  ["numbers rose", "rose"],
  ["more than before", "more than"],
  ["fewer replies", "fewer"],
  ["the largest group", "largest"],
  ["replies doubled", "doubled"],
  ["twice as often", "twice"],
  ["more likely to agree", "more likely"],
  ["better than before", "better than"],
  ["little changed", "little changed"],
  ["up from last year", "up from"],
]) {
  test(`refuses the comparison in "${source}"`, () => {
    const found = words(`There, ${source}.`);
    assert.is(found.length, 1);
    assert.ok(word?.startsWith(found[0] ?? "nothing"), found[0]);
  });
}

for (const [source, word] of [
  ["## Two thirds of parents", "Two"],
  ["## Most parents agree", "Most"],
  ["## Satisfaction fell", "fell"],
  ["## 45% of parents", "45"],
  ['[parents](/x "45% agree")', "45"],
  ['![x](y.png "Most agree")', "Most"],
  ["![45 parents](x.png)", "45"],
  ["`45%` of parents", "45"],
  ["\uFF14\uFF15 parents", "\uFF14\uFF15"],
  ["\u2163 parents", "\u2163"],
  ["a couple parents", "a couple"],
  ["hardly any parents", "hardly any"],
  ["more people agreed", "more people"],
  ["no-one agreed", "no-one"],
  ["they agreed unanimously", "unanimously"],
  ["virtually all agreed", "virtually all"],
  ["all parents agreed", "all parents agreed"],
  ["a handful of parents", "a handful"],
  ["as many parents as pupils", "as many parents as"],
  ["the commonest answer", "commonest"],
  ["least likely to agree", "least"],
  ["it stayed the same", "stayed the same"],
  ["2001 parents agreed", "2001"],
  ["45 May parents", "45"],
] as const) {
  test(`refuses what "${source}" states`, () =>
    assert.ok(words(source).includes(word), String(words(source))));
}

for (const [source, what] of [
  ["m&shy;ost parents", "the character &shy; is written by its name"],
  ["tw\u200Bo parents", "there is a character that nobody sees"],
  ["M**ost** parents", "the type changes inside a word"],
] as const) {
  test(`refuses a word in disguise: ${what}`, () =>
    assert.equal(
      lint(source).map((one) => one.what),
      [what],
    ));
}

for (const source of [
  "## Questions 3 and 4, key stage 2",
  "All respondents were asked, and every school could reply.",
  "Reply as soon as possible, as often as possible; such as high needs.",
  "Fish & chips, &amp; peas.\r\nIt is **very** *good*.",
  "In 2015 parents were asked again.",
  "There is no more data for schools.",
  "# The 12 questions\n\nParents answered.",
  "See [the consultation](https://example.org/2-of-3) and https://example.org/45.",
  "The consultation closed on 11 August 2015.",
  "It ran from 3 to 17 July, in 2009/10 and again in 2024.",
  "Published at 9.30am in the 1990s.",
  "No one of the questions was asked of everyone; one of them was free text.",
  "The third release, in the first quarter, came after the second half of the year.",
  "The most recent release is at least as long, rather than short, and other than that the same.",
  "A parent may give more than one answer, or one or more.",
  "Pupils of ethnic minority groups.",
  "`SELECT 45` is code.",
  "```\n45 parents, most of them\n```",
  '{{ figure("by-role", role="year-10") }} agreed.',
  '{% chart "by-role", x="role" %}',
  "1. Read the form.\n2. Fill it in.",
]) {
  test(`lets stand: ${JSON.stringify(source)}`, () => assert.equal(lint(source), []));
}

test("lets a declared phrase stand, exactly as declared", () => {
  assert.equal(lint("In key stage 2 and key\nstage 2.", ["key stage 2"]), []);
  assert.is(lint("In key stage 21.", ["key stage 2"]).length, 1);
});

test("does not take a number at the start of a wrapped line for a list marker", () => {
  assert.is(lint("We heard from\n45. That is all.").length, 1);
});

test("refuses raw HTML, comments too, also in headings", () => {
  const line =
    "c.md:1: raw HTML is not allowed in commentary; write Markdown; expressions make the elements for figures";
  assert.equal(lint('<data value="x">').map(problemLine), [line]);
  assert.equal(lint("# A <b").map(problemLine), [line]);
  assert.equal(lint("<!-- hidden -->").map(problemLine), [line]);
});

test("refuses tags that the language does not have", () => {
  assert.equal(lint("{% raw %}{{ x }}{% endraw %}").map(problemLine), [
    'c.md:1: commentary has no tag "raw"; use {% chart … %} or {% table … %}',
    'c.md:1: commentary has no tag "endraw"; use {% chart … %} or {% table … %}',
  ]);
});

test.run();
