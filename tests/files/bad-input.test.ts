import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPublishedCount, readTrueCount } from "../../pipeline/files/count-value.ts";
import { linkFiles, readFiles } from "../../pipeline/files/linked-files.ts";
import type { TableOptions } from "../../pipeline/files/options.ts";
import { trueCounts } from "../../pipeline/files/true-counts.ts";
import { aFolder, plain, refusalOf } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

const places = { hierarchies: [["la", "region"]] };

async function refusal(files: Record<string, string>, options: Partial<TableOptions> = {}): Promise<string> {
  const paths = Object.entries(files).map(([name, text]) => folder.write(name, text));
  return refusalOf(() =>
    trueCounts(
      linkFiles(readFiles(paths, { ...plain, ...options }, readTrueCount), { ...plain, ...options }),
    ),
  );
}

const mistakes: [string, Record<string, string>, Partial<TableOptions>, RegExp][] = [
  ["a negative count", { "a.csv": "a,n\nx,3\ny,-4\n" }, {}, /^a\.csv:3: the count is negative; /],
  ["a fraction", { "a.csv": "a,n\nx,3.5\n" }, {}, /^a\.csv:2: the count is not a whole number; /],
  ["a blank count", { "a.csv": "a,n\nx,\n" }, {}, /^a\.csv:2: the count is blank; /],
  ["a symbol in place of a true count", { "a.csv": "a,n\nx,c\n" }, {}, /^a\.csv:2: the count is a symbol; /],
  ["an unknown symbol", { "a.csv": "a,n\nx,??\n" }, {}, /^a\.csv:2: the count is an unknown symbol; /],
  [
    "a count that is too large",
    { "a.csv": "a,n\nx,9999999999\n" },
    {},
    /^a\.csv:2: the count is above 2,147,483,646; /,
  ],
  [
    "counts whose total is too large",
    { "a.csv": "a,n\nx,2000000000\ny,2000000000\n" },
    {},
    /^a\.csv:2: a total .* above/,
  ],
  [
    "a margin that contradicts its cells",
    { "a.csv": "a,n\nx,3\nTotal,8\ny,4\n" },
    {},
    /^a\.csv:3: its count is not the sum/,
  ],
  ["a cell twice", { "a.csv": "a,n\nx,3\ny,4\nx,3\n" }, {}, /^a\.csv:4: is the same cell as line 2; /],
  [
    "a code with two parents",
    { "a.csv": "la,region,n\nL1,R1,3\nL2,R1,1\nL1,R2,4\n" },
    places,
    /^a\.csv:4: its "la" lies in another "region"/,
  ],
  [
    "a place whose region is at its margin",
    { "a.csv": "la,region,n\nL1,Total,3\n" },
    places,
    /^a\.csv:2: "region" is at its margin/,
  ],
  [
    "a place of no region",
    { "a.csv": "la,region,n\nL1,R1,3\n", "b.csv": "la,n\nL1,3\nL2,0\n" },
    places,
    /^b\.csv:3: no file says in which "region"/,
  ],
  [
    "a level left out between two",
    { "a.csv": "w,r,n\nW,R,3\n", "b.csv": "w,l,r,n\nW,L,R,3\n" },
    { hierarchies: [["w", "l", "r"]] },
    /^a\.csv:1: lacks a column/,
  ],
  [
    "files that disagree on a cell",
    { "a.csv": "a,n\nx,3\n", "b.csv": "a,n\nx,4\n" },
    {},
    /^b\.csv:2: the same cell has another count in a\.csv:2; /,
  ],
  [
    "files that disagree on a sum",
    { "a.csv": "a,b,n\nx,p,3\n", "b.csv": "a,c,n\nx,q,4\n" },
    {},
    /^[ab]\.csv:2: this and the counts beside it add/,
  ],
  [
    "a code above a margin that need not be its sum",
    { "a.csv": "a,n\nTotal,2\nx,3\n" },
    { notAdditive: ["a"] },
    /^a\.csv:3: its count is above its margin's; /,
  ],
  [
    "no margin where it cannot be summed",
    { "a.csv": "a,n\nx,3\n" },
    { notAdditive: ["a"] },
    /^a\.csv:2: its margin is not given/,
  ],
  [
    "no column of counts",
    { "a.csv": "a,number\nx,3\n" },
    { count: "numbr" },
    /^a\.csv:1: has no column "numbr"; did you mean "number"\?/,
  ],
  [
    "a dimension of no file",
    { "a.csv": "age,n\nx,3\n" },
    { notAdditive: ["agee"] },
    /^command line: --not-additive names "agee".*did you mean "age"\?/,
  ],
  [
    "a column in two hierarchies",
    { "a.csv": "a,b,n\nx,p,3\n" },
    {
      hierarchies: [
        ["a", "b"],
        ["b", "a"],
      ],
    },
    /^command line: "b" is twice in --hierarchy/,
  ],
  [
    "a hierarchy that adds up in part",
    { "a.csv": "la,region,n\nL1,R1,3\n" },
    { ...places, notAdditive: ["la"] },
    /^command line: --not-additive names some levels/,
  ],
  ["two columns of one name", { "a.csv": "a,a,n\nx,x,3\n" }, {}, /^a\.csv:1: has two columns of one name; /],
  ["no dimension", { "a.csv": "n\n3\n" }, {}, /^a\.csv:1: has no dimension; /],
  ["a ragged row", { "a.csv": "a,n\nx,3\ny\n" }, {}, /^a\.csv:3: has 1 cell where the header has 2; /],
  ["a blank code", { "a.csv": "a,n\n,3\n" }, {}, /^a\.csv:2: "a" is blank; /],
  ["an open quote", { "a.csv": 'a,n\nx,3\n"y,4\n' }, {}, /^a\.csv:3: a quote is not closed/],
  ["an empty file", { "a.csv": "" }, {}, /^a\.csv: is empty; /],
  ["a header alone", { "a.csv": "a,n\n" }, {}, /^a\.csv: has a header and no rows; /],
];

