import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { aFolder } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

folder.write("homes.csv", "la,region,n\nL1,R1,30\nL2,R1,41\nL3,R2,62\n");
folder.write("four.csv", "a,n\nTotal,10\nw,5\nx,5\ny,5\nz,5\n");

test("protect writes the files and says what it did", () => {
  const said = folder.run("protect", "homes.csv", "--count", "n", "--hierarchy", "la/region", "--out", "out");
  assert.equal(said, {
    status: 0,
    stdout: [
      "out/homes.csv: 6 cells, largest difference 2, mean 1.333, 0 c, 0 low",
      "Counts are rounded to the nearest 5, halves up, so that figures may not add up to their totals.",
      "A figure of 0 may stand for a small count.",
      "attacked: 0 sensitive cells, 0 safe, 0 not audited",
      "",
    ].join("\n"),
    stderr: "",
  });
  assert.is(
    folder.read("out/homes.csv"),
    "la,region,n\nTotal,Total,135\nTotal,R1,70\nL1,R1,30\nL2,R1,40\nTotal,R2,60\nL3,R2,60\n",
  );
});

test("audit of files gives the contract's JSON and exits 1 where a cell is proven", () => {
  const { status, stdout } = folder.run(
    "audit",
    "four.csv",
    "--count",
    "n",
    "--rounding",
    "conventional",
    "--json",
  );
  assert.is(status, 1);
  const { verdict, counts, cells } = JSON.parse(stdout);
  assert.is(verdict, "fail");
  assert.equal(counts, { sensitive: 4, exact: 4, narrow: 0, safe: 0, notAudited: 0 });
  assert.equal(Object.keys(cells[0]), [
    "file",
    "key",
    "published",
    "lower",
    "upper",
    "bounds",
    "status",
    "because",
  ]);
  assert.equal(
    { ...cells[0], because: [] },
    {
      file: "four.csv",
      key: { a: "w" },
      published: 5,
      lower: 3,
      upper: 3,
      bounds: "exact",
      status: "exact",
      because: [],
    },
  );
});

test("with --json the remedy goes to standard error, and no key is added to the contract's", () => {
  const words = ["audit", "four.csv", "--count", "n", "--json"];
  const { stdout, stderr } = folder.runAloud(...words);
  assert.equal(Object.keys(JSON.parse(stdout)), ["verdict", "counts", "cells"]);
  assert.match(
    stderr,
    /^remedy, tried: with this figure shown as c as well nothing is proven; .*\n {4}four\.csv:2 the/m,
  );
  assert.is(folder.run(...words).stderr, "");
});

test("audit of files exits 0 where nothing is proven", () => {
  const { status, stdout } = folder.run(
    "audit",
    "homes.csv",
    "--count",
    "n",
    "--rounding",
    "none",
    "--hierarchy",
    "la/region",
  );
  assert.is(status, 0);
  assert.match(stdout, /^pass: 0 sensitive cells/);
});

test("bad input exits 1 with file and line, and nothing is written", () => {
  folder.write("bad.csv", "a,n\nx,3\ny,-4\n");
  const said = folder.run("protect", "bad.csv", "--count", "n", "--out", "none");
  assert.equal(said, {
    status: 1,
    stdout: "",
    stderr: 'bad.csv:3: the count is negative; mend column "n": counts are whole numbers from 0\n',
  });
  assert.not(folder.has("none"));
});

const wrong: [string, string[], string][] = [
  [
    "an unknown method",
    ["protect", "homes.csv", "--count", "n", "--out", "o", "--method", "conventonal"],
    'command line: --method names no method "conventonal"; did you mean "conventional"?\n',
  ],
  [
    "a misspelt option",
    ["protect", "homes.csv", "--cuont", "n", "--out", "o"],
    "command line: there is no option --cuont; did you mean --count?\n",
  ],
  [
    "an option of the other command",
    ["protect", "homes.csv", "--count", "n", "--width", "3", "--out", "o"],
    'command line: "protect" takes no --width; leave it out, or see first-release --help\n',
  ],
  ["no count", ["audit", "homes.csv"], "command line: no count is named; name its column with --count\n"],
  [
    "no folder",
    ["protect", "homes.csv", "--count", "n"],
    "command line: no folder is named for the protected files; name it with --out\n",
  ],
  [
    "no file",
    ["protect", "--count", "n", "--out", "o"],
    'command line: "protect" is given no file; name one or more CSV files\n',
  ],
  [
    "a base that is no number",
    ["protect", "homes.csv", "--count", "n", "--out", "o", "--base", "five"],
    "command line: --base is not a whole number from 2; write digits\n",
  ],
  [
    "a hierarchy of one level",
    ["protect", "homes.csv", "--count", "n", "--out", "o", "--hierarchy", "la"],
    'command line: --hierarchy "la" has no two levels; write the finest first, e.g. ward/la/region\n',
  ],
  [
    "a release where files are asked about",
    ["audit", "involvement/2012", "--count", "n"],
    'command line: "involvement/2012" is not a CSV file; name files that end in .csv or .csv.gz\n',
  ],
  [
    "an option of files where releases are asked about",
    ["audit", "involvement/2012", "--base", "5"],
    'command line: "audit" takes no --base; leave it out, or see first-release --help\n',
  ],
];

for (const [what, words, message] of wrong)
  test(`${what} is refused in words`, () => {
    const { status, stderr } = folder.run(...words);
    assert.is(stderr, message);
    assert.is(status, 1);
    assert.not(folder.has("o"));
  });

test("the rules file gives the method and its parameters, and the command line stands above it", () => {
  folder.write("small.csv", "a,n\nx,3\ny,42\nz,2\n");
  folder.write(
    "rules.yaml",
    "method: conventional\nbase: 10\nsmall_counts: suppress\npercentages:\n  decimals: 1\n",
  );
  const protect = (...more: string[]) => {
    const words = [
      "protect",
      "small.csv",
      "--count",
      "n",
      "--rules",
      "rules.yaml",
      "--out",
      "ruled",
      "--no-audit",
    ];
    assert.is(folder.run(...words, ...more).status, 0);
    return folder.read("ruled/small.csv");
  };
  assert.is(protect(), "a,n\nTotal,50\nx,c\ny,40\nz,c\n");
  assert.is(protect("--base", "5"), "a,n\nTotal,45\nx,c\ny,40\nz,c\n");
  assert.is(protect("--method", "none"), "a,n\nTotal,47\nx,3\ny,42\nz,2\n");
});

test("a mistake in the rules file is told with its line", () => {
  folder.write("rules.yaml", "method: random\nbasis: 5\n");
  const { status, stderr } = folder.run("audit", "four.csv", "--count", "n", "--rules", "rules.yaml");
  assert.is(status, 1);
  assert.match(stderr, /^rules\.yaml:2: .*basis.*; .*base/);
});

test("the folder of the project itself holds the guide to these commands", () => {
  assert.match(
    readFileSync("methodology/guides/protect-files.md", "utf8"),
    /first-release protect homes\.csv/,
  );
});

test.run();
