import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { levels } from "../pipeline/screen/levels.ts";
import { screen, screenProblems, screenTable } from "../pipeline/screen.ts";
import {
  aFolder,
  codesWithout,
  type Draft,
  good,
  messageOf,
  notPassed,
  type Row,
  screened,
  written,
} from "./screen/pair.ts";

const ours = "methodology/classifications/geography";
const shared = "../shared/codes";
const tables = "../shared/data/ees-tables";

function run(...words: string[]) {
  return spawnSync(process.execPath, ["pipeline/first-release.mjs", "screen", ...words, "--quiet"], {
    encoding: "utf8",
  });
}

test("screening stops after the first stage in which a rule fails, and tells all of that stage", async () => {
  const draft = good();
  for (const row of draft.rows)
    Object.assign(row, { time_period: "2024/25", country_name: "Wales", pupil_count: "" });
  Object.assign(draft.meta[0] ?? {}, { label: "" });
  const result = await screened(draft);
  assert.equal(notPassed(result), ["check_meta_label FAIL"]);
  assert.is(result.checks.at(-1)?.check, "check_meta_ind_unit_validation");
  assert.is(result.checks.length, 35);
  assert.not.ok(result.passed || result.apiSuitable);
});

test("a warning stops nothing, and only one of the API makes a table unsuitable for it", async () => {
  const draft = good();
  Object.assign(draft.meta[2] ?? {}, { indicator_dp: "" });
  const warned = await screened(draft);
  assert.equal(notPassed(warned), ["check_meta_ind_dp_set WARNING"]);
  assert.ok(warned.passed && warned.apiSuitable);
  Object.assign(draft.meta[2] ?? {}, { label: "P".repeat(101) });
  const long = await screened(draft);
  assert.ok(long.passed);
  assert.not.ok(long.apiSuitable);
});

test("the JSON has exactly passed, apiSuitable and checks, and each check its four texts", () => {
  const { data, meta } = written(good());
  const { stdout, status, stderr } = run(data, meta, "--codes", codesWithout(), "--json");
  const result = JSON.parse(stdout);
  assert.is(status, 0);
  assert.is(stderr, "");
  assert.equal(Object.keys(result), ["passed", "apiSuitable", "checks"]);
  assert.equal([result.passed, result.apiSuitable, result.checks.length], [true, true, 82]);
  assert.equal(result.checks[0], {
    check: "check_file_read",
    stage: "File read",
    result: "PASS",
    message: "72 rows of 15 columns",
  });
  for (const check of result.checks) {
    assert.equal(Object.keys(check), ["check", "stage", "result", "message"]);
    assert.ok(Object.values(check).every((text) => typeof text === "string" && text !== ""));
  }
});

test("the command exits with 0 where the pair passes, with or without warnings, and with 1 where it fails", () => {
  const draft = good();
  const paths = () => Object.values(written(draft));
  assert.is(run(...paths(), "--codes", codesWithout()).status, 0);
  assert.is(run(...paths(), "--codes", codesWithout("wards.csv", "data_dictionary.csv")).status, 0);
  draft.metaName = "other.meta.csv";
  assert.is(run(...paths(), "--codes", codesWithout()).status, 1);
  assert.is(run("nowhere.csv", "nowhere.meta.csv").status, 1);
});

test("each rule has an aligned line, and the last line is the verdict", () => {
  const draft = good();
  draft.metaName = "other.meta.csv";
  const { stdout } = run(...Object.values(written(draft)), "--codes", codesWithout());
  assert.equal(stdout.split("\n"), [
    "PASS     check_file_read         72 rows of 15 columns",
    "PASS     check_filename_spaces   the names of the files have no spaces",
    "PASS     check_filename_special  the names of the files have letters, digits, - and _ only",
    'FAIL     check_filenames_match   the metadata file is named "other.meta.csv"; name it pupils.meta.csv',
    'failed: 1 of 4 rules fail in stage "Filename", 0 warnings; later stages were not screened',
    "",
  ]);
});

test("a command line that does not name two files is refused with what to do", () => {
  const { status, stderr } = run("one.csv");
  assert.is(status, 1);
  assert.is(stderr, 'command line: "screen" takes two files; name DATA.csv and then DATA.meta.csv\n');
});

test("the project's own lists name the levels and columns that the rules know", () => {
  const lines = readFileSync(join(ours, "geography_df.csv"), "utf8").trim().split("\n").slice(1);
  assert.equal(
    lines,
    levels.map(({ level, code, name, second }) => [level, code ?? "", name, second ?? ""].join(",")),
  );
  assert.is(levels.length, 18);
});

test("a table of a package is screened by its name", async () => {
  const folder = aFolder();
  const { data, meta } = written(good());
  writeFileSync(join(folder, "pupils.csv"), readFileSync(data));
  writeFileSync(join(folder, "pupils.meta.csv"), readFileSync(meta));
  const result = await screenTable(folder, "pupils", ours);
  assert.ok(result.passed);
  assert.equal(notPassed(result), ["check_data_dict_col_name WARNING", "check_data_dict_fil_item WARNING"]);
});

