import { absoluteAddress } from "./addresses.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { ReleaseView } from "./release-view.js" */
/** @import { Series } from "./series.js" */
/** @typedef {{ id: string, title: string, about: string, code: string }} Example */

/**
 * Examples of how to use the API, with addresses that are there: of the first table of the newest release in the series
 * with the most releases.
 * @param {readonly Series[]} series
 * @param {readonly ReleaseView[]} releases
 * @param {string} host address at which the site is published
 * @returns {Example[]}
 */
export function apiExamples(series, releases, host) {
  const [longest] = series.toSorted((a, b) => b.releases.length - a.releases.length);
  const newest = releases.find(({ address }) => address === longest?.releases[0]?.address);
  const table = newest?.release.tables[0];
  if (newest === undefined || table === undefined) return [];
  const { collection } = newest.release;
  /** @param {string} to */
  const absolute = (to) => absoluteAddress(to, host);
  const places = {
    list: absolute("/api/releases.json"),
    release: absolute(`/api/releases/${collection}/latest.json`),
    csv: absolute(`/releases/${collection}/latest/data/${table.name}.csv`),
    parquet: absolute(`/releases/${collection}/latest/data/${table.name}.parquet`),
  };
  return [curl(places), duckdb(places, table), python(places, table), r(places, table)];
}

/** @typedef {{ list: string, release: string, csv: string, parquet: string }} Places */

/**
 * @param {Places} places
 * @returns {Example}
 */
function curl({ list, release, csv }) {
  return {
    id: "curl",
    title: "curl",
    about: "Every release; then the newest of one series, with its tables, codes and files; then one table.",
    code: [`curl ${list}`, `curl ${release}`, `curl --remote-name ${csv}`].join("\n"),
  };
}

/**
 * Columns are quoted, since a dimension may have the name of a keyword.
 * @param {Places} places
 * @param {PublishedTable} table
 * @returns {Example}
 */
function duckdb({ parquet }, table) {
  const { dimension, measure } = columnsOf(table);
  const columns = [...(dimension ? [dimension] : []), measure, `${measure}_symbol`];
  return {
    id: "duckdb",
    title: "DuckDB",
    about:
      "DuckDB reads the Parquet file where it lies. It asks the host only for the parts of the file that hold these columns. A figure that is not shown is NULL, and the column beside it has the symbol.",
    code: [
      "INSTALL httpfs;",
      "LOAD httpfs;",
      `SELECT ${columns.map((name) => `"${name}"`).join(", ")}`,
      `FROM read_parquet('${parquet}')`,
      "LIMIT 10;",
    ].join("\n"),
  };
}

/**
 * @param {Places} places
 * @param {PublishedTable} table
 * @returns {Example}
 */
function python({ release, csv }, table) {
  const { measure } = columnsOf(table);
  return {
    id: "python",
    title: "Python",
    about:
      "The symbols that stand for figures which are not shown are read as missing, so that the others stay numbers.",
    code: [
      "import json",
      "import urllib.request",
      "",
      "import pandas",
      "",
      `with urllib.request.urlopen("${release}") as answer:`,
      "    release = json.load(answer)",
      'print(release["title"], release["published"], release["version"])',
      "",
      "table = pandas.read_csv(",
      `    "${csv}",`,
      '    na_values=list(release["symbols"]),',
      ")",
      `print(table["${measure}"].describe())`,
    ].join("\n"),
  };
}

/**
 * @param {Places} places
 * @param {PublishedTable} table
 * @returns {Example}
 */
function r({ release, csv }, table) {
  const { measure } = columnsOf(table);
  return {
    id: "r",
    title: "R",
    about: "Needs the package jsonlite.",
    code: [
      `release <- jsonlite::fromJSON("${release}")`,
      "release$title",
      "",
      "table <- read.csv(",
      `  "${csv}",`,
      '  na.strings = c("", names(release$symbols)),',
      '  fileEncoding = "UTF-8"',
      ")",
      `summary(table$${measure})`,
    ].join("\n"),
  };
}

/**
 * The first column that breaks a table down, and its first measure.
 * @param {PublishedTable} table
 */
function columnsOf({ dimensions, measures }) {
  const dimension = dimensions.find(({ attribute }) => !attribute)?.column ?? null;
  return { dimension, measure: measures[0]?.column ?? "" };
}
