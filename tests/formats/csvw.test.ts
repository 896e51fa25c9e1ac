import { test } from "uvu";
import * as assert from "uvu/assert";
import { csvwMetadata } from "../../pipeline/formats/csvw.ts";
import type { FileColumn } from "../../pipeline/formats/file-columns.ts";
import { dimension, measures } from "../protect/a-table.ts";

const table = {
  csv: "by-role.csv",
  title: "Responses by role",
  notes: ["Several answers allowed."],
  publisher: "Example Inspectorate",
  issued: "2025-11-20",
  licence: { name: "OGL", id: "OGL-3.0", url: "https://example.org/licence" },
};
const none = () => "";
const time: FileColumn = { name: "time_period", cell: none, holds: null };
const region: FileColumn = { name: "region_name", cell: none, holds: null };
const filter = (codes: string[]): FileColumn => ({
  name: "role",
  cell: none,
  holds: { kind: "filter", dimension: dimension("role", codes) },
});
const indicator = (measure: (typeof measures)["count"]): FileColumn => ({
  name: measure.column,
  cell: none,
  holds: { kind: "indicator", measure },
});

test("says what the file is, in which language, by whom and under which licence", () => {
  const described = csvwMetadata(table, [time]) as Record<string, unknown>;
  assert.equal(described["@context"], ["http://www.w3.org/ns/csvw", { "@language": "en" }]);
  assert.is(described["url"], "by-role.csv");
  assert.is(described["dc:description"], "Several answers allowed.");
  assert.equal(described["dc:license"], { "@id": "https://example.org/licence" });
  assert.equal(described["dc:issued"], { "@value": "2025-11-20", "@type": "xsd:date" });
});

function columnsOf(columns: readonly FileColumn[]): Record<string, unknown>[] {
  return (csvwMetadata(table, columns) as { tableSchema: { columns: Record<string, unknown>[] } }).tableSchema
    .columns;
}

test("a count is an integer, a mean a decimal, and symbols stand for no number", () => {
  const mean = { ...measures.mean, decimals: 1 };
  const [count, average] = columnsOf([indicator(measures.count), indicator(mean)]);
  assert.equal([count?.["datatype"], count?.["null"]], ["integer", ["c", "low", "x", "z", "u"]]);
  assert.equal([average?.["datatype"], average?.["schema:unitText"]], ["decimal", "years"]);
});

test("a filter lists its labels as a pattern that matches them and nothing else", () => {
  const [role] = columnsOf([filter(["a.b", "c|d", "="])]);
  const { format } = role!["datatype"] as { format: string };
  assert.is(format, "^(Total|role a\\.b|role c\\|d|role =)$");
  const pattern = new RegExp(format);
  assert.ok(pattern.test("role a.b"));
  assert.not.ok(pattern.test("role axb"));
});

test("a list of more than 200 codes is not written out", () => {
  const codes = Array.from({ length: 200 }, (_, i) => `c${i}`);
  assert.is(columnsOf([filter(codes)])[0]?.["datatype"], "string");
});

test("a row is named by time, place and filters, not by names of places or figures", () => {
  const { tableSchema } = csvwMetadata(table, [time, region, filter(["a"]), indicator(measures.count)]) as {
    tableSchema: { primaryKey: string[] };
  };
  assert.equal(tableSchema.primaryKey, ["time_period", "role"]);
});

test.run();
