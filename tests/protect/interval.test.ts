import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { concessionOf } from "../../pipeline/protect/concession.ts";
import { conventionalCells } from "../../pipeline/protect/conventional-cells.ts";
import { endOfInterval } from "../../pipeline/protect/interval.ts";
import { noneCells } from "../../pipeline/protect/none-cells.ts";
import type { Value } from "../../pipeline/protect/safe-table.ts";
import { systemMethod } from "../../pipeline/protect/system-methods.ts";
import { defaultParameters } from "../../pipeline/protect/system-parameters.ts";
import { wilson } from "../../pipeline/protect/wilson.ts";
import { withhold } from "../../pipeline/protect/withhold.ts";
import { protectAll } from "../../pipeline/protect.ts";
import type { Measure } from "../../pipeline/table.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { column, dimension, measures, openData, protectOne, type Row, rulesOf, tableOf } from "./a-table.ts";

const exact = { from: "true", decimals: 1, stands: { below: 0, above: 0 } } as const;
const ofNumber = (value: number): Value => ({ state: "published", value });

function ends(percent: Value, base: Value, rounded: Parameters<typeof endOfInterval>[2], isWhole = false) {
  return (["lower", "upper"] as const).map((end) => {
    const value = endOfInterval(end, { percent, base, isWhole }, rounded);
    return value.state === "published" ? value.value : value.state;
  });
}

test("is the Wilson interval of the share that the percentage may stand for, rounded outwards", () => {
  // 79.95% of 10: lower 48.98; 80.05% of 10: upper 94.35
  assert.equal(ends(ofNumber(80), ofNumber(10), exact), [48.9, 94.4]);
  // nobody of 10, who may be 0.05%: 0 to 27.85
  assert.equal(ends(ofNumber(0), ofNumber(10), exact), [0, 27.9]);
});

test("is wider for what rounding may hide: of 400 in steps of 5, 50% may be 197.5 less 0.5% of 402, to 202.5 more", () => {
  const rounded = { from: "published", decimals: 0, stands: { below: 2, above: 2 } } as const;
  // lower: (0.495 × 400 − 2) / 402 = 0.48756 of 398: 43.89%; upper: (0.505 × 400 + 2) / 398 = 0.51256: 56.14%
  assert.equal(ends(ofNumber(50), ofNumber(400), rounded), [43, 57]);
  // the same published figures of true counts: 49.5% of 398: 44.62%; 50.5%: 55.38%
  assert.equal(ends(ofNumber(50), ofNumber(400), { ...rounded, from: "true" }), [44, 56]);
});

test("shows at both ends the symbol that the percentage shows", () => {
  for (const state of ["confidential", "low", "not applicable", "unavailable", "unreliable"] as const)
    assert.equal(ends({ state }, ofNumber(100), exact), [state, state]);
});

test("does not apply to all answers together, which are 100% of any sample", () => {
  assert.equal(ends(ofNumber(100), ofNumber(50), exact, true), ["not applicable", "not applicable"]);
});

const lower: Measure = {
  kind: "lower",
  column: "response_percent_lower",
  label: "Lower",
  unit: "%",
  decimals: 0,
};
const upper: Measure = { ...lower, kind: "upper", column: "response_percent_upper", label: "Upper" };
const { count, base, percent } = measures;
const all = [count, percent, lower, upper, base];
const answers = dimension("answer", ["yes", "no"]);
const rows = (yes: number, no: number, more: Partial<Row> = {}): Row[] => [
  { key: ["Total"], count: yes + no, ...more },
  { key: ["yes"], count: yes, base: yes + no, ...more },
  { key: ["no"], count: no, base: yes + no, ...more },
];
const asked = (yes: number, no: number, more = {}) =>
  tableOf([answers], rows(yes, no), { of: "answer", measures: all, ...more });

test("stands in a protected table beside its percentage, in as many decimals", async () => {
  const table = await protectOne(
    asked(41, 58),
    rulesOf({ percentages: { decimals: "0", from: "published" } }),
  );
  assert.equal(column(table, "response_percent"), [100, 40, 60]);
  // 40%: (39.5 − 2) / 102 to (40.5 + 2) / 98, of 98 people: 27.8 to 53.2; 60%: 46.5 to 72.6
  assert.equal(column(table, "response_percent_lower"), ["not applicable", 27, 46]);
  assert.equal(column(table, "response_percent_upper"), ["not applicable", 54, 73]);
});

test("of figures that are public already it has nothing to widen but the percentage's last decimal", async () => {
  const rules = { ...openData, percentages: { ...openData.percentages, decimals: 1 } };
  const table = await protectOne(asked(8, 2), rules);
  assert.equal(column(table, "response_percent_lower"), ["not applicable", 48.9, 5.6]);
  assert.equal(column(table, "response_percent_upper"), ["not applicable", 94.4, 51.1]);
});

