import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ConsultationSpec } from "../../pipeline/definitions/consultation.ts";
import { consultationsOf, stateOf } from "../../pipeline/publication/consultations.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { publisher } from "../formats/sample.ts";

const half = { from: "2026-02-16", to: "2026-02-20", name: "Half-term" };

const spec: ConsultationSpec = {
  collection: "clubs",
  period: "2026",
  at: (path) => `clubs/2026.yaml:${path.join(".")}`,
  title: "Clubs",
  summary: "What clubs should be.",
  announced: "2026-01-02",
  opens: "2026-01-05",
  closes: "2026-02-20",
  reasons: { under_twelve_weeks: "Clubs begin in March." },
  owners: ["Example Inspectorate", "Example Council"],
  about: "Clubs.",
  audience: ["Pupils"],
  asks: [{ about: "Days", proposal: "Two days." }],
  influence: { can: ["the days"], cannot: [] },
  documents: [],
  ways: [{ channel: "online", label: "Online", how: "On the web." }],
  privacy: { kept: "Answers.", why: "To decide.", until: "2027-01-01", quoted: [] },
  results: { channels: "channel", people: [] },
  costs: { note: "Staff.", lines: [{ what: "Tool", channel: "online", pounds: 900 }] },
  outcome: {
    published: "2026-03-10",
    summary: "Two days.",
    decisions: [{ about: "Days", decision: "Two.", rationale: "People asked for it." }],
    next: [{ what: "Clubs begin.", when: "2026-04-01" }],
    exemptions: [],
  },
};

const made = { whole: true, holidays: [half], publisher, out: new Set<string>() };
const on = (asOf: string, more: Partial<typeof made> = {}, one: ConsultationSpec = spec) =>
  consultationsOf([one], "no-such-folder", { ...made, ...more, asOf });

test("the state follows the days: each first day already counts, and so does the last day to respond", () => {
  const states = [
    ["2026-01-01", null],
    ["2026-01-02", "announced"],
    ["2026-01-04", "announced"],
    ["2026-01-05", "open"],
    ["2026-02-20", "open"],
    ["2026-02-21", "analysing"],
    ["2026-03-09", "analysing"],
    ["2026-03-10", "outcome"],
  ] as const;
  for (const [day, state] of states) assert.is(stateOf(spec, day), state, day);
});

test("without a day of announcement the page begins on the day on which it opens, and without an outcome it stays closed", () => {
  const { announced: _, outcome: __, ...plain } = spec;
  assert.is(stateOf(plain, "2026-01-04"), null);
  assert.is(stateOf(plain, "2026-01-05"), "open");
  assert.is(stateOf(plain, "2030-01-01"), "analysing");
});

test("one whose first day no source states is open until it closes", () => {
  const old = { ...spec, announced: undefined, opens: "not stated" } as const;
  const { announced: _, ...plain } = old;
  assert.is(stateOf(plain, "2015-01-01"), "open");
  assert.is(stateOf(plain, "2026-02-21"), "analysing");
});

test("nothing of a later day is published: no outcome before its day, no results or costs before the release", () => {
  assert.equal(on("2026-01-01"), []);
  const [open] = on("2026-02-20");
  assert.equal(
    [open?.state, open?.outcome, open?.release, open?.results, open?.costs],
    ["open", null, null, null, null],
  );
  assert.not.match(JSON.stringify(open), /900|Two\.|2026-03-10|Clubs begin\./);
  const [closed] = on("2026-03-05", { out: new Set(["clubs/2026"]) });
  assert.equal([closed?.state, closed?.release, closed?.outcome], ["analysing", "clubs/2026", null]);
  assert.is(closed?.costs?.lines[0]?.pounds, 900);
  const [decided] = on("2026-03-10");
  assert.is(decided?.outcome?.decisions[0]?.rationale, "People asked for it.");
});

test("flags carry the owners' reason, or none, and the holidays that it runs into", () => {
  const [open] = on("2026-02-01");
  assert.equal(
    open?.flags.map(({ kind, reason }) => [kind, reason]),
    [
      ["under_twelve_weeks", "Clubs begin in March."],
      ["school_holidays", null],
    ],
  );
  assert.equal(open?.holidays, [half]);
});

test("a figure typed by hand into a decision stops the publication, and the message names the decision", () => {
  const [first] = spec.outcome?.decisions ?? [];
  if (spec.outcome === undefined || first === undefined) throw new Error("the fixture has no decision");
  const decisions = [first, { ...first, rationale: "Because 62% said so." }];
  const outcome = { ...spec.outcome, decisions };
  try {
    on("2026-03-10", {}, { ...spec, outcome });
    assert.unreachable();
  } catch (error) {
    assert.instance(error, UserError);
    assert.match(String(error), "clubs/2026.yaml:outcome.decisions.1.rationale");
  }
});

test.run();
