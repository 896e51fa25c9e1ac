import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { cellKeys } from "../../pipeline/files/cell-keys.ts";
import { cellNamer } from "../../pipeline/files/cell-names.ts";
import { readTrueCount } from "../../pipeline/files/count-value.ts";
import { linkFiles, readFiles } from "../../pipeline/files/linked-files.ts";
import { trueCounts } from "../../pipeline/files/true-counts.ts";
import { aFolder } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

/** The key of every cell by its codes, and the system's own arrays. */
function keysOf(text: string, seed = "0", notAdditive: string[] = []) {
  const path = folder.write("a.csv", text);
  const tables = { count: "n", dimensions: null, total: "Total", hierarchies: [], notAdditive };
  const linked = linkFiles(readFiles([path], tables, readTrueCount), tables);
  const counts = trueCounts(linked);
  const keys = cellKeys(linked.system, counts, seed);
  const named = cellNamer(linked, "Total");
  const byCodes = Object.fromEntries(
    [...keys].map((key, cell) => [
      Object.entries(named(cell).key)
        .map((pair) => pair.join("="))
        .sort()
        .join(" "),
      key,
    ]),
  );
  return { byCodes, keys, counts, system: linked.system };
}

const cells = fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(6)), {
  minLength: 1,
  maxLength: 20,
  selector: ([a, b]) => 10 * a + b,
});

test("a total's key is the sum of its inner keys modulo 2^32", () => {
  fc.assert(
    fc.property(cells, (rows) => {
      const { keys, system } = keysOf(`a,b,n\n${rows.map((row) => row.join(",")).join("\n")}\n`);
      const inner = [...keys].reduce(
        (sum, key, cell) => (system.inner[cell] === 1 ? (sum + key) % 2 ** 32 : sum),
        0,
      );
      assert.is(keys[0], inner);
    }),
  );
});

test("the order of rows and of columns changes no key", () => {
  fc.assert(
    fc.property(cells, (rows) => {
      const straight = keysOf(`a,b,n\n${rows.map((row) => row.join(",")).join("\n")}\n`).byCodes;
      const turned = rows.map(([a, b, n]) => `${n},${b},${a}`).reverse();
      assert.equal(keysOf(`n,b,a\n${turned.join("\n")}\n`).byCodes, straight);
    }),
  );
});

test("another seed gives other keys, and an empty cell has key 0", () => {
  const text = "a,b,n\nx,p,3\nx,q,0\ny,p,4\n";
  assert.is.not(keysOf(text, "1").byCodes["a=x b=p"], keysOf(text, "2").byCodes["a=x b=p"]);
  assert.is(keysOf(text).byCodes["a=x b=q"], 0);
  assert.is(keysOf(text).byCodes["a=y b=q"], 0);
});

test("people who are one cell of two tables have one key in both", () => {
  // Answers do not add up, so that (f, Total) is an inner cell of the first table and f of the second.
  const answers = keysOf("sex,answer,n\nf,Total,5\nf,yes,4\nf,no,3\n", "0", ["answer"]).byCodes;
  assert.is(answers["answer=Total sex=f"], keysOf("sex,n\nf,5\n").byCodes["sex=f"]);
});

test("codes that change places have other keys", () => {
  const { byCodes } = keysOf("a,b,n\nx,y,3\ny,x,3\n");
  assert.is.not(byCodes["a=x b=y"], byCodes["a=y b=x"]);
});

test("keys are spread evenly: 4,096 cells fall on 16 parts of the range by chance", () => {
  const rows = Array.from({ length: 4096 }, (_, i) => `a${i >> 6},b${i & 63},1`);
  const { keys, system } = keysOf(`a,b,n\n${rows.join("\n")}\n`);
  const parts = new Array<number>(16).fill(0);
  for (const [cell, key] of keys.entries()) if (system.inner[cell] === 1) parts[key >>> 28]! += 1;
  // Chi-squared with 15 degrees of freedom is above 37.7 once in a thousand.
  const chiSquared = parts.reduce((sum, n) => sum + (n - 256) ** 2 / 256, 0);
  assert.ok(chiSquared < 37.7, String(chiSquared));
});

test.run();
