import { SaxesParser } from "saxes";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ddiCodebook } from "../../pipeline/formats/ddi.ts";
import type { Question } from "../../pipeline/package.ts";
import { release } from "../site/sample-words.ts";

const question: Question = {
  name: "role",
  type: "code",
  label: "Role",
  question: "What is your role <here>?",
  note: "Asked first.",
  askedOf: "Adults",
  items: [],
  options: [{ code: "parent", label: "Parent & carer" }],
  tables: ["by-role", "by-role-and-phase"],
};
const grid: Question = {
  ...question,
  name: "views",
  label: "Views",
  question: "How far do you agree?",
  items: [
    { code: "safe", label: "My child is safe" },
    { code: "happy", label: "My child is happy" },
  ],
};

function codebook(questionnaire: Question[]): string {
  return ddiCodebook(
    release({ collection: "views", period: "2025", questionnaire }),
    "https://example.org/r/",
  );
}

test("is well-formed XML in the namespace of DDI Codebook 2.5", () => {
  const parser = new SaxesParser({ xmlns: true });
  const names: string[] = [];
  parser.on("error", (error) => assert.unreachable(error.message));
  parser.on("opentag", ({ local, uri }) => {
    assert.is(uri, "ddi:codebook:2_5");
    names.push(local);
  });
  parser.write(codebook([question, grid])).close();
  assert.equal(names.slice(0, 3), ["codeBook", "docDscr", "citation"]);
  assert.is(names.filter((name) => name === "var").length, 3);
});

test("a question has its words, whom it was asked of, its answers and its tables", () => {
  const text = codebook([question]);
  assert.ok(text.includes("<qstnLit>What is your role &lt;here&gt;?</qstnLit>"));
  assert.ok(text.includes("<universe>Adults</universe>"));
  assert.ok(text.includes("<catValu>parent</catValu>"));
  assert.ok(text.includes("<labl>Parent &amp; carer</labl>"));
  assert.ok(text.includes('<notes type="tables of the release">by-role, by-role-and-phase</notes>'));
});

test("the statements of a battery are variables of one group, each under the question above them", () => {
  const text = codebook([grid]);
  assert.ok(text.includes('<varGrp ID="group_views" type="grid" var="v_views_safe v_views_happy">'));
  assert.is(text.split("<preQTxt>How far do you agree?</preQTxt>").length, 3);
  assert.ok(text.includes("<qstnLit>My child is safe</qstnLit>"));
});

test.run();