test("what fails is a problem with what is wrong and what to do, and what passes is none", async () => {
  const draft = good();
  assert.equal(screenProblems("pupils", await screened(draft)), []);
  draft.metaName = "other.meta.csv";
  assert.equal(screenProblems("clubs/2026 pupils", await screened(draft)), [
    {
      where: "clubs/2026 pupils",
      what: 'check_filenames_match: the metadata file is named "other.meta.csv"',
      todo: "name it pupils.meta.csv",
    },
  ]);
});

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const label = fc.stringMatching(/^[A-Z][A-Za-z ,"'&éñ-]{1,20}[a-z]$/);

/** A good table with filters, levels and numbers of any names: every combination of two years and its levels. */
const goodTable = fc
  .record({
    filters: fc.uniqueArray(
      fc.record({ name: word, levels: fc.uniqueArray(label, { minLength: 1, maxLength: 3 }) }),
      {
        selector: ({ name }) => name,
        minLength: 1,
        maxLength: 3,
      },
    ),
    cells: fc.array(fc.oneof(fc.nat().map(String), fc.constantFrom("c", "low", "z", "x", "0.5")), {
      minLength: 3,
    }),
    six: fc.boolean(),
  })
  .map(({ filters, cells, six }): Draft => {
    const draft = good();
    const names = filters.map(({ name }) => `by_${name}`);
    const keys = filters.reduce<Row[]>(
      (rows, { levels: texts }, n) =>
        rows.flatMap((row) => ["Total", ...texts].map((text) => ({ ...row, [names[n] ?? ""]: text }))),
      (six ? ["202324", "202425"] : ["2023", "2024"]).map((time_period) => ({
        time_period,
      })),
    );
    const time_identifier = six ? "Academic year" : "Calendar year";
    draft.rows = keys.flatMap((key) =>
      good()
        .rows.filter((row) => `${row["time_period"]}${row["sex"]}${row["subject"]}` === "2023TotalTotal")
        .map((row) => ({ ...row, ...key, time_identifier })),
    );
    for (const [n, row] of draft.rows.entries()) row["pupil_count"] = cells[n % cells.length] ?? "";
    draft.columns = [...draft.columns.slice(0, 10), ...names, "pupil_count"];
    draft.meta = [
      ...names.map((name) => ({ col_name: name, col_type: "Filter", label: `By ${name}` })),
      ...draft.meta.filter((row) => row["col_name"] === "pupil_count"),
    ];
    return draft;
  });

test("a random good table passes with nothing but what the data dictionary says", async () => {
  await fc.assert(
    fc.asyncProperty(goodTable, async (draft) => {
      const result = await screened(draft);
      assert.equal(notPassed(result), ["check_data_dict_col_name WARNING"]);
    }),
    { numRuns: 40 },
  );
});

const nasty = fc.constantFrom(
  "",
  " ",
  "x",
  "z",
  "c",
  "'",
  '"',
  ";--",
  "%",
  "\\",
  "Total",
  "NA",
  "Not available",
  "é",
  "\n",
  "202425",
  "[",
  "1e9",
);
const change = fc.record({ inMeta: fc.boolean(), row: fc.nat(71), column: fc.nat(14), text: nasty });

test("a good table with a few cells changed gives a verdict by the rules, whatever stands in them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const draft = good();
      for (const { inMeta, row, column, text } of changes) {
        const [columns, rows] = inMeta ? [draft.metaColumns, draft.meta] : [draft.columns, draft.rows];
        Object.assign(rows[row % rows.length] ?? {}, { [columns[column % columns.length] ?? ""]: text });
      }
      const result = await screened(draft);
      assert.is(
        result.passed,
        result.checks.every(({ result: one }) => one !== "FAIL"),
      );
      assert.ok(result.passed ? result.checks.length === 82 : result.checks.length < 83);
    }),
    { numRuns: 60 },
  );
});

/** Metadata of a published file, whose publisher gives none with it: each column after the places, by its kind. */
function metadataOf(header: readonly string[], filters: readonly string[]): string {
  const rows = header
    .slice(10)
    .map((name) =>
      filters.includes(name) ? `${name},Filter,${name} label,,,,,` : `${name},Indicator,${name} label,,,0,,`,
    );
  return `${good().metaColumns.join(",")}\n${rows.join("\n")}\n`;
}

async function published(name: string, filters: readonly string[], leftOut: readonly string[] = []) {
  const text = readFileSync(join(tables, name), "utf8");
  const header = (text.split(/\r?\n/)[0] ?? "").split(",").filter((column) => !leftOut.includes(column));
  const folder = aFolder();
  writeFileSync(join(folder, name), text);
  const meta = join(folder, name.replace(".csv", ".meta.csv"));
  writeFileSync(meta, metadataOf(header, filters));
  return screen({ data: join(folder, name), meta, codes: shared, codesAreNamed: true });
}

if (existsSync(tables) && existsSync(shared)) {
  test("the published table of the children's social work workforce passes, its names not in the dictionary", async () => {
    const result = await published("csww_indicators_2017_to_2025.csv", []);
    assert.equal(notPassed(result), ["check_data_dict_col_name WARNING"]);
    assert.ok(result.passed);
  });

  test("the published table of children in need fails where its one category is listed as a filter", async () => {
    const result = await published("b1_children_in_need_2013_to_2025.csv", ["category"]);
    assert.equal(notPassed(result), [
      "check_col_snake_case WARNING",
      "check_col_var_start WARNING",
      "precheck_filter_not_singular FAIL",
    ]);
    assert.match(messageOf(result, "check_col_snake_case"), /"Anypoint_episodes".* and 4 more/);
    assert.match(messageOf(result, "precheck_filter_not_singular"), /"category" has one level only/);
  });

  test("without that row it passes, with the warnings on its names", async () => {
    const result = await published("b1_children_in_need_2013_to_2025.csv", [], ["category"]);
    assert.equal(notPassed(result), [
      "check_col_snake_case WARNING",
      "check_col_var_start WARNING",
      "check_data_dict_col_name WARNING",
    ]);
  });
} else
  console.log("SKIPPED: published tables are not screened, because ../shared/data/ees-tables is not here");

test.run();
