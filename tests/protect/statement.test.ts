import { test } from "uvu";
import * as assert from "uvu/assert";
import { protectionStatement } from "../../pipeline/protect/statement.ts";
import { openData, rulesOf } from "./a-table.ts";

test("says how counts are rounded, what 0 may stand for, and what is withheld", () => {
  assert.equal(protectionStatement(rulesOf({ minimum_group: "10" })), {
    method: "conventional",
    reason: null,
    sentences: [
      "To protect the people who responded, every count is rounded to the nearest 5; a count halfway between is rounded up.",
      "Because each figure is rounded on its own, figures may not add up to their total.",
      "Counts from 1 to 4 are rounded in the same way.",
      "A 0 may stand for a small count of 1 or 2.",
      "A place with fewer than 10 responses does not appear, and figures of another group with fewer are not shown; both count towards the totals.",
      "A figure of few people that other figures would give away is not shown and appears as [c].",
      "Percentages are worked out from the published counts and rounded to whole numbers.",
      "A percentage of fewer than 10 people is not shown and appears as [c].",
      "A percentage that is not 0 but rounds to it appears as [low].",
      "An average of fewer than 10 people is not shown and appears as [c].",
    ],
  });
});

test("says that small counts are hidden, and then nothing of what 0 may stand for", () => {
  const { sentences } = protectionStatement(rulesOf({ small_counts: "suppress" }));
  assert.ok(sentences.some((sentence) => sentence.startsWith("Counts from 1 to 4 are not shown")));
  assert.not.ok(sentences.some((sentence) => sentence.includes("A 0 may")));
});

test("says what [low] is where a small count shows it", () => {
  const { sentences } = protectionStatement(rulesOf({ zero: "low", base: "3" }));
  assert.ok(sentences.includes("A count of 1 appears as [low]; 0 means that there was nobody."));
});

test("gives the reason why figures that are already public are not changed", () => {
  const { method, reason, sentences } = protectionStatement(openData);
  assert.equal([method, reason], ["none", "they were published"]);
  assert.is(sentences[0], "These figures were not changed to protect anybody, because they were published.");
  assert.is(sentences[1], "Percentages are rounded to whole numbers.");
});

test.run();
