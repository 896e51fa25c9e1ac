import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { screen } from "../../pipeline/screen.ts";
import { aFolder, codesWithout, good, lists, messageOf, notPassed, written } from "./pair.ts";

const codes = codesWithout();
const meta = `${good().metaColumns.join(",")}\nsex,Filter,Sex,,,,,\n`;

/** What file_read says of a data file with these bytes. */
async function said(bytes: string | Uint8Array, name = "pupils.csv", metadata: string | Uint8Array = meta) {
  const folder = aFolder();
  writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "pupils.meta.csv"), metadata);
  const result = await screen({
    data: join(folder, name),
    meta: join(folder, "pupils.meta.csv"),
    codes,
    codesAreNamed: true,
  });
  const [first] = result.checks;
  if (first?.result === "FAIL") assert.equal(notPassed(result), ["check_file_read FAIL"]);
  return `${first?.result}: ${messageOf(result, "check_file_read")}`;
}

const unreadable: readonly [what: string, bytes: string | Uint8Array, message: string][] = [
  ["an empty file", "", "pupils.csv: is empty; give a file with a header and rows"],
  ["a file of blank lines", "\n\n", "pupils.csv: is empty; give a file with a header and rows"],
  [
    "an empty first line",
    "\na,b\n1,2\n",
    "pupils.csv: begins with an empty line; begin it with the names of its columns",
  ],
  ["a header alone", "a,b\n", "pupils.csv: has a header and no rows; give a file with rows"],
  [
    "a column without a name",
    "a,,c\n1,2,3\n",
    "pupils.csv: has no name for column 2; name every column in the header",
  ],
  [
    "a name that stands twice",
    "a,b,a\n1,2,3\n",
    "pupils.csv: names column 3 as column 1; give every column a name of its own",
  ],
  [
    "a line break in the header",
    'a,"b\nc"\n1,2\n',
    "pupils.csv: has a header with a line break or an unclosed quote; write it on one line",
  ],
  ["semicolons", "a;b\n1;2\n", "pupils.csv: is not separated by commas; save it as CSV with commas"],
  [
    "a row with too few cells",
    "a,b\n1,2\n3\n",
    "pupils.csv: line 3 has fewer cells than the header; give every row a cell for each column",
  ],
  [
    "a row with too many cells",
    "a,b\n1,2\n3,4,5\n",
    "pupils.csv: line 3 has more cells than the header; give every row a cell for each column",
  ],
  [
    "a quote that is not closed",
    'a,b\n1,2\n"3,4\n',
    "pupils.csv: line 3 has a quote that is not closed, or text after a closing quote; give every row a cell for each column",
  ],
  [
    "a NUL byte",
    "a,b\n1,\0\n",
    "pupils.csv: holds a NUL byte, so that it is no text; save it again as CSV UTF-8",
  ],
  [
    "Windows-1252",
    Buffer.from("a,b\n1,\u00a35\n", "latin1"),
    "pupils.csv: is not in UTF-8 (Excel's plain CSV is Windows-1252); save it as CSV UTF-8",
  ],
  [
    "UTF-16",
    Buffer.from("\ufeffa,b\n1,2\n", "utf16le"),
    "pupils.csv: is in UTF-16 (Excel's Unicode text); save it as CSV UTF-8",
  ],
  [
    "a workbook",
    "PK\u0003\u0004 and so on",
    "pupils.csv: is a workbook or a ZIP file by its content; save the table as CSV UTF-8",
  ],
  [
    "lines that end in two ways",
    "a,b\r\n1,2\n3,4\r\n",
    "pupils.csv: is no CSV that can be read: ends of lines of two kinds, or quotes that do not close; save it again as CSV UTF-8",
  ],
];

for (const [what, bytes, message] of unreadable)
  test(`${what} fails the reading of the data, and is no crash`, async () => {
    assert.is(await said(bytes), `FAIL: ${message}`);
  });

test("packed data that is cut off fails the reading", async () => {
  const packed = gzipSync("a,b\n1,2\n".repeat(1000));
  assert.match(
    await said(packed.subarray(0, 30), "pupils.csv.gz"),
    /FAIL: pupils\.csv\.gz: cannot be unpacked/,
  );
});

test("metadata that cannot be read fails the reading, and is named", async () => {
  const right = "a,b\n1,2\n";
  assert.match(await said(right, "pupils.csv", ""), /FAIL: pupils\.meta\.csv: is empty/);
  assert.match(
    await said(right, "pupils.csv", `${meta}age,Filter\n`),
    /pupils\.meta\.csv: row 2 has 2 cells and the header 8/,
  );
  assert.match(await said(right, "pupils.csv", good().metaColumns.join(",")), /has a header and no rows/);
  assert.match(await said(right, "pupils.csv", `${meta}"age,Filter,,,,,,\n`), /a quote that is not closed/);
});

test("a file that is not there, or is no CSV by its name, fails the reading", async () => {
  const paths = written(good());
  rmSync(paths.data);
  const gone = await screen({ ...paths, codes, codesAreNamed: true });
  assert.is(
    messageOf(gone, "check_file_read"),
    "pupils.csv: there is no such file; look at its name and folder",
  );
  assert.match(await said("a,b\n1,2\n", "pupils.txt"), /pupils\.txt: is not a CSV file by its name/);
});

