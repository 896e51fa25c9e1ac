// Known ways in which published files give away what each figure alone does not (issue 3, "known traps").
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type AuditedCell, auditFiles } from "../../pipeline/files/file-audit.ts";
import type { TableOptions } from "../../pipeline/files/options.ts";
import { protectFiles } from "../../pipeline/files/protected-files.ts";
import type { Rounding } from "../../pipeline/files/rounding.ts";
import { defaultParameters } from "../../pipeline/protect/system-parameters.ts";
import { aFolder, plain, refusalOf } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

async function attacked(
  files: Record<string, string>,
  rounding: Partial<Rounding> = {},
  tables: Partial<TableOptions> = {},
) {
  const { audit } = await auditFiles(
    Object.entries(files).map(([name, text]) => folder.write(name, text)),
    {
      tables: { ...plain, ...tables },
      rounding: {
        method: "suppression",
        base: 5,
        threshold: 5,
        maxDifference: null,
        marksSmall: false,
        ...rounding,
      },
      width: null,
    },
  );
  return { ...audit, told: audit.cells.map(told) };
}

function told({ key, published, lower, upper, status }: AuditedCell): string {
  return `${Object.values(key).join(" ")}: ${published}, ${lower} to ${upper}, ${status}`;
}

const groupings = {
  hierarchies: [
    ["age", "band_a"],
    ["age", "band_b"],
  ],
};

// Ages 16 to 18 are 20 people and 16 to 17 are 17 of them: those of 18 are 3, whom neither file gives away alone.
const byBandA =
  "age,band_a,n\nTotal,Total,40\nTotal,A1,20\n16,A1,c\n17,A1,c\n18,A1,c\nTotal,A2,20\n19,A2,c\n20,A2,c\n";
const byBandB =
  "age,band_b,n\nTotal,Total,40\nTotal,B1,17\n16,B1,c\n17,B1,c\nTotal,B2,23\n18,B2,c\n19,B2,c\n20,B2,c\n";

test("two groupings of the same ages, each safe alone, give one age away together", async () => {
  const [one, other] = [{ hierarchies: [["age", "band_a"]] }, { hierarchies: [["age", "band_b"]] }];
  assert.is((await attacked({ "a.csv": byBandA }, {}, one)).verdict, "pass");
  assert.is((await attacked({ "b.csv": byBandB }, {}, other)).verdict, "pass");
  const both = await attacked({ "a.csv": byBandA, "b.csv": byBandB }, {}, groupings);
  assert.equal(both.counts, { sensitive: 5, exact: 1, narrow: 0, safe: 4, notAudited: 0 });
  const [age18] = both.cells.filter(({ status }) => status === "exact");
  assert.equal([age18?.file, age18?.key, age18?.lower], ["a.csv", { age: "18", band_a: "A1" }, 3]);
});

test("files of two groupings are protected together, each fine code alike in both", async () => {
  const ages = [9, 8, 3, 12, 8];
  const rows = (band: (i: number) => string) => ages.map((n, i) => `${16 + i},${band(i)},${n}`).join("\n");
  const paths = [
    folder.write("a.csv", `age,band_a,n\n${rows((i) => (i < 3 ? "A1" : "A2"))}\n`),
    folder.write("b.csv", `age,band_b,n\n${rows((i) => (i < 2 ? "B1" : "B2"))}\n`),
  ];
  for (const method of ["suppression", "random", "cell-key"] as const) {
    await protectFiles(paths, {
      tables: { ...plain, ...groupings },
      method,
      parameters: defaultParameters,
      seed: "7",
      isAudited: true,
      out: folder.out,
      seeksOthers: false,
    });
    const figures = (name: string) =>
      folder
        .read(`out/${name}`)
        .trim()
        .split("\n")
        .map((line) => line.split(","));
    const fine = (name: string) =>
      figures(name).flatMap(([age, , n]) => (/\d/.test(age!) ? [`${age} ${n}`] : []));
    assert.is(fine("a.csv").length, 5);
    assert.equal(fine("a.csv"), fine("b.csv"), method);
    const shown = figures("a.csv").concat(figures("b.csv"));
    // Those of 18 are the difference of two bands: not all of 18, 16 to 18 and 16 to 17 can stand there.
    const isShown = (...codes: string[]) =>
      shown.some((row) => codes.every((code, c) => row[c] === code) && row[2] !== "c");
    if (method === "suppression") assert.not(isShown("Total", "A1") && isShown("Total", "B1"));
  }
});

