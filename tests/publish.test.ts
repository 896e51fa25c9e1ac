import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { approve, sha256Of } from "../pipeline/protect/approved-text.ts";
import type { SafeTable } from "../pipeline/protect/safe-table.ts";
import { publish, writeAudit } from "../pipeline/publish.ts";
import { byRole, input } from "./formats/sample.ts";

const test = suite<{ folder: string }>("publish");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "publish-"));
});

test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

const text = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");
const read = (folder: string, name: string) => JSON.parse(text(folder, name));

test("writes the files of the contract, and no others", async ({ folder }) => {
  await publish(input, folder);
  assert.equal(readdirSync(folder).sort(), [
    "by-place.arrow",
    "by-place.csv",
    "by-place.csv-metadata.json",
    "by-place.meta.csv",
    "by-place.parquet",
    "by-role.arrow",
    "by-role.csv",
    "by-role.csv-metadata.json",
    "by-role.meta.csv",
    "by-role.parquet",
    "citation.bib",
    "citation.json",
    "citation.ris",
    "commentary.md",
    "datapackage.json",
    "quality.json",
    "questionnaire.ddi.xml",
    "release.json",
    "views-2025.ods",
    "views-2025.xlsx",
  ]);
});

test("writes a table as the open data standard has it, byte for byte", async ({ folder }) => {
  await publish(input, folder);
  const start = "202526,Academic year,National,E92000001,England";
  assert.is(
    text(folder, "by-role.csv"),
    `time_period,time_identifier,geographic_level,country_code,country_name,role,response_count,response_base,response_percent
${start},Total,1240,1240,100
${start},Parent,1235,1240,99.6
${start},"'=Head, or “acting”",c,1240,low
`,
  );
  assert.is(
    text(folder, "by-role.meta.csv"),
    `col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column
role,Filter,Role,,,,,
response_count,Indicator,Responses,,,0,,
response_base,Indicator,Base,,,0,,
response_percent,Indicator,Percentage,,%,1,,
`,
  );
});

test("lists no notes on rows, and no filter of one value, among the breakdowns", async ({ folder }) => {
  await publish(input, folder);
  assert.equal(text(folder, "by-place.meta.csv").split("\n").slice(1), [
    "response_count,Indicator,Responses,,,0,,",
    "",
  ]);
});

test("gives each row the places that its place lies in, and blanks where a level does not apply", async ({
  folder,
}) => {
  await publish(input, folder);
  assert.is(
    text(folder, "by-place.csv"),
    `time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_name,school_urn,school_laestab,source,response_count
202526,Academic year,National,E92000001,England,,,,,,,,,,1240
202526,Academic year,Regional,E92000001,England,E12000001,Place E12000001,,,,,,,Annex,40
202526,Academic year,Local authority,E92000001,England,E12000001,Place E12000001,350,E08000001,Place E08000001,,,,Annex,35
202526,Academic year,School,E92000001,England,E12000001,Place E12000001,350,E08000001,Place E08000001,Place 100001,100001,,Annex,z
`,
  );
});

test("writes the same rows as Parquet: numbers as numbers, symbols beside them, texts as they were", async ({
  folder,
}) => {
  await publish(input, folder);
  const bytes = readFileSync(join(folder, "by-role.parquet"));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file, compressors });
  assert.equal(rows[2], {
    time_period: "202526",
    time_identifier: "Academic year",
    geographic_level: "National",
    country_code: "E92000001",
    country_name: "England",
    role: "=Head, or “acting”",
    response_count: null,
    response_count_symbol: "c",
    response_base: 1240,
    response_base_symbol: null,
    response_percent: null,
    response_percent_symbol: "low",
  });
  assert.is(rows[1]?.["response_percent"], 99.6);
  const notes = parquetMetadata(file).key_value_metadata?.map(({ key, value }) => `${key}=${value}`);
  assert.equal(notes, [
    "title=Responses by role",
    "licence=Open Government Licence v3.0",
    "source=The Example Inspectorate, Views of parents: autumn 2025",
  ]);
});

