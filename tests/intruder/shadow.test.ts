// Two groupings of the same people in two tables of one release: each is safe alone, and both together give people away.
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type IntruderContext, noContext } from "../../pipeline/intruder/campaign.ts";
import { releaseKnowledge } from "../../pipeline/intruder/release-knowledge.ts";
import { secure } from "../../pipeline/intruder/secure.ts";
import { withShadows } from "../../pipeline/intruder/shadow.ts";
import { protectAll } from "../../pipeline/protect.ts";
import { safeRows } from "../../pipeline/safe-rows.ts";
import { nodesAt } from "../../pipeline/system/build-system.ts";
import { type Dimension, type Related, type Table, TOTAL } from "../../pipeline/table.ts";
import { column, dimension, measures, rulesOf, tableOf } from "../protect/a-table.ts";

const fiveYears = dimension("five-years", ["5-9", "10-14"]);
const stages = dimension("stages", ["5-7", "8-14"]);
const ages: Related = {
  a: "five-years",
  b: "stages",
  pairs: [
    ["5-9", "5-7"],
    ["5-9", "8-14"],
    ["10-14", "8-14"],
  ],
};
const knowing = (...related: Related[]): IntruderContext => ({ ...noContext, related });
const suppression = (more = {}) => rulesOf({ method: "suppression", ...more });

function oneWay(dimension: Dimension, counts: readonly number[], name: string): Table {
  const codes = [TOTAL, ...dimension.codes.map(({ code }) => code)];
  const rows = codes.map((code, i) => ({ key: [code], count: counts[i]! }));
  return tableOf([dimension], rows, { name });
}

/** 18 of ages 5 to 7, 2 of 8 and 9, and 30 of 10 to 14: no table says anything of the 2. */
const overlapping = [oneWay(fiveYears, [50, 20, 30], "by-five"), oneWay(stages, [50, 18, 32], "by-stage")];

test("two groupings that nobody holds together are each safe alone", async () => {
  const { disclosure, tables } = await secure(overlapping, await protectAll(overlapping, suppression()));
  assert.equal(disclosure, { sensitive: 0, exact: 0, narrow: 0, safe: 0, notAudited: 0, withheld: 0 });
  assert.equal(column(tables[0]!, "response_count"), [50, 20, 30]);
});

test("held together, the two groupings give away the people between them, and the private record says how", async () => {
  const made = await protectAll(overlapping, suppression({ repair: "stop" }));
  const { disclosure, attacked } = await secure(overlapping, made, knowing(ages));
  assert.is(disclosure?.exact, 1);
  // 20 of ages 5 to 9 less 18 of ages 5 to 7.
  const { because, ...of8and9 } = attacked.at(-1)!;
  assert.equal(of8and9, {
    table: "Parents × five-years × stages",
    key: { "five-years": "5-9", stages: "8-14" },
    lower: 2,
    upper: 2,
    status: "exact",
  });
  assert.ok(because.length > 0);
});

test("what gives away the people between two groupings is withheld, until nothing does", async () => {
  const made = await protectAll(overlapping, suppression());
  const { disclosure, tables } = await secure(overlapping, made, knowing(ages));
  assert.equal([disclosure?.exact, disclosure?.narrow, disclosure?.notAudited], [0, 0, 0]);
  // One of 20 and 18 has gone, and what it could be worked out from.
  const shown = tables.flatMap((table) => column(table, "response_count"));
  assert.ok(shown.filter((value) => value === "confidential").length >= 2);
  assert.is(disclosure?.withheld, new Set(made.attackable!.reasons.keys()).size);
});

test("a region that is all of its authorities' people pins them, in tables that know nothing of places", async () => {
  // Shown are 40, 38 to 42 of the region, and 0, 10, 10, 10, at most 2 + 12 + 12 + 12 = 38: every one is at its greatest.
  const regions = dimension("region", ["r", "s"]);
  const authorities = dimension("authority", ["a", "b", "c", "d", "e"]);
  const tables = [
    oneWay(regions, [78, 38, 40], "by-region"),
    oneWay(authorities, [78, 2, 12, 12, 12, 40], "by-authority"),
  ];
  const within: Related = {
    a: "region",
    b: "authority",
    pairs: [
      ["r", "a"],
      ["r", "b"],
      ["r", "c"],
      ["r", "d"],
      ["s", "e"],
    ],
  };
  const alone = await secure(tables, await protectAll(tables, rulesOf()));
  assert.equal([alone.disclosure?.exact, alone.disclosure?.withheld], [0, 0]);
  const stopped = await secure(
    tables,
    await protectAll(tables, rulesOf({ repair: "stop" })),
    knowing(within),
  );
  const a = stopped.attacked.find(({ key }) => key["authority"] === "a" && !("region" in key));
  assert.equal([a?.lower, a?.upper, a?.status], [2, 2, "exact"]);
  const mended = await secure(tables, await protectAll(tables, rulesOf()), knowing(within));
  assert.equal([mended.disclosure?.exact, mended.disclosure?.narrow], [0, 0]);
  assert.ok((mended.disclosure?.withheld ?? 0) > 0);
});

/** People by age group and role: the first role is as above, the second large. */
function byRole(groups: Dimension, first: readonly number[], second: readonly number[], more = {}): Table {
  const codes = [TOTAL, ...groups.codes.map(({ code }) => code)];
  const rows = codes.flatMap((code, i) => {
    const counts = [first[i]! + second[i]!, first[i]!, second[i]!];
    return [TOTAL, "p", "c"].map((role, r) => ({ key: [code, role], count: counts[r]!, base: counts[0]! }));
  });
  return tableOf([groups, dimension("role", ["p", "c"])], rows, { name: `by-${groups.name}`, ...more });
}

