// What is tried of a release that the attack broke, on tables small enough to follow by hand.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { noContext } from "../../pipeline/intruder/campaign.ts";
import { mergedRelated, mergerFor } from "../../pipeline/intruder/merged-codes.ts";
import { mergedTable } from "../../pipeline/intruder/merged-table.ts";
import { remediesOf } from "../../pipeline/intruder/remedies.ts";
import { secure } from "../../pipeline/intruder/secure.ts";
import { protectAll } from "../../pipeline/protect.ts";
import type { Table } from "../../pipeline/table.ts";
import { dimension, measures, openData, rulesOf, tableOf } from "../protect/a-table.ts";

const answers = (yes: number, no: number, unsure: number) =>
  tableOf(
    [dimension("answer", ["yes", "no", "unsure"])],
    [
      { key: ["Total"], count: yes + no + unsure },
      { key: ["yes"], count: yes, base: yes + no + unsure },
      { key: ["no"], count: no, base: yes + no + unsure },
      { key: ["unsure"], count: unsure, base: yes + no + unsure },
    ],
    { name: "by-answer", of: "answer" },
  );

async function triedOn(table: Table, more: Record<string, unknown> = {}): Promise<string[]> {
  const rules = rulesOf({ repair: "stop", ...more });
  const { attacked } = await secure([table], await protectAll([table], rules));
  assert.ok(
    attacked.some(({ status }) => status === "exact" || status === "narrow"),
    "the attack breaks it",
  );
  return remediesOf([table], rules, noContext, attacked);
}

// 38 people show 40, so 38 to 42; each 12 shows 10, so 8 to 12; 2 shows 0, so 0 to 2. 38 - 12 - 12 - 12 = 2 are left.
const counts = { all: 38, a: 12, b: 12, c: 12, d: 2 };
const byRole = tableOf(
  [dimension("role", ["a", "b", "c", "d"])],
  Object.entries(counts).map(([code, count]) => ({ key: [code === "all" ? "Total" : code], count })),
);

test("changes that let a table pass that the attack broke are named, the least loss first, at most four", async () => {
  assert.equal(await triedOn(byRole), [
    "`base: 10` passes, with 0 counts withheld",
    "`method: cell-key` passes, with 0 counts withheld",
    "`method: controlled` passes, with 0 counts withheld",
    "`method: random` passes, with 0 counts withheld",
  ]);
});

test("figures that are public already need no remedy", async () => {
  assert.equal(await remediesOf([answers(12, 1, 0)], openData, noContext, []), []);
});

test("two codes become one: counts and keys are added up, a base that both share is not, a mean is left out", () => {
  const merger = { dimension: "answer", codes: ["no", "unsure"] } as const;
  const table = answers(12, 1, 4);
  const merged = mergedTable({ ...table, measures: [measures.count, measures.base, measures.mean] }, merger);
  assert.equal(
    merged.dimensions[0]!.codes.map(({ code }) => code),
    ["yes", "no + unsure"],
  );
  const column = (name: string) => Array.from(merged.cells.getChild(name)!);
  assert.equal(column("answer"), ["Total", "yes", "no + unsure"]);
  assert.equal(column("count"), [17, 12, 5]);
  assert.equal(column("base"), [17, 17, 17]);
  assert.equal(merged.measures, [measures.count, measures.base]);
  const other = { dimension: "role", codes: ["a", "b"] } as const;
  assert.is(mergedTable(table, other), table);
});

test("the two codes with the fewest people of the dimension in which most proven cells lie are merged", () => {
  const cell = (code: string) => ({
    table: "by-answer",
    key: { answer: code },
    lower: 1,
    upper: 1,
    status: "exact" as const,
    because: [],
  });
  assert.equal(mergerFor([answers(12, 1, 4)], [cell("no")]), {
    dimension: "answer",
    codes: ["no", "unsure"],
  });
  assert.is(mergerFor([answers(12, 1, 4)], [cell("Total")]), null);
});

test("pairs of codes that occur together are once each after the merger", () => {
  const related = [
    {
      a: "age",
      b: "band",
      pairs: [
        ["5", "x"],
        ["6", "x"],
        ["7", "y"],
      ] as const,
    },
  ];
  assert.equal(mergedRelated(related, { dimension: "age", codes: ["5", "6"] }), [
    {
      a: "age",
      b: "band",
      pairs: [
        ["5 + 6", "x"],
        ["7", "y"],
      ],
    },
  ]);
});

test.run();
