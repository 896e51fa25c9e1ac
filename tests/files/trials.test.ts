import { test } from "uvu";
import * as assert from "uvu/assert";
import { readTrueCount } from "../../pipeline/files/count-value.ts";
import { linkFiles, readFiles } from "../../pipeline/files/linked-files.ts";
import { mergedFiles } from "../../pipeline/files/merged-codes.ts";
import { mergersFor } from "../../pipeline/files/mergers.ts";
import type { TableOptions } from "../../pipeline/files/options.ts";
import { trialsOf } from "../../pipeline/files/trials.ts";
import { trueCounts } from "../../pipeline/files/true-counts.ts";
import { defaultParameters } from "../../pipeline/protect/system-parameters.ts";
import { aFolder, plain } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

function given(text: string, options: Partial<TableOptions> = {}) {
  const tables = { ...plain, ...options };
  const read = readFiles([folder.write("a.csv", text)], tables, readTrueCount);
  const linked = linkFiles(read, tables);
  return { read, tables, linked, counts: trueCounts(linked) };
}

function everyCell({ linked }: ReturnType<typeof given>): number[] {
  return Array.from({ length: linked.system.size }, (_, cell) => cell);
}

test("two codes become one, and rows that are then the same cell are added up", () => {
  const { read, tables } = given("a,b,n\nx,p,3\ny,p,4\nz,p,9\nx,q,1\nTotal,q,1\n");
  const merged = mergedFiles(read, { column: "a", codes: ["x", "y"] });
  const linked = linkFiles(merged, tables);
  const [file] = linked.files;
  assert.equal(file!.file.values, Int32Array.of(7, 9, 1, 1));
  assert.equal(file!.file.lines, Int32Array.of(2, 4, 5, 6));
  assert.equal(
    file!.axes[0]!.numbered.tree.nodes.map(({ values }) => values[0]),
    ["Total", "x + y", "z"],
  );
  // 3 + 4 + 9 + 1 people in all, of whom 16 are in p: nobody is lost or counted twice.
  assert.equal([...trueCounts(linked)], [17, 16, 1, 8, 7, 1, 9, 9, 0]);
});

test("the smallest category is merged with the next smallest, where two others would be left to it", () => {
  const three = given("a,b,n\nx,p,30\ny,p,4\nz,p,9\nx,q,1\n");
  // b has p and q only: merged, nothing of it would be left.
  assert.equal(mergersFor(three.linked, three.counts, everyCell(three)), [
    { column: "a", codes: ["y", "z"] },
  ]);
});

test("in a hierarchy only categories of one parent are merged", () => {
  const text = "la,region,n\nL1,R1,2\nL2,R1,50\nL3,R1,40\nL4,R2,3\nL5,R2,60\n";
  const places = given(text, { hierarchies: [["la", "region"]] });
  // L4 is the next smallest of all, but in another region; L1 and L3 are the smallest of R1.
  assert.equal(mergersFor(places.linked, places.counts, everyCell(places)), [
    { column: "la", codes: ["L1", "L3"] },
  ]);
});

test("answers of which people may give several are not merged, nor is a dimension in which nothing is proven", () => {
  const answers = given("a,n\nTotal,9\nx,8\ny,7\nz,2\n", { notAdditive: ["a"] });
  assert.equal(mergersFor(answers.linked, answers.counts, everyCell(answers)), []);
  const other = given("a,b,n\nx,p,8\ny,q,7\nz,r,2\n");
  // Cell 1 is the total of p, so that it lies in b only; cell 0 is the total of all.
  const columnsFor = (cell: number) =>
    mergersFor(other.linked, other.counts, [cell]).map(({ column }) => column);
  assert.equal(columnsFor(1), ["b"]);
  assert.equal(columnsFor(0), ["a", "b"]);
});

test("where four threes are four fives, other ways are tried and told with what each costs", async () => {
  const four = given("a,n\nw,3\nx,3\ny,3\nz,3\n");
  const trials = await trialsOf({
    ...four,
    method: "conventional",
    parameters: defaultParameters,
    seed: "0",
    broken: [1, 2, 3, 4],
  });
  const found = new Map(trials.map((one) => [one.what, one]));
  assert.equal(
    [...found.keys()],
    [
      "--base 10",
      "--method small-count",
      "--method controlled",
      "--method cell-key",
      "--method suppression",
      "--method random",
      '"w" and "x" of "a" counted as one',
    ],
  );
  // To the nearest 10, each 3 is 0, which is 0 to 4 with halves up, and 12 is 10, which is 5 to 14: nothing is proven.
  assert.equal(found.get("--base 10"), { what: "--base 10", outcome: "passes", proven: 0, withheld: 0 });
  // Four cells are small, so that all are c.
  assert.equal(found.get("--method suppression")?.withheld, 4);
  // 6, 3 and 3 show 5, 5 and 5, and 12 shows 10: each part is 3 to 7, and at most 12 - 3 - 3 = 6, so 3 to 6: safe.
  assert.equal(found.get('"w" and "x" of "a" counted as one'), {
    what: '"w" and "x" of "a" counted as one',
    outcome: "passes",
    proven: 0,
    withheld: 0,
  });
});

test("a method that refuses the tables is told as that, and large tables are not tried", async () => {
  const three = given("a,n\nw,3\nx,3\ny,3\nz,3\n");
  const parameters = { ...defaultParameters, variance: 40 };
  const asked = { method: "conventional", parameters, seed: "0", broken: [] } as const;
  const trials = await trialsOf({ ...three, ...asked });
  assert.is(trials.find(({ what }) => what === "--method cell-key")?.outcome, "no solution");
  const rows = Array.from({ length: 20_000 }, (_, i) => `x${i},1`).join("\n");
  assert.equal(await trialsOf({ ...given(`a,n\n${rows}\n`), ...asked }), []);
});

test.run();