test("two groupings in one file, and hierarchies that do not begin with the same column, are refused", async () => {
  const both = { "a.csv": "age,band_a,band_b,n\n16,A1,B1,3\n" };
  assert.match(
    await refusalOf(() => attacked(both, {}, groupings)),
    /^a\.csv:1: has "band_b" beside another grouping of "age"; give each grouping in a file of its own/,
  );
  const above = {
    hierarchies: [
      ["a", "c"],
      ["b", "c"],
    ],
  };
  assert.match(
    await refusalOf(() => attacked({ "a.csv": "a,b,c,n\nx,y,z,3\n" }, {}, above)),
    /^command line: "c" is twice in --hierarchy/,
  );
  const again = {
    hierarchies: [
      ["a", "c"],
      ["a", "c"],
    ],
  };
  assert.match(
    await refusalOf(() => attacked({ "a.csv": "a,c,n\nx,z,3\n" }, {}, again)),
    /^command line: "a" is twice in --hierarchy/,
  );
});

test("where a code is left out of two groupings, its row is asked for: nothing says in which bands its people are", async () => {
  // Without its row those of 20 would be nobody in one grouping, and what is proven of the others would be false.
  const files = {
    "a.csv": byBandA.replaceAll("20,A2,c\n", "").replace("19,A2,c", "19,A2,15"),
    "b.csv": byBandB,
  };
  const left = { ...files, "b.csv": byBandB.replace("20,B2,c\n", "") };
  assert.match(
    await refusalOf(() => attacked(left, {}, groupings)),
    /^command line: the codes of "age" do not make up their totals, and .* give a row for every code of "age"/,
  );
});

test("suppressions that no equation solves are pinned by a margin of 0", async () => {
  // Four c, two by two, leave one free number; but nobody is in y, so that x is worked out.
  const text =
    "a,b,n\nTotal,Total,24\nTotal,p,3\nTotal,q,21\nx,Total,24\nx,p,c\nx,q,c\ny,Total,0\ny,p,c\ny,q,c\n";
  assert.equal((await attacked({ "a.csv": text })).told.slice(1), [
    "x p: c, 3 to 3, exact",
    "x q: c, 21 to 21, narrow",
    "y p: c, 0 to 0, narrow",
    "y q: c, 0 to 0, narrow",
  ]);
});

test("three singletons: c that marks small counts, three times in a total of 3, are three people, each alone", async () => {
  const text = "a,n\nTotal,20\nw,c\nx,c\ny,c\nz,17\n";
  assert.equal((await attacked({ "a.csv": text }, { marksSmall: true })).told, [
    "w: c, 1 to 1, exact",
    "x: c, 1 to 1, exact",
    "y: c, 1 to 1, exact",
  ]);
  // Where c may stand for any count the same file leaves 0 to 3 of each, which is less than four.
  assert.equal((await attacked({ "a.csv": text })).told, [
    "w: c, 0 to 3, narrow",
    "x: c, 0 to 3, narrow",
    "y: c, 0 to 3, narrow",
  ]);
});

test("conventional rounding with all parts at one end and the total at the other, in two files", async () => {
  // 4 parts of 3 are 12; as 5, 5, 5, 5 they may be 3 to 7 each, and the 10 of the other file is 8 to 12.
  const files = { "parts.csv": "a,b,n\nw,p,5\nx,p,5\ny,p,5\nz,p,5\n", "whole.csv": "b,n\np,10\n" };
  const found = await attacked(files, { method: "conventional" });
  assert.equal(found.counts, { sensitive: 4, exact: 4, narrow: 0, safe: 0, notAudited: 0 });
});

test("a category that is not listed is what all less the listed ones are", async () => {
  const found = await attacked({ "a.csv": "a,n\nTotal,30\nx,17\ny,11\n" }, { method: "none" });
  assert.equal(found.told, ["(not listed): null, 2 to 2, exact"]);
});

test("a total that stands in a second file only gives the c of the first away", async () => {
  const first = "a,b,n\nx,p,c\nx,q,20\ny,p,30\ny,q,40\n";
  assert.is((await attacked({ "first.csv": first })).verdict, "pass");
  // 93 people in all, in a file by c: 93 - 20 - 30 - 40 is 3.
  const second = "c,n\nTotal,93\nu,50\nv,43\n";
  const found = await attacked({ "first.csv": first, "second.csv": second });
  assert.equal(found.told, ["x p: c, 3 to 3, exact"]);
  assert.equal(found.cells[0]?.because.slice(0, 2), [
    "first.csv:2 a=x b=p (published c, so any count)",
    "second.csv:2 the total of all (published 93, so exactly 93)",
  ]);
});

test.run();
