import { readFileSync } from "node:fs";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @typedef {PublishedTable["dimensions"][number]} Column */
/** @typedef {{ value: number | null, symbol: string | null }} CellValue */
/**
 * One published row of a table: the code of each dimension ("Total" for the margin) and each measure's value.
 * @typedef {{ key: Record<string, string>, values: Record<string, CellValue> }} Row
 */
/** @typedef {Record<string, unknown>} Found */

/** Columns that can hold the code of a place, finest level first. */
const placeColumns = ["school_urn", "school_laestab", "new_la_code", "old_la_code", "region_code"];

/**
 * The rows of a package's table, in the order of the file.
 * @param {string} file path of the Parquet file
 * @param {PublishedTable} table
 * @returns {Promise<Row[]>}
 */
export async function readRows(file, table) {
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const found = await parquetReadObjects({ file: buffer, compressors });
  const readKeys = table.dimensions.map((dimension) => ({
    name: dimension.name,
    read: codeReader(dimension),
  }));
  return found.map((row) => ({
    key: Object.fromEntries(readKeys.map(({ name, read }) => [name, read(row)])),
    values: Object.fromEntries(table.measures.map(({ column }) => [column, readValue(row, column)])),
  }));
}

/**
 * @param {Found} row
 * @param {string} column
 * @returns {CellValue}
 */
function readValue(row, column) {
  const value = row[column];
  const symbol = row[`${column}_symbol`];
  return {
    value: value === null || value === undefined ? null : Number(value),
    symbol: symbol ? String(symbol) : null,
  };
}

/**
 * How to read a dimension's code from a row of labels.
 * @param {Column} dimension
 * @returns {(row: Found) => string}
 */
function codeReader(dimension) {
  if (dimension.kind === "geography") return placeReader(dimension);
  const codes = new Map(dimension.codes.map(({ code, label }) => [label, code]));
  return (row) => {
    const label = String(row[dimension.column] ?? "");
    return codes.get(label) ?? label;
  };
}

/**
 * @param {Column} dimension
 * @returns {(row: Found) => string}
 */
function placeReader(dimension) {
  const places = new Set(dimension.codes.map(({ code }) => code));
  return (row) => {
    if (row["geographic_level"] === "National") return "Total";
    const column = placeColumns.find((name) => places.has(String(row[name] ?? "")));
    return column === undefined ? "Total" : String(row[column]);
  };
}