test("describes each file with its size and its SHA-256", async ({ folder }) => {
  await publish(input, folder);
  const { resources, homepage } = read(folder, "datapackage.json");
  assert.is(homepage, "https://example.org/statistics/releases/views/2025/");
  assert.is(resources.length, 19);
  for (const { path, bytes, hash } of resources) {
    const content = readFileSync(join(folder, path));
    assert.is(bytes, content.byteLength);
    assert.is(hash, `sha256:${createHash("sha256").update(content).digest("hex")}`);
  }
  assert.equal(resources[0].schema.fields.at(-1), {
    name: "response_percent",
    type: "number",
    title: "Percentage",
    unit: "%",
  });
});

test("says of the release what a page needs", async ({ folder }) => {
  await publish(input, folder);
  const release = read(folder, "release.json");
  assert.is(release.updated, "2025-12-01");
  assert.is(release.producer, "The Example Inspectorate");
  assert.is(release.designation.label, "Official statistics");
  assert.equal(release.contact, { role: "Head of statistics", email: "statistics@example.org", phone: null });
  assert.equal(release.tables[0].symbols, ["c", "low"]);
  assert.equal(release.questionnaire[0].tables, ["by-role", "by-place"]);
  assert.equal(release.questionnaire[1].tables, ["by-place"]);
  for (const { path, bytes } of release.tables[0].files) {
    assert.is(readFileSync(join(folder, path)).byteLength, bytes);
  }
});

test("gives the same bytes again", async ({ folder }) => {
  await publish(input, folder);
  const first = readdirSync(folder).map((name) => [
    name,
    readFileSync(join(folder, name)).toString("base64"),
  ]);
  await publish(input, folder);
  const second = readdirSync(folder).map((name) => [
    name,
    readFileSync(join(folder, name)).toString("base64"),
  ]);
  assert.equal(second, first);
});

test("refuses a table that disclosure control did not make, before it writes anything", async ({
  folder,
}) => {
  const forged = { shape: byRole.shape, cells: byRole.cells } as unknown as SafeTable;
  const copied = Object.create(Object.getPrototypeOf(byRole), Object.getOwnPropertyDescriptors(byRole));
  for (const table of [forged, copied]) {
    await publish({ ...input, tables: [byRole, table] }, folder).then(
      () => assert.unreachable(),
      (error) => assert.is(error.message, "publish was given a table that disclosure control did not make"),
    );
  }
  assert.equal(readdirSync(folder), []);
});

test("publishes approved answers, and refuses a text that nobody approved", async ({ folder }) => {
  const answer = approve("We agree.", sha256Of("We agree."), "test");
  const asked = { label: "View", question: "Your view?" };
  const organisation = "A charity";
  await publish({ ...input, organisations: [{ organisation, answers: [{ ...asked, answer }] }] }, folder);
  assert.equal(read(folder, "release.json").organisations, [
    { organisation, answers: [{ ...asked, answer: "We agree." }] },
  ]);
  const forged = { text: "We agree." } as unknown as typeof answer;
  await publish(
    { ...input, organisations: [{ organisation, answers: [{ ...asked, answer: forged }] }] },
    folder,
  ).then(
    () => assert.unreachable(),
    (error) => assert.is(error.message, "publish was given a text that nobody approved"),
  );
});

test("writes the audit's verdict last", async ({ folder }) => {
  const counts = { files: 1, numbers: 2, cells: 3, suppressed: 0, withheldGroups: 0 };
  await writeAudit(folder, {
    verdict: "pass",
    method: "none",
    parameters: {},
    counts,
    disclosure: null,
    concedes: null,
    effects: null,
  });
  assert.is(read(folder, "audit.json").verdict, "pass");
  assert.ok(text(folder, "audit.json").endsWith("}\n"));
});

test.run();
