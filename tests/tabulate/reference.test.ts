import { test } from "uvu";
import * as assert from "uvu/assert";
import { denominatorsOf } from "../../pipeline/build/denominators.ts";
import { loadRelease } from "../../pipeline/definitions/load.ts";
import type { DenominatorSource } from "../../pipeline/tabulate/denominators.ts";
import { planTables, type TablePlan } from "../../pipeline/tabulate/plan.ts";
import { referenceOf } from "../../pipeline/tabulate/reference.ts";
import { UserError } from "../../pipeline/user-error.ts";

const id = { collection: "joint-targeted-area-inspections", period: "2015" };
const { collection, release } = await loadRelease(".", id);
const census = denominatorsOf(".", null);

function planOf(name: string): TablePlan {
  const plan = planTables(collection, release.tables).find(({ shape }) => shape.name === name);
  if (plan === undefined) throw new Error(`no table ${name}`);
  return plan;
}

const units = async (name: string) =>
  (await referenceOf(planOf(name), census))?.groups.map((group) => [group.code, group.units]);

test("the groups of the consultation of 2015 are beside those of the Census, in the consultation's codes", async () => {
  assert.equal(await units("gender"), [
    ["female", 26_943_308],
    ["male", 26_069_148],
  ]);
  // limited a lot, 4,405,394, and a little, 4,947,192
  assert.equal(await units("disability"), [
    ["yes", 9_352_586],
    ["no", 43_659_870],
  ]);
  assert.equal(await units("ethnic-census"), [
    ["white", 45_281_142],
    ["mixed", 1_192_879],
    ["asian", 4_143_403],
    ["black", 1_846_614],
    ["other", 548_418],
  ]);
});

test("the whole is the sum of the groups, which is the total that the Census states", async () => {
  for (const name of ["gender", "disability", "ethnic-census"])
    assert.is((await referenceOf(planOf(name), census))?.whole, 53_012_456);
});

test("a table without a reference has none, and a group of nobody is refused", async () => {
  assert.is(await referenceOf(planOf("capacity"), census), null);
  const empty: DenominatorSource = async () => new Map([["female", 5]]);
  const said = await referenceOf(planOf("gender"), empty).catch((error) => error);
  assert.instance(said, UserError);
  assert.match(String(said), 'has nobody of "male" in its reference population/2011');
});

test.run();
