import { showBytes } from "./show.js";

/** @import { PublicFile } from "./public-files.js" */
/**
 * A file as a link: its name, what it is, what its format is called, where it is, how large, and what it holds.
 * @typedef {{ name: string, label: string, format: string, address: string, size: string, about: string }} Download
 * @typedef {{ name: string, about: string }} Format
 */

/** What formats are called, and what a file of each holds, in the order in which most readers want them. */
const formats = {
  ods: {
    name: "OpenDocument spreadsheet (ODS)",
    about: "All tables of the release in one workbook, with a cover, contents and notes.",
  },
  xlsx: {
    name: "Excel workbook (XLSX)",
    about: "All tables of the release in one workbook, with a cover, contents and notes.",
  },
  csv: {
    name: "CSV",
    about:
      "The table, one row for each combination of its breakdowns. A symbol stands in the cell of a figure that is not shown.",
  },
  "csv metadata": {
    name: "CSV metadata",
    about:
      "What each column of the CSV is, in the form of the Department for Education’s open data standard.",
  },
  csvw: {
    name: "CSV on the Web",
    about: "What each column of the CSV is, for programs: its type, its permitted values and its symbols.",
  },
  parquet: {
    name: "Parquet",
    about:
      "The same rows and columns for programs. Figures are numbers, and symbols have a column of their own.",
  },
  arrow: {
    name: "Arrow",
    about: "The same rows and columns as the Parquet file, as programs keep them in memory.",
  },
  ddi: {
    name: "DDI Codebook (XML)",
    about: "The questionnaire, for data archives: every question, its answers and the tables that use it.",
  },
  bibtex: { name: "BibTeX", about: "How to cite this release, for LaTeX and reference managers." },
  ris: { name: "RIS", about: "How to cite this release, for reference managers." },
  csl: { name: "CSL JSON", about: "How to cite this release, for Zotero, pandoc and other programs." },
  json: { name: "JSON", about: "" },
  xml: { name: "XML", about: "" },
  markdown: { name: "Markdown", about: "" },
  text: { name: "Text", about: "" },
  checksums: { name: "Text", about: "" },
  file: { name: "File", about: "" },
};

/** @type {ReadonlyMap<string, Format>} */
const byFormat = new Map(Object.entries(formats));

/** @type {ReadonlyMap<string, string>} */
const abouts = new Map(
  Object.entries({
    "datapackage.json":
      "What the files are, with their columns, sizes and checksums (Frictionless Data Package).",
    "release.json":
      "All that the release says in words: dates, contacts, tables with their codes and labels.",
    "quality.json": "How many responses were read, used and set aside, and how many answered each question.",
    "audit.json": "What the attack on the tables before publication found, in counts.",
    "versions.json": "The version of the release and of each table, and what changed.",
    "commentary.md": "The text of the release, with its figures.",
    SHA256SUMS: "A checksum of every other file.",
  }),
);

/** Formats of a workbook with all tables. */
const workbooks = ["ods", "xlsx"];

/** Formats of a citation. */
const citations = ["bibtex", "ris", "csl"];

/** Formats that a table's page offers first; every other is one of the whole release. */
const order = [...byFormat.keys()];

/**
 * The files of a release as its pages list them.
 * @param {readonly PublicFile[]} files
 */
export function downloadsOf(files) {
  const sorted = files.toSorted((a, b) => order.indexOf(a.format) - order.indexOf(b.format));
  const whole = sorted.filter(({ table }) => table === null);
  /** @param {(file: PublicFile) => boolean} wanted */
  const some = (wanted) => whole.filter(wanted).map(download);
  return {
    workbooks: some(({ format }) => workbooks.includes(format)),
    citations: some(({ format }) => citations.includes(format)),
    questionnaire: some(({ format }) => format === "ddi"),
    checksums: some(({ format }) => format === "checksums"),
    others: some(({ format }) => ![...workbooks, ...citations].includes(format)),
    whole: some(() => true),
    /** @param {string} name of a table */
    ofTable: (name) => sorted.filter(({ table }) => table === name).map(download),
    tableFormats: formatsOf(sorted.filter(({ table }) => table !== null)),
  };
}

/**
 * @param {PublicFile} file
 * @returns {Download}
 */
function download({ name, title, format, bytes, address }) {
  const { name: called, about } = formatOf(format);
  return {
    name,
    label: title,
    format: called,
    address,
    size: showBytes(bytes),
    about: abouts.get(name) ?? about,
  };
}

/**
 * The formats that files have, each once.
 * @param {readonly PublicFile[]} files
 */
function formatsOf(files) {
  return [...new Set(files.map(({ format }) => format))].map((format) => formatOf(format));
}

/**
 * @param {string} format
 * @returns {Format}
 */
function formatOf(format) {
  return byFormat.get(format) ?? { name: format, about: "" };
}