for (const [what, files, options, message] of mistakes)
  test(`${what} is refused with its file and line`, async () => {
    assert.match(await refusal(files, options), message);
  });

test("no message tells a code or a count", async () => {
  for (const [, files, options] of mistakes.slice(0, 10)) {
    const text = await refusal(files, options);
    assert.not.match(text, /9999999999|-4|3\.5|\?\?|L1/);
  }
});

test("a million columns are refused, in the header and in a row", async () => {
  const columns = Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(",");
  assert.match(
    await refusal({ "a.csv": `${columns},n\n` }),
    /^a\.csv:1: the header has more than 65,536 characters; /,
  );
  const some = Array.from({ length: 5_000 }, (_, i) => `c${i}`).join(",");
  assert.match(
    await refusal({ "a.csv": `${some},n\n1\n` }),
    /^a\.csv:1: has 5000 dimensions, more than 24; /,
  );
  assert.match(await refusal({ "a.csv": `a,n\n${columns}\n` }), /^a\.csv:2: has 1000000 cells where/);
});

test("dimensions that make more cells than fit are refused before any is made", async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `a${i},b${i},c${i},1`).join("\n");
  assert.match(
    await refusal({ "a.csv": `a,b,c,n\n${rows}\n` }),
    /^a\.csv: its dimensions make 6\.45e\+7 cells/,
  );
});

test("a file that is not there or not UTF-8 is refused by its name", async () => {
  assert.match(
    await refusalOf(() => readFiles(["nowhere.csv"], plain, readTrueCount)),
    /^nowhere\.csv: there is no such file/,
  );
  const path = folder.write("latin.csv", Uint8Array.from([0x61, 0x2c, 0x6e, 0x0a, 0xe9, 0x2c, 0x33]));
  assert.match(
    await refusalOf(() => readFiles([path], plain, readTrueCount)),
    /^latin\.csv: is not in UTF-8; /,
  );
  const torn = folder.write("torn.csv.gz", Uint8Array.from([1, 2, 3]));
  assert.match(
    await refusalOf(() => readFiles([torn], plain, readTrueCount)),
    /^torn\.csv\.gz: cannot be unpacked/,
  );
});

test("a published file may show c, low, x, u and z, and nothing else", () => {
  for (const symbol of ["c", "low", "x", "u", "z"]) assert.type(readPublishedCount(symbol), "object");
  assert.is(readPublishedCount("[c]"), "the count is an unknown symbol");
  assert.is(readPublishedCount("C"), "the count is an unknown symbol");
  assert.equal(readPublishedCount("15"), { value: 15, state: 0 });
});

test.run();
