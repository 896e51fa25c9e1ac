import { test } from "uvu";
import * as assert from "uvu/assert";
import { type AuditedCell, type AuditOptions, auditFiles } from "../../pipeline/files/file-audit.ts";
import { reportLines } from "../../pipeline/files/report.ts";
import type { Rounding } from "../../pipeline/files/rounding.ts";
import { aFolder, refusalOf } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

type Given = Partial<Rounding> & { width?: number; notAdditive?: string[] };

function optionsOf({ width, notAdditive = [], ...rounding }: Given): AuditOptions {
  return {
    tables: { count: "n", dimensions: null, total: "Total", hierarchies: [], notAdditive },
    rounding: {
      method: "conventional",
      base: 5,
      threshold: 5,
      maxDifference: null,
      marksSmall: false,
      ...rounding,
    },
    width: width ?? null,
  };
}

async function audit(files: Record<string, string>, given: Given = {}) {
  const paths = Object.entries(files).map(([name, text]) => folder.write(name, text));
  return (await auditFiles(paths, optionsOf(given))).audit;
}

function told({ file, key, published, lower, upper, status }: AuditedCell): string {
  return `${file} ${Object.values(key).join(" ")}: ${published}, ${lower} to ${upper}, ${status}`;
}

test("four fives and a ten, rounded to 5, are four threes", async () => {
  const found = await audit({ "a.csv": "a,n\nTotal,10\nw,5\nx,5\ny,5\nz,5\n" });
  assert.is(found.verdict, "fail");
  assert.equal(found.counts, { sensitive: 4, exact: 4, narrow: 0, safe: 0, notAudited: 0 });
  assert.equal(found.cells.map(told), [
    "a.csv w: 5, 3 to 3, exact",
    "a.csv x: 5, 3 to 3, exact",
    "a.csv y: 5, 3 to 3, exact",
    "a.csv z: 5, 3 to 3, exact",
  ]);
  assert.equal(found.cells[0]?.because, [
    "a.csv:3 a=w (published 5, so 3 to 7)",
    "a.csv:2 the total of all (published 10, so 8 to 12)",
    "a.csv:4 a=x (published 5, so 3 to 7)",
    "a.csv:5 a=y (published 5, so 3 to 7)",
    "a.csv:6 a=z (published 5, so 3 to 7)",
    "the total of all is at most 12; of its parts, a=x (at least 3), a=y (at least 3) and a=z (at least 3) come to at least 9; so a=w is at most 3.",
  ]);
});

test("one c beside its total is exact, two are not", async () => {
  const one = await audit({ "a.csv": "a,n\nTotal,23\nx,c\ny,20\n" }, { method: "suppression" });
  assert.equal(one.cells.map(told), ["a.csv x: c, 3 to 3, exact"]);
  const two = await audit({ "a.csv": "a,n\nTotal,43\nx,c\ny,c\nz,20\n" }, { method: "suppression" });
  assert.is(two.verdict, "pass");
  assert.is(two.counts.safe, 2);
});

test("tables of other files are used: a c that another file's margin gives away", async () => {
  const files = {
    "a.csv": "a,b,n\nTotal,Total,c\nx,p,c\nx,q,20\nx,Total,c\n",
    "b.csv": "a,n\nx,23\n",
  };
  const found = await audit(files, { method: "suppression" });
  assert.ok(found.cells.map(told).includes("a.csv x p: c, 3 to 3, exact"));
});

test("c that marks only small counts is from 1 to 4", async () => {
  // 5 in all: x and y can be 1 to 4 each. Known to be small, each still leaves 1 to 4.
  const files = { "a.csv": "a,n\nTotal,7\nx,c\ny,c\n" };
  const any = await audit(files, { method: "suppression" });
  assert.equal(any.cells.map(told), ["a.csv x: c, 0 to 7, safe", "a.csv y: c, 0 to 7, safe"]);
  const small = await audit(files, { method: "suppression", marksSmall: true });
  assert.equal(small.cells.map(told), ["a.csv x: c, 3 to 4, narrow", "a.csv y: c, 3 to 4, narrow"]);
});

test("a row that is not there is nobody, unless its total says that it was left out", async () => {
  const nobody = await audit({ "a.csv": "a,b,n\nTotal,Total,40\nx,p,20\ny,q,20\n" }, { method: "none" });
  assert.is(nobody.counts.sensitive, 0);
  const leftOut = await audit(
    { "a.csv": "a,b,n\nTotal,Total,43\nx,p,20\ny,q,20\nTotal,q,20\n" },
    { method: "none" },
  );
  // The 3 that are missing under p can only be at y, p: the one row of p that is not there.
  assert.equal(leftOut.cells.map(told), ["a.csv y p: null, 3 to 3, exact"]);
});

test("a c beside rows that are not there is known by them: they are nobody", async () => {
  const found = await audit({ "a.csv": "a,b,n\nTotal,Total,23\nx,p,c\ny,q,20\n" }, { method: "suppression" });
  assert.equal(found.cells.map(told), ["a.csv x p: c, 3 to 3, exact"]);
});

