import { test } from "uvu";
import * as assert from "uvu/assert";
import { releaseWorkbook } from "../../pipeline/formats/workbook/release-workbook.ts";
import {
  type Cell,
  columnLetters,
  headerRow,
  type Sheet,
  type Workbook,
} from "../../pipeline/formats/workbook.ts";
import type { SafeTable } from "../../pipeline/protect/safe-table.ts";
import { count, dimension, safeTable } from "../safe-fixture.ts";
import { byChannel, workbookInput } from "./workbook-fixture.ts";

const workbook = releaseWorkbook(workbookInput());

function sheet(name: string, from: Workbook = workbook): Sheet {
  const found = from.sheets.find((one) => one.name === name);
  assert.ok(found, `there is no sheet ${name}`);
  return found;
}

function rowsOf({ table }: Sheet): (string | number)[][] {
  return Array.from({ length: table.count }, (_, i) => table.row(i).map(shown));
}

function shown(cell: Cell): string | number {
  return cell.kind === "number" ? cell.value : cell.text;
}

const headersOf = ({ table }: Sheet) => table.columns.map(({ header }) => header);

test("the sheets are cover, contents, notes, shorthand, then the tables in the release's order", () => {
  assert.equal(
    workbook.sheets.map(({ name }) => name),
    ["Cover", "Contents", "Notes", "Shorthand", "by_channel", "by_role", "by_place"],
  );
});

test("the cover says what the release is, when, whom to ask, and that it is synthetic", () => {
  const cover = sheet("Cover");
  assert.is(cover.title, "Views of parents: autumn 2025");
  assert.is(cover.sentences.map(shown)[1], "Synthetic data. Made up by a script.");
  const facts = new Map(rowsOf(cover).map(([item, details]) => [item, details]));
  assert.is(facts.get("Published"), "20 November 2025");
  assert.is(facts.get("Last updated"), "1 December 2025");
  assert.is(facts.get("Next release"), "No further release is planned");
  assert.is(facts.get("Correction, 1 December 2025"), "A total. It was wrong.");
  assert.is(facts.get("Contact"), "Head of statistics, statistics@example.org");
  assert.match(String(facts.get("Designation")), /^Official statistics\. They are produced/);
  assert.is(facts.get("Licence"), "Open Government Licence v3.0");
});

test("the contents link to every other sheet, with the title of each table", () => {
  const rows = Array.from({ length: sheet("Contents").table.count }, (_, i) =>
    sheet("Contents").table.row(i),
  );
  assert.equal(
    rows.map(([link]) => link?.kind === "link" && "sheet" in link.to && link.to.sheet),
    ["Cover", "Notes", "Shorthand", "by_channel", "by_role", "by_place"],
  );
  assert.is(shown(rows[3]![1]!), "Channels, synthetic, England, autumn 2025");
});

test("notes are numbered in the order in which the tables first point at them, once each", () => {
  assert.is(
    sheet("by_channel").title,
    "Channels, synthetic, England, autumn 2025 [note 1] [note 2] [note 3]",
  );
  assert.is(sheet("by_role").title, "Responses by role, England, autumn 2025 [note 1] [note 3] [note 6]");
  const notes = rowsOf(sheet("Notes"));
  assert.equal(
    notes.map(([number]) => number),
    ["[note 1]", "[note 2]", "[note 3]", "[note 4]", "[note 5]", "[note 6]"],
  );
  assert.match(String(notes[0]![1]), /^How figures are protected: /);
  assert.is(notes[1]![1], "The app is new.");
  assert.is(notes[2]![1], "A note of two tables.");
  assert.is(notes[5]![1], "A note of its own.");
});

test("headers carry the notes on several answers and on weights, and the unit", () => {
  assert.equal(headersOf(sheet("by_channel")), [
    "Time period",
    "Time identifier",
    "Geographic level",
    "Country code",
    "Country name",
    "Channel [note 4]",
    "Percentage (%) [note 5]",
  ]);
});

