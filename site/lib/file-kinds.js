/**
 * What a file of a package is, by the end of its name; the first fitting end counts. `data` where the file holds a
 * table's figures, so that somebody who wants the data wants this file.
 * @typedef {{ ending: string, format: string, mediaType: string, data: boolean }} FileKind
 */

/** @type {readonly FileKind[]} */
const kinds = [
  { ending: ".csv-metadata.json", format: "csvw", mediaType: "application/csvm+json", data: false },
  { ending: ".meta.csv", format: "csv metadata", mediaType: "text/csv", data: false },
  { ending: ".csv", format: "csv", mediaType: "text/csv", data: true },
  { ending: ".parquet", format: "parquet", mediaType: "application/vnd.apache.parquet", data: true },
  { ending: ".arrow", format: "arrow", mediaType: "application/vnd.apache.arrow.file", data: true },
  {
    ending: ".ods",
    format: "ods",
    mediaType: "application/vnd.oasis.opendocument.spreadsheet",
    data: true,
  },
  {
    ending: ".xlsx",
    format: "xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    data: true,
  },
  {
    ending: "citation.json",
    format: "csl",
    mediaType: "application/vnd.citationstyles.csl+json",
    data: false,
  },
  { ending: ".json", format: "json", mediaType: "application/json", data: false },
  { ending: ".ddi.xml", format: "ddi", mediaType: "application/xml", data: false },
  { ending: ".xml", format: "xml", mediaType: "application/xml", data: false },
  { ending: ".bib", format: "bibtex", mediaType: "application/x-bibtex", data: false },
  { ending: ".ris", format: "ris", mediaType: "application/x-research-info-systems", data: false },
  { ending: ".md", format: "markdown", mediaType: "text/markdown", data: false },
  { ending: ".txt", format: "text", mediaType: "text/plain", data: false },
  { ending: "SHA256SUMS", format: "checksums", mediaType: "text/plain", data: false },
];

/** @type {FileKind} */
const unknown = { ending: "", format: "file", mediaType: "application/octet-stream", data: false };

/**
 * @param {string} name of a file
 * @returns {FileKind}
 */
export function fileKind(name) {
  return kinds.find(({ ending }) => name.endsWith(ending)) ?? unknown;
}