test("a group that no row lists is worked out from the total and attacked", async () => {
  const all = await audit({ "a.csv": "a,n\nTotal,43\nx,20\ny,20\n" }, { method: "none" });
  assert.equal(all.cells.map(told), ["a.csv (not listed): null, 3 to 3, exact"]);
  const place = folder.write(
    "a.csv",
    "la,region,n\nTotal,Total,90\nTotal,R1,42\nL1,R1,40\nTotal,R2,48\nL2,R2,48\n",
  );
  const options = optionsOf({ method: "none" });
  const tables = { ...options.tables, hierarchies: [["la", "region"]] };
  const { audit: inRegion, notes } = await auditFiles([place], { ...options, tables });
  assert.equal(inRegion.cells.map(told), ["a.csv (not listed in R1) R1: null, 2 to 2, exact"]);
  assert.equal(notes, ['the codes of "la" do not make up their total: what is not listed is attacked too']);
});

test("none of small figures is exact on its face, and large ones are not sensitive", async () => {
  const found = await audit({ "a.csv": "a,n\nx,3\ny,30\n" }, { method: "none" });
  assert.equal(found.cells.map(told), ["a.csv x: 3, 3 to 3, exact"]);
});

test("x and u may be any count, and z is nobody", async () => {
  const found = await audit({ "a.csv": "a,n\nTotal,43\nw,x\nx,u\ny,z\nz,20\n" }, { method: "none" });
  assert.equal(found.cells.map(told), ["a.csv w: x, 0 to 23, safe", "a.csv x: u, 0 to 23, safe"]);
});

test("codes that do not add are at most their margin, and no sum is made of them", async () => {
  const found = await audit(
    { "a.csv": "a,n\nTotal,3\nx,c\ny,c\n" },
    { method: "suppression", notAdditive: ["a"] },
  );
  assert.equal(found.cells.map(told), [
    "a.csv Total: 3, 3 to 3, exact",
    "a.csv x: c, 0 to 3, narrow",
    "a.csv y: c, 0 to 3, narrow",
  ]);
});

test("figures that cannot be true under the rounding are refused with file and line", async () => {
  const message = await refusalOf(() => audit({ "a.csv": "a,n\nTotal,5\nx,10\ny,10\n" }));
  assert.match(message, /^a\.csv:\d: this figure and those it adds up with cannot all be true/);
});

test("small-count and cell-key are audited with the difference that is stated, and not without", async () => {
  const files = { "a.csv": "a,n\nTotal,10\nx,5\ny,5\n" };
  assert.is((await audit(files, { method: "cell-key", maxDifference: 2 })).verdict, "pass");
  assert.match(
    await refusalOf(() => audit(files, { method: "cell-key" })),
    /state it with --max-difference$/,
  );
});

async function remedyOf(files: Record<string, string>, given: Given = {}): Promise<readonly string[]> {
  const paths = Object.entries(files).map(([name, text]) => folder.write(name, text));
  return (await auditFiles(paths, optionsOf(given))).remedy();
}

const protect =
  "with the true counts first-release protect tries other methods, larger bases and merged categories";

test("the report tells proofs, counts and the remedy that was tried", async () => {
  const found = await audit({ "a.csv": "a,n\nTotal,23\nx,c\ny,20\n" }, { method: "suppression" });
  assert.equal(reportLines(found, optionsOf({ method: "suppression" }), ["remedy: none"]), [
    "a.csv a=x: exact: published c, proven exactly 3",
    "    a.csv:3 a=x (published c, so any count)",
    "    a.csv:2 the total of all (published 23, so exactly 23)",
    "    a.csv:4 a=y (published 20, so exactly 20)",
    "    the total of all is 23 and its other part, a=y, is 20; so a=x is exactly 3.",
    "fail: 1 sensitive cells: 1 exact, 0 narrow, 0 safe, 0 not audited",
    "remedy: none",
  ]);
});

test("the remedy is the figures that, shown as c too, leave nothing proven", async () => {
  // Beside a total of 23, x = 3 is safe as soon as y is c; so it is when the total is.
  const files = { "a.csv": "a,n\nTotal,23\nx,c\ny,20\n" };
  assert.equal(await remedyOf(files, { method: "suppression" }), [
    `remedy, tried: with this figure shown as c as well nothing is proven; ${protect}`,
    "    a.csv:4 a=y",
  ]);
  const mended = await audit({ "a.csv": "a,n\nTotal,23\nx,c\ny,c\n" }, { method: "suppression" });
  assert.is(mended.verdict, "pass");
});

test("a small figure that stands there for all to see is withheld itself, and another with it", async () => {
  const told = await remedyOf({ "a.csv": "a,n\nTotal,63\nx,3\ny,20\nz,40\n" }, { method: "none" });
  assert.equal(told, [
    `remedy, tried: with these 2 figures shown as c as well nothing is proven; ${protect}`,
    "    a.csv:3 a=x",
    "    a.csv:4 a=y",
  ]);
});

test("no remedy is told where nothing is proven, and none of c where c marks small counts only", async () => {
  const files = { "a.csv": "a,n\nTotal,43\nx,c\ny,c\nz,20\n" };
  assert.equal(await remedyOf(files, { method: "suppression" }), []);
  const small = await remedyOf(
    { "a.csv": "a,n\nTotal,7\nx,c\ny,c\n" },
    { method: "suppression", marksSmall: true },
  );
  assert.equal(small, [
    `remedy: c marks small counts only, so that no other figure can be shown as c; ${protect}`,
  ]);
});

test.run();