test("a percentage that is withheld after all takes its interval with it", async () => {
  const table = await protectOne(asked(41, 58), rulesOf());
  const hidden = withhold(table, { counts: new Set([1]), bases: new Set() });
  for (const name of ["response_percent", "response_percent_lower", "response_percent_upper"])
    assert.is(column(hidden, name)[1], "confidential");
});

test("nothing but the published percentage and base goes into it", async () => {
  // 41 and 58 are published as 40 and 60 of 100, and so are 39 and 61
  const rules = rulesOf({ percentages: { decimals: "0", from: "published" } });
  const [one, other] = [await protectOne(asked(41, 58), rules), await protectOne(asked(39, 61), rules)];
  for (const { column: name } of all) assert.equal(column(one, name), column(other, name));
});

test("rows that show the same percentage and base show the same interval, whoever is behind them", async () => {
  const methods = ["conventional", "random", "controlled", "suppression"];
  const groups = dimension("group", ["a", "b", "c", "d"]);
  const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(counts, fc.constantFrom(...methods), fc.boolean(), async (people, method, ofTrue) => {
      const cell = (group: number, answer: number) => people[2 * group + answer] ?? 0;
      const sum = (group: number | null, answer: number | null) =>
        [0, 1, 2, 3]
          .flatMap((g) =>
            group === null || group === g
              ? [0, 1].flatMap((a) => (answer === null || answer === a ? [cell(g, a)] : []))
              : [],
          )
          .reduce((all, one) => all + one, 0);
      const places = [null, 0, 1, 2, 3].flatMap((g) => [null, 0, 1].map((a) => [g, a] as const));
      const made = places.map(([g, a]) => ({
        key: [
          g === null ? "Total" : (groups.codes[g]?.code ?? ""),
          a === null ? "Total" : (answers.codes[a]?.code ?? ""),
        ],
        count: sum(g, a),
        base: sum(g, null),
      }));
      const table = tableOf([groups, answers], made, { of: "answer", measures: all });
      const percentages = { from: ofTrue ? "true" : "published", decimals: "0", minimum_base: "0" };
      const safe = await protectOne(table, rulesOf({ method, percentages }));
      const read = all.slice(1).map(({ column: name }) => column(safe, name));
      const told = new Map<string, string>();
      for (const [row, [, a]] of places.entries()) {
        const [shown, low, high, of] = read.map((values) => values[row]);
        const known = `${shown} of ${of}${a === null ? ", all" : ""}`;
        assert.is(told.get(known) ?? `${low} ${high}`, `${low} ${high}`);
        told.set(known, `${low} ${high}`);
      }
    }),
    { numRuns: 60 },
  );
});

test("weights that gross up to a population are refused: their base is no number of people", async () => {
  const weighted = tableOf([answers], rows(40, 60, { weighted_count: 4000, weighted_base: 90000 }), {
    of: "answer",
    measures: all,
    weighted: true,
  });
  try {
    await protectAll([weighted], rulesOf());
    assert.unreachable();
  } catch (error) {
    assert.instance(error, UserError);
    assert.match(String(error), /table "by-role": asks for an interval, but its weights add to more than/);
  }
});

test("each method concedes of a count far from 0 what its rounding may hide", async () => {
  const rounding = (name: "conventional" | "random" | "controlled" | "suppression") =>
    systemMethod(name, { ...defaultParameters, base: 5 }).then((method) => concessionOf(method, 5));
  assert.equal(await rounding("conventional"), { below: 2, above: 2 });
  assert.equal(await rounding("random"), { below: 4, above: 4 });
  assert.equal(await rounding("suppression"), { below: 0, above: 0 });
  assert.equal(concessionOf(noneCells({ threshold: 5 }), 5), { below: 0, above: 0 });
});

test("holds the interval of the true share, whatever was rounded", () => {
  const stands = concessionOf(conventionalCells({ ...defaultParameters, base: 5 }), 5);
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 3000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (people, part) => {
        const yes = Math.round(people * part);
        const toFive = (number: number) => Math.floor((number + 2.5) / 5) * 5;
        const share = (100 * Math.min(toFive(yes), toFive(people))) / toFive(people);
        const shown = Math.floor(share + 0.5);
        const rounded = { from: "published", decimals: 0, stands } as const;
        const [least, most] = ends(ofNumber(shown), ofNumber(toFive(people)), rounded);
        const truth = wilson(yes / people, people);
        assert.ok(Number(least) <= truth.lower * 100 + 1e-9 && Number(most) >= truth.upper * 100 - 1e-9);
      },
    ),
  );
});

test.run();