const large = { five: [900, 500, 400], stages: [900, 300, 600] };

test("what both tables break down by alike is attacked code by code", async () => {
  const tables = [byRole(fiveYears, [50, 20, 30], large.five), byRole(stages, [50, 18, 32], large.stages)];
  const { attacked } = await secure(
    tables,
    await protectAll(tables, suppression({ repair: "stop" })),
    knowing(ages),
  );
  const proven = attacked.filter(({ status }) => status === "exact");
  assert.equal(
    proven.map(({ key, lower }) => [key, lower]),
    [[{ "five-years": "5-9", stages: "8-14", role: "p" }, 2]],
  );
});

test("answers to one question are attacked as answers, also where no table counts everybody", async () => {
  const question = { of: "role", measures: [measures.count, measures.base] };
  const tables = [
    byRole(fiveYears, [50, 20, 30], large.five, question),
    byRole(stages, [50, 18, 32], large.stages, question),
  ];
  const { attacked } = await secure(
    tables,
    await protectAll(tables, suppression({ repair: "stop" })),
    knowing(ages),
  );
  assert.equal(
    attacked.filter(({ status }) => status === "exact").map(({ key }) => key["role"]),
    ["p"],
  );
});

/** One of the counted: an age from 0 to 5, a place or none, and an answer or none. */
type Person = { age: number; place: string | null; answer: string | null };
const codeOf: Record<string, (person: Person) => string | null> = {
  halves: ({ age }) => (age < 3 ? "low" : "high"),
  thirds: ({ age }) => ["first", "second", "third"][Math.floor(age / 2)]!,
  geography: ({ place }) => place,
  answer: ({ answer }) => answer,
};
const matches = (person: Person, name: string, code: string) =>
  code === TOTAL || (code === "(answered)" ? person.answer !== null : codeOf[name]!(person) === code);

const place = (code: string) => ({
  code,
  label: code,
  level: "Regional" as const,
  parent: null,
  oldCode: null,
});
const shared = [
  dimension("geography", [], { kind: "geography", codes: ["x", "y"].map(place) }),
  dimension("answer", ["yes", "no"]),
];

function counted(dimensions: readonly Dimension[], people: readonly Person[], of: string | null): Table {
  const keys = dimensions.reduce<string[][]>(
    (found, { codes }) =>
      found.flatMap((key) => [TOTAL, ...codes.map(({ code }) => code)].map((code) => [...key, code])),
    [[]],
  );
  const asked = people.filter(({ answer }) => of === null || answer !== null);
  const rows = keys.map((key) => {
    const count = asked.filter((one) => key.every((code, d) => matches(one, dimensions[d]!.name, code)));
    return { key, count: count.length };
  });
  return tableOf(dimensions, rows, { name: dimensions[0]!.name, of });
}

const person = fc.record({
  age: fc.nat({ max: 5 }),
  place: fc.constantFrom("x", "y", null),
  answer: fc.constantFrom("yes", "no", null),
});

test("whatever the people, their true cross fits what the intruder believes of it", async () => {
  const groups = [dimension("halves", ["low", "high"]), dimension("thirds", ["first", "second", "third"])];
  const cases = fc.record({
    people: fc.array(person, { maxLength: 12 }),
    hasPlaces: fc.boolean(),
    isQuestion: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ people, hasPlaces, isQuestion }) => {
      const others = shared.filter(({ kind }) => (kind === "geography" ? hasPlaces : isQuestion));
      const of = isQuestion ? "answer" : null;
      const tables = groups.map((group) => counted([group, ...others], people, of));
      const { attackable, tables: safe } = await protectAll(tables, rulesOf());
      const { release } = attackable!;
      const published = tables.map((shape, t) => ({ shape, safe: safe[t]! }));
      const knowledge = releaseKnowledge({ ...attackable!, tables: published });
      const pairs = people.map((one) => [codeOf["halves"]!(one)!, codeOf["thirds"]!(one)!] as const);
      const related = [{ a: "halves", b: "thirds", pairs }];
      const known = withShadows({ system: release.system, knowledge }, release, tables, related, new Map());
      assert.is(known.system.cubes.length, 3);
      const truth = new Int32Array(known.system.size);
      for (const { trees, cells } of known.system.cubes) {
        cells.forEach((cell, position) => {
          const nodes = nodesAt(trees, position);
          const own = trees
            .map((tree, t) => [tree.name, tree.nodes[nodes[t]!]!.values[0]!] as const)
            .slice(1);
          truth[cell] = people.filter((one) => own.every(([name, code]) => matches(one, name, code))).length;
        });
      }
      truth.forEach((count, cell) => {
        assert.ok(known.knowledge.lower[cell]! <= count && count <= known.knowledge.upper[cell]!);
      });
      const { totals, starts, parts } = known.system.equations;
      totals.forEach((total, e) => {
        const own = [...parts.subarray(starts[e], starts[e + 1])];
        assert.is(
          own.reduce((sum, part) => sum + truth[part]!, 0),
          truth[total],
        );
      });
    }),
    { numRuns: 1000 },
  );
});

test("figures that are safe together are left as they are", async () => {
  const tables = [oneWay(fiveYears, [500, 200, 300], "by-five"), oneWay(stages, [500, 80, 420], "by-stage")];
  const { disclosure, tables: safe } = await secure(
    tables,
    await protectAll(tables, suppression()),
    knowing(ages),
  );
  assert.is(disclosure?.withheld, 0);
  assert.equal(safeRows(safe[0]!).value("response_count", 1), { state: "published", value: 200 });
});

test.run();
