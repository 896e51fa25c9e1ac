import type { ReleaseFile } from "../package.ts";
import { json } from "./json.ts";

/** What a citation is made from: the release, and the address at which it stays. */
type Cited = Pick<
  ReleaseFile,
  "collection" | "period" | "title" | "producer" | "published" | "updated" | "synthetic"
>;

/** A release as BibTeX (`@misc` with a url, which every style knows), with what BibTeX would read as its own escaped. */
export function bibtex(release: Cited, address: string): string {
  const { title, producer, published } = release;
  // A second pair of braces keeps capitals, and a publisher's name in one piece.
  const fields = [
    ["title", `{{${tex(title)}}}`],
    ["author", `{{${tex(producer)}}}`],
    ["year", `{${published.slice(0, 4)}}`],
    ["howpublished", "{Statistical release}"],
    ["url", `{${address}}`],
    ["note", `{${tex(noteOf(release))}}`],
  ];
  return `@misc{${keyOf(release)},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(",\n")}\n}\n`;
}

/** A release in the RIS format, as a data set (DATA). Lines end as that format asks. */
export function ris(release: Cited, address: string): string {
  const { title, producer, published } = release;
  const lines = [
    ["TY", "DATA"],
    ["TI", title],
    ["AU", producer],
    ["PB", producer],
    ["PY", published.slice(0, 4)],
    ["DA", published.replaceAll("-", "/")],
    ["UR", address],
    ["N1", noteOf(release)],
    ["ER", ""],
  ];
  return lines.map(([tag, text]) => `${tag}  - ${text}\r\n`).join("");
}

/** A release in the JSON of the Citation Style Language (CSL 1.0.2), as Zotero and pandoc read it. */
export function cslJson(release: Cited, address: string): string {
  const { title, producer, published } = release;
  const item = {
    id: keyOf(release),
    type: "dataset",
    title,
    author: [{ literal: producer }],
    publisher: producer,
    issued: { "date-parts": [published.split("-").map(Number)] },
    URL: address,
    note: noteOf(release),
  };
  return json([item]);
}

function noteOf({ published, updated, synthetic }: Cited): string {
  const corrected = updated === published ? "" : `Updated ${updated}. `;
  return `${corrected}Published ${published}.${synthetic === null ? "" : " Synthetic data."}`;
}

function keyOf({ collection, period }: Cited): string {
  return `${collection}-${period}`;
}

function tex(text: string): string {
  return text.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&");
}
