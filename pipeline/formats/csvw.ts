import type { ReleaseFile } from "../package.ts";
import { TOTAL } from "../table.ts";
import { type FileColumn, isKey } from "./file-columns.ts";
import { safeText } from "./safe-text.ts";

/** What a table's metadata says besides its columns. */
export type CsvwTable = {
  csv: string;
  title: string;
  notes: readonly string[];
  publisher: string;
  issued: string;
  licence: ReleaseFile["licence"];
};

/** A symbol in the place of a number means that there is none. */
const symbols = ["c", "low", "x", "z", "u"];

/** Longer lists of codes are of places, and change more often than a description should. */
const MOST_CODES = 200;

/**
 * Metadata of a table's CSV to "Metadata Vocabulary for Tabular Data" (W3C Recommendation, 17 December 2015): language,
 * licence, the datatype of each column, the symbols that stand for no number, the labels that a filter may hold, and
 * which columns together name a row.
 */
export function csvwMetadata(table: CsvwTable, columns: readonly FileColumn[]): object {
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    url: table.csv,
    "dc:title": table.title,
    ...(table.notes.length === 0 ? {} : { "dc:description": table.notes.join(" ") }),
    "dc:language": "en-GB",
    "dc:publisher": table.publisher,
    "dc:issued": { "@value": table.issued, "@type": "xsd:date" },
    "dc:license": { "@id": table.licence.url },
    dialect: { encoding: "utf-8", header: true, delimiter: ",", lineTerminators: ["\n"] },
    tableSchema: {
      columns: columns.map(columnOf),
      primaryKey: columns.filter(isKey).map(({ name }) => name),
    },
  };
}

function columnOf({ name, holds }: FileColumn): object {
  if (holds === null) return { name, titles: name, datatype: "string", required: isAlwaysThere(name) };
  if (holds.kind === "indicator") {
    const { label, unit, decimals } = holds.measure;
    return {
      name,
      titles: [name, label],
      datatype: decimals === 0 ? "integer" : "decimal",
      null: symbols,
      ...(unit === "" ? {} : { "schema:unitText": unit }),
    };
  }
  const { label, codes, hasTotal } = holds.dimension;
  const labels = [...(hasTotal ? [TOTAL] : []), ...codes.map((code) => safeText(code.label))];
  const listed = { base: "string", format: `^(${labels.map(escaped).join("|")})$` };
  const required = holds.kind === "filter";
  const isListed = labels.length > 0 && labels.length <= MOST_CODES;
  return { name, titles: [name, label], datatype: isListed ? listed : "string", required };
}

/** Places below a row's own level are blank. */
function isAlwaysThere(name: string): boolean {
  return ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"].includes(
    name,
  );
}

/** A label as a regular expression that it alone matches. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
