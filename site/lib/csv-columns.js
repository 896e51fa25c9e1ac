import { readFileSync } from "node:fs";
import Papa from "papaparse";

/**
 * A column of a table's CSV: its name, and the different texts in it in the order of the file, without blanks; none are
 * collected of a column of figures.
 * @typedef {{ name: string, values: readonly string[], blanks: boolean }} CsvColumn
 */

/**
 * The columns of a CSV that readers download.
 * @param {string} file path
 * @param {readonly string[]} figures names of the columns that hold figures
 * @returns {CsvColumn[]}
 */
export function readCsvColumns(file, figures) {
  /** @type {{ data: string[][] }} */
  const { data } = Papa.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""), { skipEmptyLines: true });
  const [names = [], ...rows] = data;
  return names.map((name, index) => {
    const found = new Set(figures.includes(name) ? [] : rows.map((row) => row[index] ?? ""));
    const blanks = found.delete("");
    return { name, values: [...found], blanks };
  });
}
