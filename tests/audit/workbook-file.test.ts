import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkWorkbook } from "../../pipeline/audit/workbook-file.ts";
import { placesOf } from "../../pipeline/formats/places.ts";
import { releaseFile } from "../../pipeline/formats/release-json.ts";
import { writeWorkbooks } from "../../pipeline/formats/workbook-files.ts";
import { safeRows } from "../../pipeline/safe-rows.ts";
import { zipOf } from "../zip-fixture.ts";
import { publishPackage } from "./a-package.ts";

const input = await publishPackage();
const { release, collection } = input.loaded;
const made = { tables: [], headlines: [], mainPoints: [], organisations: [], shown: [] };
const workbookInput = {
  release: releaseFile({ ...input.loaded, publisher: input.publisher }, made),
  tables: input.tables,
  rows: {
    time: { period: release.time_period, identifier: release.time_identifier },
    country: input.publisher.country,
    places: placesOf(collection),
  },
  page: "https://example.org/statistics/releases/views/2025/",
};
const [ods = "", xlsx = ""] = (await writeWorkbooks(input.folder, workbookInput)).map(({ path }) => path);

/** The findings after a part of a workbook was changed, and the workbook written anew. */
async function changed(name: string, part: string, change: (xml: string) => string): Promise<string[]> {
  const parts = unzipSync(readFileSync(join(input.folder, name)));
  const texts = Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
  const after = change(texts[part]!);
  assert.is.not(after, texts[part], "the change changed nothing");
  const other = name.replace("views", "changed");
  writeFileSync(join(input.folder, other), zipOf({ ...texts, [part]: after }));
  const { findings } = await checkWorkbook(other, input);
  return findings.map(({ where, what }) => `${where}: ${what}`);
}

const inOds = (change: (xml: string) => string) => changed(ods, "content.xml", change);
const lastSheet = "xl/worksheets/sheet6.xml";

test("workbooks as written have nothing wrong, and every number was recomputed", async () => {
  const values = input.tables.map((table) => safeRows(table).count * table.shape.measures.length);
  for (const name of [ods, xlsx]) {
    const { numbers, findings } = await checkWorkbook(name, input);
    assert.equal(findings, []);
    assert.is(numbers, values[0]! + values[1]!);
    assert.ok(numbers > 10);
  }
});

test("a number that differs is found in either file", async () => {
  assert.equal(await inOds((xml) => xml.replace('office:value="420"', 'office:value="421"')), [
    "places, row 13, response_count: is not what the table says",
  ]);
  assert.equal(await changed(xlsx, lastSheet, (xml) => xml.replace("<v>420</v>", "<v>421</v>")), [
    "places, row 13, response_count: is not what the table says",
  ]);
});

test("a number where a symbol must stand is found, and a symbol in the place of another", async () => {
  const cell =
    '<table:table-cell table:style-name="Shorthand" office:value-type="string"><text:p>[c]</text:p>';
  const number = '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p>';
  assert.match((await inOds((xml) => xml.replace(cell, number))).join(), "is not what the table says");
  assert.match(
    (await inOds((xml) => xml.replace(cell, cell.replace("[c]", "[low]")))).join(),
    "is not what the table says",
  );
});

test("a number as text is found, though it looks the same", async () => {
  const found = await inOds((xml) =>
    xml.replace('office:value-type="float" office:value="420"', 'office:value-type="string"'),
  );
  assert.equal(found, ["places, row 13, response_count: is not what the table says"]);
});

test("a formula is found, whatever it shows", async () => {
  const found = await inOds((xml) =>
    xml.replace('office:value="420"', 'office:value="420" table:formula="of:=400+20"'),
  );
  assert.match(found.join(), "places, row 13: has a formula");
  const other = await changed(xlsx, lastSheet, (xml) => xml.replace("<v>420</v>", "<f>400+20</f><v>420</v>"));
  assert.match(other.join(), "places, row 13: has a formula");
});

test("a label that differs, a row too few and a row too many are found", async () => {
  assert.match(
    (await inOds((xml) => xml.replace("<text:p>Hartlepool<", "<text:p>Hull<"))).join(),
    'la_name: is "Hull" and should be "Hartlepool"',
  );
  const row =
    /<table:table-row table:style-name="Row">(?:(?!<\/table:table-row>).)*Hartlepool.*?<\/table:table-row>/;
  assert.match(
    (await inOds((xml) => xml.replace(row, ""))).join(),
    "places, number of rows: is 3 and should be 4",
  );
  assert.match(
    (await inOds((xml) => xml.replace(row, "$&$&"))).join(),
    "places, number of rows: is 5 and should be 4",
  );
});

test("columns of place are known by their headers, and one that is missing or a label as a number is found", async () => {
  const found = await inOds((xml) => xml.replaceAll(">Local authority name<", ">Name<"));
  assert.ok(found.includes("places, headers: la_name is missing"));
  const name = 'office:value-type="string"><text:p>Hartlepool<';
  const asNumber = await inOds((xml) =>
    xml.replace(name, name.replace('"string"', '"float" office:value="Hartlepool"')),
  );
  assert.match(asNumber.join(), 'la_name: is "Hartlepool" and should be "Hartlepool"');
});

test("a number that nobody vouches for is found on the cover, in a note, a title and a header", async () => {
  const own = "has a number of its own";
  assert.equal(await inOds((xml) => xml.replace("What parents think, 2025.", "What 1,283 parents think.")), [
    `Cover, row 5: ${own}`,
  ]);
  assert.match(
    (await inOds((xml) => xml.replace("How figures are protected: ", "Of 1283 parents: "))).join(),
    own,
  );
  assert.match(
    (await inOds((xml) => xml.replace("Responses by place", "Responses by place 77"))).join(),
    own,
  );
  assert.match((await inOds((xml) => xml.replace(/(<text:p>Happy)(<)/, "$1 of 903$2"))).join(), own);
});

test("another sheet, a broken file and a missing table are found", async () => {
  const sheet =
    '<table:table table:name="More"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>';
  assert.equal(
    await inOds((xml) => xml.replace("<table:database-ranges>", `${sheet}<table:database-ranges>`)),
    ["More: is no table of the release"],
  );
  assert.match((await inOds((xml) => xml.slice(0, 5000))).join(), "cannot be read as a workbook");
  assert.match(
    (await inOds((xml) => xml.replace(/<table:table table:name="places".*<\/table:table>/s, ""))).join(),
    "places, number of rows: is 0",
  );
});

test("a table that is too long for a sheet is not looked for, and the sentence about it is vouched for", async () => {
  const [short = ""] = (await writeWorkbooks(input.folder, workbookInput, 12)).map(({ path }) => path);
  assert.equal((await checkWorkbook(short, input, 2)).findings, []);
  assert.ok((await checkWorkbook(short, input)).findings.length > 0);
});

test.run();
