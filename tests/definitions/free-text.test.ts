import { test } from "uvu";
import * as assert from "uvu/assert";
import { isThemes } from "../../pipeline/collection.ts";
import { loadCollection, loadRelease } from "../../pipeline/definitions/load.ts";
import { frame } from "../free-text-root.ts";
import { checked, type Edit, survey, withRoot } from "./fixture.ts";

const framePath = "methodology/pupil-survey/code-frames/comment.yaml";
const quotations = "data/releases/pupil-survey/2024/quotations.yaml";
const [before, after] = ["  visited: { type: date, column: Visit }", "derived:"];

/** The survey with themes of its texts, a frame, and more edits. */
function edits(themes: string, more: Readonly<Record<string, Edit>> = {}): Record<string, Edit> {
  return {
    [survey]: [
      `${before}\n${after}`,
      `${before}\n  themes: {type: themes, label: Themes, ${themes}}\n${after}`,
    ],
    [framePath]: frame,
    ...more,
  };
}

const good = "of: response, frame: comment";

test("themes are a multiple choice with the frame's themes, of a text and nothing else", async () => {
  assert.equal(await checked(edits(good)), []);
  await withRoot(edits(good), async (root) => {
    const { variables } = await loadCollection(root, { collection: "pupil-survey", period: "2024" });
    const themes = variables.find(isThemes);
    assert.equal(
      themes?.list.codes.map(({ label }) => label),
      ["The staff", "Opening hours", "Anything else"],
    );
    assert.equal([themes?.layout.final, themes?.layout.otherwise, themes?.question], ["rule", "rule", null]);
    assert.is(themes?.note, "Coded from what respondents wrote under “response”.");
  });
  assert.equal(await checked(edits("of: phase, frame: comment")), [
    `${survey}:52: the themes "themes" uses "phase", which is a code variable; use a variable of type text`,
  ]);
});

test("a frame that is not there is reported with the nearest", async () => {
  assert.equal(await checked(edits("of: response, frame: coment")), [
    `${survey}:52: the code frame "coment" is not in methodology/pupil-survey/code-frames; did you mean "comment"?`,
  ]);
});

test("rules are tried on the frame's own examples, and expressions must be ones that RE2 takes", async () => {
  const broken = frame
    .replace("words: [open later]", "words: [stay open longer]")
    .replace("unless_words", "words_unless");
  const [unknown] = await checked(edits(good, { [framePath]: broken }));
  assert.match(unknown ?? "", /comment\.yaml:12: "themes\.staff" has no setting "words_unless"/);
  const missing = frame
    .replace("words: [open later]", "words: [open longer]")
    .replace("class teacher]", "form teacher]");
  assert.equal(await checked(edits(good, { [framePath]: missing })), [
    `${framePath}:10: the rule of "The staff" finds an example that does not belong to it; narrow its words, or add to unless_words`,
    `${framePath}:16: the rule of "Opening hours" does not find its own example; add a word to the rule`,
  ]);
  const ahead = frame.replace("'clos\\w+ (too )?early'", "'clos(?=ing)'");
  assert.equal(await checked(edits(good, { [framePath]: ahead })), [
    `${framePath}:18: "clos(?=ing)" is not a regular expression; mend it; look-around and references back are not among what RE2 takes`,
  ]);
});

test("two themes of one label, and a frame under another name, are reported", async () => {
  const twice = frame
    .replace("label: Opening hours", "label: The staff")
    .replace("frame: comment", "frame: coment");
  assert.equal(await checked(edits(good, { [framePath]: twice })), [
    `${framePath}:1: "frame" is "coment", but its file is "comment.yaml"; give both the same name`,
    `${framePath}:13: in the themes, the label "The staff" belongs to both "staff" and "hours"; give each its own`,
  ]);
});

const signed = (items: string, allowed = "") =>
  `signed_by: Head of statistics\nsigned_on: 2024-11-01\n${allowed}quotations:\n${items}`;

test("a list of quotations names themes that there are, quotes nothing twice and allows nothing in vain", async () => {
  const quote = (text: string, theme = "staff", variable = "themes") =>
    `  - {variable: ${variable}, theme: ${theme}, text: "${text}"}\n`;
  const list = signed(
    quote("They are kind.") + quote("They are kind.", "staf") + quote("We had 12 weeks.", "staff", "theme"),
    "allowed: [12 weeks, 13 weeks]\n",
  );
  assert.equal(await checked(edits(good, { [quotations]: list })), [
    `${quotations}:3: allows words that no quotation holds; take them off the list`,
    `${quotations}:6: gives a theme that "themes" does not have; did you mean "staff"?`,
    `${quotations}:6: the same words are quoted above; keep one of the two`,
    `${quotations}:7: quotes from what is no themes variable of the collection; did you mean "themes"?`,
  ]);
  const late = signed(quote("They are kind.")).replace("2024-11-01", "2024-11-29");
  assert.match(
    (await checked(edits(good, { [quotations]: late })))[0] ?? "",
    /signed on 2024-11-29, after publication/,
  );
});

test("places of the root's own geography are told also without their capital, and what may be a text is not said", async () => {
  const list = signed('  - {variable: themes, theme: staff, text: "we were happy in middlesbrough then"}\n');
  const said = await checked(edits(good, { [quotations]: list }));
  assert.equal(
    said.map((line) => line.split(";")[0]),
    [`${quotations}:4: word 5 of the quotation may be a place`],
  );
  const misplaced = signed('  - {variable: themes, theme: "My son Quentillia", text: "They are kind."}\n');
  const [refused = ""] = await checked(edits(good, { [quotations]: misplaced }));
  assert.match(refused, /quotations\.yaml:4: /);
  assert.not.match(refused, /Quentillia/);
});

test("a signed list is loaded with the lines of its quotations", async () => {
  const list = signed("  - variable: themes\n    theme: staff\n    text: They are kind.\n");
  await withRoot(edits(good, { [quotations]: list }), async (root) => {
    const loaded = await loadRelease(root, { collection: "pupil-survey", period: "2024" });
    assert.is(loaded.quotations?.at(["quotations", 0]), `${quotations}:4`);
  });
});

test.run();
