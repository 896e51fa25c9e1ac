import { test } from "uvu";
import * as assert from "uvu/assert";
import { releaseKnowledge } from "../../pipeline/intruder/release-knowledge.ts";
import { secure } from "../../pipeline/intruder/secure.ts";
import { releaseSystem } from "../../pipeline/protect/release-system.ts";
import { trueRelease } from "../../pipeline/protect/true-sums.ts";
import { withhold } from "../../pipeline/protect/withhold.ts";
import { protectAll } from "../../pipeline/protect.ts";
import { safeRows } from "../../pipeline/safe-rows.ts";
import { TOTAL } from "../../pipeline/table.ts";
import { dimension, measures, openData, protectOne, rulesOf, tableOf } from "../protect/a-table.ts";

const place = (code: string, level: "School" | "Local authority" | "Regional", parent: string | null) => ({
  code,
  label: code,
  level,
  parent,
  oldCode: null,
});
const chain = new Map([
  ["s1", { level: "School", parent: "a" }],
  ["s2", { level: "School", parent: "a" }],
  ["s3", { level: "School", parent: "b" }],
  ["a", { level: "Local authority", parent: "r" }],
  ["b", { level: "Local authority", parent: "r" }],
  ["r", { level: "Regional", parent: null }],
]);
const schools = dimension("geography", [], {
  kind: "geography",
  codes: ["s1", "s2", "s3"].map((code) => place(code, "School", null)),
});
const authorities = dimension("geography", [], {
  kind: "geography",
  codes: ["a", "b"].map((code) => place(code, "Local authority", null)),
});
const bySchool = tableOf(
  [schools],
  [
    { key: [TOTAL], count: 100 },
    { key: ["s1"], count: 40 },
    { key: ["s2"], count: 30 },
    { key: ["s3"], count: 30 },
  ],
  { name: "by-school" },
);
const byAuthority = tableOf(
  [authorities],
  [
    { key: [TOTAL], count: 100 },
    { key: ["a"], count: 70 },
    { key: ["b"], count: 30 },
  ],
  { name: "by-authority" },
);

test("tables share the cells of the same people: an authority is the sum of schools of another table", () => {
  const { system, rows } = releaseSystem([bySchool, byAuthority], chain);
  const [schoolRows, authorityRows] = rows;
  assert.is(schoolRows![0], authorityRows![0], "the country is one cell");
  const { totals, starts, parts } = system.equations;
  const sums = [...totals].map((total, e) => [total, [...parts.slice(starts[e], starts[e + 1])]]);
  const ofA = sums.find(([total]) => total === authorityRows![1]);
  assert.equal(ofA?.[1], [schoolRows![1], schoolRows![2]]);
});

test("those who answered a question are not everybody: the two margins are different cells", () => {
  const answer = dimension("answer", ["yes", "no"]);
  const everybody = tableOf(
    [dimension("role", ["p"])],
    [
      { key: [TOTAL], count: 100 },
      { key: ["p"], count: 100 },
    ],
  );
  const answered = tableOf(
    [answer],
    [
      { key: [TOTAL], count: 80 },
      { key: ["yes"], count: 50 },
      { key: ["no"], count: 30 },
    ],
    { of: "answer" },
  );
  const { rows } = releaseSystem([everybody, answered], new Map());
  assert.is.not(rows[0]![0], rows[1]![0]);
});

const answer = dimension("answer", ["yes", "no"]);
const answers = (yes: number, no: number) =>
  tableOf(
    [answer],
    [
      { key: [TOTAL], count: yes + no },
      { key: ["yes"], count: yes, base: yes + no },
      { key: ["no"], count: no, base: yes + no },
    ],
    { of: "answer", measures: [measures.count, measures.percent, measures.base] },
  );

test("an intruder starts with what rounding concedes, and the truth is inside it", async () => {
  const table = answers(12, 1);
  const rules = rulesOf({ base: "5", percentages: { from: "published", decimals: "0", minimum_base: "0" } });
  const { tables, attackable } = await protectAll([table], rules);
  const { release } = attackable!;
  const known = releaseKnowledge({ ...attackable!, tables: [{ shape: table, safe: tables[0]! }] });
  const at = (row: number) => [known.lower[release.rows[0]![row]!], known.upper[release.rows[0]![row]!]];
  assert.equal(
    [at(0), at(1), at(2)],
    [
      [13, 17],
      [8, 12],
      [0, 2],
    ],
  );
});

test("what the attack proves is withheld, until it proves nothing: a part pinned by its total and its sibling", async () => {
  // 13 people show 15, so 13 to 17; 12 show 10, so 8 to 12; 1 shows 0, so 0 to 2. The total needs the second to be 1
  // or 2, and the first 11 or 12.
  const table = answers(12, 1);
  const rules = rulesOf({ base: "5", percentages: { from: "published", decimals: "0", minimum_base: "0" } });
  const secured = await secure([table], await protectAll([table], rules));
  assert.is(secured.disclosure?.withheld, 1);
  // In private: the part is now 13 to 17 less 8 to 12.
  assert.equal(secured.attacked, [
    { table: table.name, key: { answer: "no" }, lower: 1, upper: 9, status: "safe", because: [] },
  ]);
  assert.is((secured.disclosure?.exact ?? 0) + (secured.disclosure?.narrow ?? 0), 0);
  const rows = safeRows(secured.tables[0]!);
  assert.equal(rows.value("response_count", 2), { state: "confidential" });
  assert.equal(rows.value("response_percent", 2), { state: "confidential" });
  assert.equal(rows.value("response_count", 0), { state: "published", value: 15 });
});

test("a hidden base hides itself and what is of it, and a hidden count what is made from it", async () => {
  const table = answers(60, 40);
  const safe = await protectOne(table, rulesOf());
  const rows = safeRows(withhold(safe, { counts: new Set([1]), bases: new Set([2]) }));
  const states = (row: number) =>
    ["response_count", "response_percent", "response_base"].map((column) => rows.value(column, row).state);
  assert.equal(states(0), ["published", "published", "published"]);
  assert.equal(states(1), ["confidential", "confidential", "published"]);
  assert.equal(states(2), ["published", "confidential", "confidential"]);
});

test("people whose place is not known count for the country alone, and no sum is believed that is not true", async () => {
  const partly = tableOf(
    [authorities],
    [
      { key: [TOTAL], count: 140 },
      { key: ["a"], count: 70 },
      { key: ["b"], count: 30 },
    ],
    { name: "by-authority" },
  );
  const { system } = trueRelease([partly], chain);
  const whole = trueRelease([byAuthority], chain).system;
  assert.is(whole.equations.totals.length - system.equations.totals.length, 1);
  assert.is(system.atMost.totals.length, 1);
  const secured = await secure([partly], await protectAll([partly], rulesOf(), chain));
  assert.equal(secured.disclosure?.exact, 0);
});

test("figures that are public already are not attacked", async () => {
  const rules = openData;
  const table = answers(12, 1);
  const secured = await secure([table], await protectAll([table], rules));
  assert.equal(secured.disclosure, null);
});

test.run();
