import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type ProtectOptions, protectFiles } from "../../pipeline/files/protected-files.ts";
import { methodNames } from "../../pipeline/protect/system-methods.ts";
import { defaultParameters } from "../../pipeline/protect/system-parameters.ts";
import { aFolder, refusalOf } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

async function protectedText(text: string, options: Partial<ProtectOptions> = {}): Promise<string> {
  const path = folder.write("a.csv", text);
  await protectFiles([path], { ...plain, ...options });
  return folder.read("out/a.csv");
}

const plain: ProtectOptions = {
  tables: { count: "n", dimensions: null, total: "Total", hierarchies: [], notAdditive: [] },
  method: "none",
  parameters: defaultParameters,
  seed: "0",
  isAudited: true,
  out: folder.out,
  seeksOthers: false,
};

test("a file keeps its name and its columns, and gains its margins and empty combinations, margins first", async () => {
  assert.is(
    await protectedText("sex,n,age\nm,5,old\nf,4,young\n"),
    "sex,n,age\nTotal,9,Total\nTotal,5,old\nTotal,4,young\nf,4,Total\nf,0,old\nf,4,young\nm,5,Total\nm,5,old\nm,0,young\n",
  );
});

test("only named dimensions and the count are written, with the user's own word for the margin", async () => {
  const tables = { ...plain.tables, dimensions: ["a"], total: "All" };
  assert.is(await protectedText('note,a,n\nfine,"x, y",3\n,All,3\n', { tables }), 'a,n\nAll,3\n"x, y",3\n');
});

test("a hierarchy is written with its own paths only", async () => {
  const tables = { ...plain.tables, hierarchies: [["la", "region"]] };
  assert.is(
    await protectedText("region,la,n\nR2,L3,5\nR1,L1,3\n", { tables }),
    "region,la,n\nTotal,Total,8\nR1,Total,3\nR1,L1,3\nR2,Total,5\nR2,L3,5\n",
  );
});

test("every method writes the same bytes for the same seed and rows in any order", async () => {
  const rows = Array.from({ length: 24 }, (_, i) => `a${i % 6},b${i >> 3},${(i * 7) % 13}`);
  const kept = [...new Map(rows.map((row) => [row.split(",").slice(0, 2).join(), row])).values()];
  for (const method of methodNames) {
    const straight = await protectedText(`a,b,n\n${kept.join("\n")}\n`, { method });
    const turned = await protectedText(`a,b,n\n${kept.toReversed().join("\n")}\n`, { method });
    assert.is(turned, straight, method);
  }
});

test("another seed gives another random rounding", async () => {
  const text = `a,n\n${Array.from({ length: 60 }, (_, i) => `a${i},${i % 5}`).join("\n")}\n`;
  const seeded = (seed: string) => protectedText(text, { method: "random", seed, isAudited: false });
  assert.is.not(await seeded("1"), await seeded("2"));
});

test("where conventional rounding lets four parts be worked out, one figure is withheld", async () => {
  // Four times 3 is 12: shown 5, 5, 5, 5 and 10, so from 3 each and up to 12 in all: each is exactly 3.
  const text = "a,n\nw,3\nx,3\ny,3\nz,3\n";
  assert.is(await protectedText(text, { method: "conventional" }), "a,n\nTotal,c\nw,5\nx,5\ny,5\nz,5\n");
  const bare = await protectedText(text, { method: "conventional", isAudited: false });
  assert.is(bare, "a,n\nTotal,10\nw,5\nx,5\ny,5\nz,5\n");
});

test("what cannot be mended is refused with its proof, and nothing is written", async () => {
  // c is said to be 1 to 3, so that no other figure may be shown as c; 9 shows 10, at least 8: each c is 2 or 3.
  const parameters = { ...defaultParameters, smallCounts: "suppress", threshold: 4 } as const;
  const path = folder.write("a.csv", "a,n\nw,3\nx,3\ny,3\n");
  await protectFiles([folder.write("b.csv", "b,n\nw,9\n")], plain);
  const before = folder.files();
  const message = await refusalOf(() =>
    protectFiles([path], { ...plain, method: "conventional", parameters, out: `${folder.out}2` }),
  );
  assert.match(
    message,
    /^a\.csv:2: an attack on the protected figures proves this cell \(a\.csv:2 a=w \(published c, so 1 to 3\); a\.csv the total of all \(published 10, so 8 to 12\); /,
  );
  assert.equal(folder.files(), before);
  // Then what else was tried: to the nearest 10 the total's 10 is 5 to 14, so that each c is 1 to 3 still.
  const tried = message.split("\n").slice(3);
  assert.is(
    tried[0],
    "protect: tried: --base 10 passes with 3 figures shown as c; protect again in this way",
  );
  assert.is(
    tried[1],
    "protect: tried: --method small-count passes with no figure shown as c; protect again in this way",
  );
});

test("where a figure had to be withheld, the other ways are told if they are asked for", async () => {
  const path = folder.write("a.csv", "a,n\nw,3\nx,3\ny,3\nz,3\n");
  const told = await protectFiles([path], { ...plain, method: "conventional", seeksOthers: true });
  assert.is(told.withheld, 1);
  assert.is(told.verdict, "pass");
  assert.is(told.trials[0]?.what, "--base 10");
  const plainly = await protectFiles([path], { ...plain, method: "conventional" });
  assert.equal(plainly.trials, []);
});

test("files that were in the folder stay, and one that was read is not written over", async () => {
  folder.write("keep.csv", "a,n\nx,3\n");
  const message = await refusalOf(() =>
    protectFiles([`${folder.root}/keep.csv`], { ...plain, out: folder.root }),
  );
  assert.match(message, /^keep\.csv: would be written over the file that was read; /);
  assert.is(folder.read("keep.csv"), "a,n\nx,3\n");
  await protectFiles([folder.write("one.csv", "a,n\nx,3\n")], plain);
  await protectFiles([folder.write("two.csv", "a,n\nx,3\n")], plain);
  assert.ok(folder.has("out/one.csv") && folder.has("out/two.csv"));
});

test("the written margins are the sums of what was given", () => {
  const cell = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(50));
  const cells = fc.uniqueArray(cell, { minLength: 1, maxLength: 16, selector: ([a, b]) => 10 * a + b });
  return fc.assert(
    fc.asyncProperty(cells, async (rows) => {
      const text = await protectedText(`a,b,n\n${rows.map((row) => row.join(",")).join("\n")}\n`);
      for (const line of text.trim().split("\n").slice(1)) {
        const [a = "", b = "", n = ""] = line.split(",");
        const under = rows.filter(
          ([one, other]) => (a === "Total" || a === String(one)) && (b === "Total" || b === String(other)),
        );
        assert.is(
          Number(n),
          under.reduce((sum, [, , count]) => sum + count, 0),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test.run();