test("a table's sheet has the rows of its CSV, with shorthand where there is no figure", () => {
  assert.equal(rowsOf(sheet("by_role")), [
    [202526, "Academic year", "National", "E92000001", "England", "Total", 1240, 1240, 100],
    [202526, "Academic year", "National", "E92000001", "England", "Parent", 1235, 1240, 99.6],
    [202526, "Academic year", "National", "E92000001", "England", "=Head, or “acting”", "[c]", 1240, "[low]"],
  ]);
});

test("a place's columns say [z] where they do not apply and [x] where the place has no such code", () => {
  const rows = rowsOf(sheet("by_place"));
  const headers = headersOf(sheet("by_place"));
  const cell = (row: number, header: string) => rows[row]![headers.indexOf(header)];
  assert.is(cell(0, "Region name"), "[z]");
  assert.is(cell(1, "Region name"), "Place E12000001");
  assert.is(cell(1, "Old local authority code"), "[z]");
  assert.is(cell(2, "Old local authority code"), "350");
  assert.is(cell(3, "School number in its local authority"), "[x]");
  assert.is(cell(0, "Source"), "[z]");
  assert.not.ok(rows.flat().includes(""), "no cell is empty");
});

test("only the shorthand that tables show is explained, and a note about other shorthand is left out", () => {
  assert.equal(
    rowsOf(sheet("Shorthand")).map(([one]) => one),
    ["[c]", "[low]", "[x]", "[z]"],
  );
  const without = releaseWorkbook(workbookInput([byChannel]));
  assert.not.ok(without.sheets.some(({ name }) => name === "Shorthand"));
  assert.not.match(String(rowsOf(sheet("Notes", without))[0]![1]), /\[low\]/);
});

test("every sheet says how many tables it has and in which cell the table begins", () => {
  for (const one of workbook.sheets) {
    assert.is(
      shown(one.sentences[0]!),
      `This worksheet contains one table, which begins in cell A${headerRow(one)}.`,
    );
  }
});

const named = (name: string): SafeTable =>
  safeTable({ name, dimensions: [dimension("role", ["head"])], measures: [count] }, [["Total", 5]]);

test("names of sheets and tables differ whatever their capitals, and sheets have 31 characters at most", () => {
  const long = "a-very-long-name-of-a-table-that-goes-on";
  const names = ["notes", "cover", long, `${long}-and-on`, "a-b", "a_b"];
  const { sheets } = releaseWorkbook(workbookInput(names.map(named)));
  const own = sheets.slice(-names.length);
  assert.equal(
    own.map(({ name }) => name),
    [
      "notes_2",
      "Cover_2".toLowerCase(),
      "a_very_long_name_of_a_table_tha",
      "a_very_long_name_of_a_table_t_2",
      "a_b",
      "a_b_2",
    ],
  );
  const tables = sheets.map(({ table }) => table.name.toLowerCase());
  assert.is(new Set(tables).size, tables.length);
  for (const name of tables) assert.match(name, /^[a-z_][a-z0-9_]*$/);
});

test("headers that would be the same differ", () => {
  const twice = safeTable(
    {
      name: "twice",
      dimensions: [dimension("a", ["x"], { label: "Place" }), dimension("b", ["y"], { label: "place" })],
      measures: [count],
    },
    [["Total", "Total", 5]],
  );
  const headers = headersOf(sheet("twice", releaseWorkbook(workbookInput([twice]))));
  assert.equal(headers.slice(5, 7), ["Place", "place (b)"]);
});

test("a table too long for a sheet is left out, and the contents say where it is", () => {
  const short = releaseWorkbook(workbookInput(), 13);
  assert.not.ok(short.sheets.some(({ name }) => name === "by_place"));
  assert.ok(short.sheets.some(({ name }) => name === "by_role"));
  assert.is(
    shown(sheet("Contents", short).sentences[1]!),
    'The table "Responses, by-place" has 4 rows, more than a worksheet can hold. It is in the file by-place.csv on the release page.',
  );
});

test("columns go by letters", () => {
  assert.equal([0, 25, 26, 51, 701, 702].map(columnLetters), ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
});

test.run();
