import { spawnSync } from "node:child_process";
import { basename, dirname } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bytesOf, type Change, fileOf } from "./a-workbook.ts";

const program = `${process.cwd()}/pipeline/first-release.mjs`;

/** Runs `inspect` in the file's folder, so that the file is named as a user names it. */
function inspect(path: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, "inspect", basename(path), "--quiet", ...options],
    { cwd: dirname(path), encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const merged: Change = [
  "xl/worksheets/sheet4.xml",
  "</worksheet>",
  '<mergeCells><mergeCell ref="A1:C1"/></mergeCells></worksheet>',
];
const filtered: Change = [
  "xl/worksheets/sheet4.xml",
  "</worksheet>",
  '<autoFilter ref="A3:C6"/></worksheet>',
];

test("a workbook in which every must is met ends with 0, though a should is not", () => {
  const path = fileOf("pupils.xlsx", bytesOf("xlsx", [filtered]));
  const { status, stdout, stderr } = inspect(path);
  assert.match(
    stdout,
    /^ 7 {2}should {2}not met {9}No filters, no freeze panes\n {12}Pupils: a filter\n {12}to do: /m,
  );
  assert.match(stdout, / 1 not met \(0 must\),/);
  assert.is(stderr, "");
  assert.is(status, 0);
});

test("a must that is not met ends with 1, and --json says where in data", () => {
  const path = fileOf("pupils.xlsx", bytesOf("xlsx", [merged]));
  const { status, stdout } = inspect(path, "--json");
  const { file, met, items } = JSON.parse(stdout);
  assert.equal([file, met, items.length, status], [basename(path), false, 32, 1]);
  assert.equal(items[2], {
    item: 3,
    name: "merged-cells",
    title: "No merged or split cells, no nested tables",
    level: "must",
    result: "not met",
    where: [{ sheet: "Pupils", cells: "A1:C1", what: "merged" }],
    more: 0,
    todo: "unmerge the cells, and give each table a range of its own",
  });
});

test("a file that cannot be inspected is a problem in words and in JSON, and never a report", () => {
  const path = fileOf("pupils.ods", Buffer.from("no workbook"));
  const { status, stdout, stderr } = inspect(path, "--json");
  const where = basename(path);
  const what = "is damaged, or is no workbook";
  const todo = "open it in a spreadsheet program and save it again";
  assert.equal(JSON.parse(stdout), { problems: [{ where, what, todo }] });
  assert.is(stderr, `${where}: ${what}; ${todo}\n`);
  assert.is(status, 1);
});

test("two files, and an option of another command, are refused", () => {
  const path = fileOf("pupils.xlsx", bytesOf("xlsx", []));
  const said = 'command line: "inspect" takes one file; name one workbook, FILE.ods or FILE.xlsx\n';
  assert.is(inspect(path, "another.ods").stderr, said);
  assert.is(inspect(path, "--count", "x").stderr.includes('"inspect" takes no --count'), true);
});

test.run();
