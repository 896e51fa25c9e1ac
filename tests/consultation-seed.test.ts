// What the example says of the real consultation is in the transcription of its questionnaire.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readConsultations } from "../pipeline/definitions/read-consultations.ts";

const folder = "../shared/seeds";
const plain = (text: string) => text.replace(/\s+/g, " ");

if (!existsSync(folder))
  console.log("SKIPPED: the consultation and its source, because ../shared/seeds is not here");
else {
  const [name = ""] = readdirSync(folder).filter((each) => each.startsWith("002"));
  const source = plain(readFileSync(join(folder, name), "utf8"));
  const found = readConsultations(".").consultations.find(({ period }) => period === "2015");
  if (found === undefined) throw new Error("the consultation of 2015 is not in the example");
  const { owners, privacy, asks, closes, opens, lasted } = found;

  test("its owners, and each text that is quoted, are the source's own", () => {
    for (const owner of owners) assert.ok(source.includes(owner), owner);
    assert.is(owners.length, 4);
    for (const { text } of privacy.quoted) assert.ok(source.includes(plain(text)), text);
    for (const part of ["Confidentiality", "Additional questions about you"])
      assert.ok(source.includes(part));
  });

  test("its last day is the source's, and its first day and retention are said to be in no source", () => {
    assert.is(closes, "2015-08-11");
    assert.ok(source.includes("The consultation will be open until 11 August 2015."));
    assert.is(opens, "not stated");
    assert.is(lasted?.weeks, 4);
    assert.ok(source.includes("Four weeks (particularly over the summer) is not sufficient time"));
    assert.match(privacy.note ?? "", "The questionnaire gives no date.");
  });

  test("each paragraph of the consultation document that it refers to is referred to in the source", () => {
    for (const { reference = "" } of asks) {
      const [numbers = ""] = /paragraphs [\d–]+/.exec(reference) ?? [];
      assert.ok(source.includes(`See ${numbers} of the consultation document`), reference);
    }
    assert.is(asks.length, 6);
  });

  test("the three ways to respond are the source's, and what is made up is said to be", () => {
    assert.ok(source.includes("There are three ways of completing and submitting your response"));
    assert.equal(
      found.ways.map(({ channel }) => channel),
      ["online", "email", "post"],
    );
    assert.match(found.synthetic ?? "", "the costs, the decisions and the next steps are synthetic");
    assert.match(found.outcome?.note ?? "", "They are not what the inspectorates decided.");
  });
}

test.run();
