import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { cellNamer } from "../../pipeline/files/cell-names.ts";
import { readTrueCount } from "../../pipeline/files/count-value.ts";
import { linkFiles, readFiles } from "../../pipeline/files/linked-files.ts";
import type { TableOptions } from "../../pipeline/files/options.ts";
import { trueCounts } from "../../pipeline/files/true-counts.ts";
import { aFolder, plain } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

function linked(files: Record<string, string | Uint8Array>, options: Partial<TableOptions> = {}) {
  const paths = Object.entries(files).map(([name, text]) => folder.write(name, text));
  return linkFiles(readFiles(paths, { ...plain, ...options }, readTrueCount), { ...plain, ...options });
}

/** Every cell as "codes: count", in the order of the first file's table. */
function cellsOf(files: ReturnType<typeof linked>): string[] {
  const counts = trueCounts(files);
  const named = cellNamer(files, "Total");
  return [...(files.files[0]?.cube.cells ?? [])].map(
    (cell) => `${Object.values(named(cell).key).join(" ")}: ${counts[cell]}`,
  );
}

test("margins are added, and a combination without a row is nobody", () => {
  assert.equal(cellsOf(linked({ "a.csv": "sex,age,n\nf,old,3\nf,young,4\nm,old,5\n" })), [
    "Total Total: 12",
    "Total old: 8",
    "Total young: 4",
    "f Total: 7",
    "f old: 3",
    "f young: 4",
    "m Total: 5",
    "m old: 5",
    "m young: 0",
  ]);
});

test("rows in any order, with or without margins, are the same cells", () => {
  const bare = cellsOf(linked({ "a.csv": "sex,age,n\nf,old,3\nf,young,4\nm,old,5\n" }));
  const full = cellsOf(
    linked({ "a.csv": "sex,age,n\nm,old,5\nTotal,Total,12\nf,young,4\nf,Total,7\nf,old,3\n" }),
  );
  assert.equal(full, bare);
});

test("codes are text: 01 and 1 are two codes, and a quoted comma belongs to its code", () => {
  assert.equal(cellsOf(linked({ "a.csv": 'a,n\n01,3\n1,4\n"x, y",5\n' })), [
    "Total: 12",
    "01: 3",
    "1: 4",
    "x, y: 5",
  ]);
});

test("a hierarchy is one dimension, of which only the paths in the rows are cells", () => {
  const files = linked(
    { "a.csv": "la,region,n\nL2,R1,4\nL1,R1,3\nL3,R2,5\nTotal,R1,7\n" },
    { hierarchies: [["la", "region"]] },
  );
  assert.equal(cellsOf(files), [
    "Total Total: 12",
    "Total R1: 7",
    "L1 R1: 3",
    "L2 R1: 4",
    "Total R2: 5",
    "L3 R2: 5",
  ]);
});

test("files share dimensions by name, so that a common margin is one cell", () => {
  const files = linked({
    "a.csv": "sex,age,n\nf,old,3\nm,old,5\n",
    "b.csv": "sex,home,n\nf,own,1\nf,rent,2\nm,own,5\n",
  });
  // a: 3 × 2 cells; b: 3 × 3, of which the three of sex alone are cells of a too.
  assert.is(files.system.size, 6 + 9 - 3);
});

test("a file at a coarser level has no cells of the finer, and shares those of its own", () => {
  const files = linked(
    { "a.csv": "la,region,n\nL1,R1,3\nL2,R2,4\n", "b.csv": "region,sex,n\nR1,f,3\nR2,m,4\n" },
    { hierarchies: [["la", "region"]] },
  );
  // a: total, 2 regions, 2 las; b: (total + 2 regions) × 3, of which 3 are cells of a too.
  assert.is(files.system.size, 5 + 9 - 3);
});

test("a file without the coarser column learns it from another file", () => {
  const files = linked(
    { "a.csv": "la,region,n\nL1,R1,3\nL2,R2,4\n", "b.csv": "la,sex,n\nL1,f,3\nL2,m,4\n" },
    { hierarchies: [["la", "region"]] },
  );
  assert.is(files.system.size, 5 + 15 - 5);
});

test("codes that do not add up keep the margin that is given", () => {
  const files = linked({ "a.csv": "answer,n\nTotal,10\nyes,8\nno,7\n" }, { notAdditive: ["answer"] });
  assert.equal(cellsOf(files), ["Total: 10", "no: 7", "yes: 8"]);
});

test("another word for the margin is told with --total", () => {
  const files = linked({ "a.csv": "a,n\nAll,7\nx,3\ny,4\n" }, { total: "All" });
  assert.equal(cellsOf(files), ["Total: 7", "x: 3", "y: 4"]);
});

test("a packed file, Windows line ends and a byte order mark are read", () => {
  const packed = linked({ "a.csv.gz": gzipSync("a,n\nx,3\ny,4\n") });
  assert.equal(cellsOf(packed), ["Total: 7", "x: 3", "y: 4"]);
  assert.equal(cellsOf(linked({ "a.csv": "\uFEFFa,n\r\nx,3\r\n\r\ny,4\r\n" })), ["Total: 7", "x: 3", "y: 4"]);
});

test.run();