test("packed files, a byte order mark, carriage returns and blank lines at the end are read", async () => {
  for (const text of ["\ufeffa,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2\n\n\n", "a,b\n1,2", 'a,b\n1,"2\n3"\n'])
    assert.is(await said(text), "PASS: 1 rows of 2 columns", JSON.stringify(text));
  assert.is(await said(gzipSync("a,b\n1,2\n"), "pupils.csv.gz"), "PASS: 1 rows of 2 columns");
});

test("names of files and folders that look like patterns are read as they are", async () => {
  const folder = join(aFolder(), "a[1]* 'b'");
  mkdirSync(folder);
  writeFileSync(join(folder, "pu[p]ils.csv"), "a,b\n1,2\n");
  writeFileSync(join(folder, "pu[p]ils.meta.csv"), meta);
  const [data, metadata] = [join(folder, "pu[p]ils.csv"), join(folder, "pu[p]ils.meta.csv")];
  const result = await screen({ data, meta: metadata, codes, codesAreNamed: true });
  assert.equal(notPassed(result), ["check_filename_special FAIL"]);
});

test("of many rows that are too wide the first is told, however many threads read them", async () => {
  const wide = (n: number) => (n >= 20 && n % 3 === 0 ? `${n},2,3` : `${n},2`);
  const lines = Array.from({ length: 300_000 }, (_, n) => wide(n));
  assert.match(await said(`a,b\n${lines.join("\n")}\n`), /line 23 has more cells/);
});

test("whatever two files hold, they are screened without a crash", async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom(
      "",
      "x",
      "Filter",
      "Indicator",
      "time_period",
      "geographic_level",
      "col_name",
      "label",
      "Total",
      '"',
    ),
  );
  const columns = fc.constantFrom(good().columns.join(","), good().metaColumns.join(","), "a,b");
  const file = fc
    .tuple(columns, fc.array(fc.array(cell, { minLength: 1, maxLength: 15 }), { maxLength: 6 }))
    .map(([header, rows]) => [header, ...rows.map((cells) => cells.join(","))].join("\n"));
  await fc.assert(
    fc.asyncProperty(file, file, async (data, metadata) => {
      assert.match(await said(data, "pupils.csv", metadata), /^(PASS|FAIL): /);
    }),
    { numRuns: 60 },
  );
});

test("names that differ in their case are two columns", async () => {
  assert.is(await said("Sex,sex,c'; --\n1,2,3\n"), "PASS: 1 rows of 3 columns");
});

test("what a file holds is shown on one line and cut", async () => {
  const draft = good();
  for (const row of draft.rows) row["time_identifier"] = `\u001b[31m${"y".repeat(200)}\n`;
  const result = await screen({ ...written(draft), codes, codesAreNamed: true });
  const message = messageOf(result, "precheck_time_id_valid");
  assert.not.match(message, /\p{C}/u);
  assert.ok(message.length < 250);
});

test("code lists that are no lists, or a folder that is not there, are the user's to mend", async () => {
  const folder = codesWithout();
  writeFileSync(join(folder, "regions.csv"), "code,label\nE12000001,North East\n");
  const paths = written(good());
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => "",
      (error: Error) => `${error.name}: ${error.message}`,
    );
  assert.is(
    await refusal(screen({ ...paths, codes: folder, codesAreNamed: true })),
    "UserError: regions.csv: is no code list that can be read; give it the columns region_code, region_name",
  );
  assert.match(
    await refusal(screen({ ...paths, codes: join(folder, "no"), codesAreNamed: true })),
    /--codes names no folder/,
  );
});

test("a rule whose list is absent warns that it was not checked, and is no failure", async () => {
  const draft = good();
  draft.columns.splice(10, 0, "ward_code", "ward_name");
  for (const row of draft.rows.filter((one) => one["geographic_level"] === "National"))
    draft.rows.push({ ...row, geographic_level: "Ward", ward_code: "E05013030", ward_name: "Central Park" });
  const folder = join(aFolder(), "absent");
  assert.not.ok(existsSync(folder));
  const result = await screen({ ...written(draft), codes: folder, codesAreNamed: false });
  assert.equal(notPassed(result), [
    ...["precheck_geog_level", "precheck_geog_level_present"].map((name) => `${name} WARNING`),
    ...["country", "region", "ward", "la"].map((name) => `check_${name}_combinations WARNING`),
    ...["location_code", "column_name", "column_label", "column_item"].map(
      (name) => `check_char_limit_${name} WARNING`,
    ),
    ...["check_data_dict_col_name WARNING", "check_data_dict_fil_item WARNING"],
  ]);
  assert.match(messageOf(result, "check_ward_combinations"), /^not checked.*wards\.csv.*--codes/);
  assert.ok(result.passed);
  assert.not.ok(result.apiSuitable);
});

test("places outside the lists pass by their own list, and any of them where that is absent", async () => {
  const outside = (name: string) => {
    const draft = good();
    for (const row of draft.rows.filter((one) => one["geographic_level"] === "Regional"))
      Object.assign(row, { region_code: "z", region_name: name });
    return draft;
  };
  const screenedWith = async (name: string, folder: string) =>
    notPassed(await screen({ ...written(outside(name)), codes: folder, codesAreNamed: true }));
  assert.ok(lists["extra_geog_options.csv"]?.includes("z,Unknown"));
  assert.equal(await screenedWith("Unknown", codes), []);
  assert.equal(await screenedWith("Abroad", codes), ["check_region_combinations FAIL"]);
  assert.equal(await screenedWith("Abroad", codesWithout("extra_geog_options.csv")), []);
});

test.run();
