import { test } from "uvu";
import * as assert from "uvu/assert";
import { verdictOf } from "../../pipeline/files/file-verdict.ts";
import { protectLines } from "../../pipeline/files/protect-report.ts";
import type { ProtectSummary } from "../../pipeline/files/protected-files.ts";
import { outcomeText } from "../../pipeline/files/trial.ts";

const tally = { sensitive: 9, exact: 0, narrow: 0, safe: 9, notAudited: 0 };
const summary: ProtectSummary = {
  method: "conventional",
  files: [{ file: "a.csv", cells: 12, maxDifference: 2, meanDifference: 1.5, suppressed: 2, low: 0 }],
  sentences: ["Counts are rounded."],
  verdict: "pass",
  audit: tally,
  withheld: 0,
  trials: [],
};

test("a file's line, what the public is told, and what the attack found", () => {
  assert.equal(protectLines(summary, "out"), [
    "out/a.csv: 12 cells, largest difference 2, mean 1.5, 2 c, 0 low",
    "Counts are rounded.",
    "attacked: 9 sensitive cells, 9 safe, 0 not audited",
  ]);
});

test("cells that were not audited are named as a number, last, and are no pass", () => {
  const audit = { ...tally, safe: 7, notAudited: 2 };
  assert.is(verdictOf(audit), "incomplete");
  assert.is(verdictOf({ ...audit, narrow: 1 }), "fail");
  assert.is(verdictOf(tally), "pass");
  const lines = protectLines({ ...summary, audit, verdict: verdictOf(audit) }, "out");
  assert.equal(lines.slice(2), [
    "attacked: 9 sensitive cells, 7 safe, 2 not audited",
    "incomplete: 2 cells were not audited and are not known to be safe; the files are written, but do not publish them before an audit passes",
  ]);
});

test("where figures were withheld, each other way that was tried has a line", () => {
  const trials = [
    { what: "--base 10", outcome: "passes", proven: 0, withheld: 0 },
    { what: "--method random", outcome: "proven", proven: 1, withheld: 3 },
  ] as const;
  assert.equal(protectLines({ ...summary, withheld: 2, trials }, "out").slice(3), [
    "2 figures are shown as c so that the attack proves nothing",
    "    tried instead: --base 10 passes with no figure shown as c",
    "    tried instead: --method random leaves 1 cell proven",
  ]);
});

test("every outcome of a trial is said in words", () => {
  const said = (
    outcome: "passes" | "proven" | "not audited" | "no solution",
    proven: number,
    withheld: number,
  ) => outcomeText({ what: "", outcome, proven, withheld });
  assert.is(said("passes", 0, 1), "passes with 1 figure shown as c");
  assert.is(said("passes", 0, 12), "passes with 12 figures shown as c");
  assert.is(said("proven", 3, 0), "leaves 3 cells proven");
  assert.is(said("not audited", 0, 0), "is not known to be safe: the attack did not reach all cells");
  assert.is(said("no solution", 0, 0), "has no solution for these tables");
});

test("what was not attacked is said to be that", () => {
  const none = { ...summary, audit: null, verdict: null };
  assert.is(protectLines(none, "out").at(-1), "not attacked: --no-audit");
  assert.is(
    protectLines({ ...none, method: "none" }, "out").at(-1),
    "nothing is protected, so nothing was attacked",
  );
});

test.run();
