import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PublisherSpec } from "../definitions/publisher.ts";
import type { ReleaseFile } from "../package.ts";
import { type FileColumn, isKey } from "./file-columns.ts";

/** A file of the package: for a table's CSV also its columns. */
export type Resource = {
  path: string;
  title: string;
  format: keyof typeof mediatypes;
  columns: readonly FileColumn[] | null;
};

const mediatypes = {
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  xml: "application/xml",
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  md: "text/markdown",
} as const;

/** Formats that are no text, and so have no encoding. */
const binary: readonly string[] = ["parquet", "arrow", "ods", "xlsx"];

/** Symbols in place of a number, and blanks where a column of place does not apply. */
const missingValues = ["", "c", "low", "x", "z", "u"];

/**
 * `datapackage.json` (Frictionless Data Package 1.0, with Table Schema): every file with its size and SHA-256, read from
 * `folder`. The audit's result is written later and so is not in it.
 */
export async function dataPackage(
  folder: string,
  release: ReleaseFile,
  publisher: PublisherSpec,
  resources: readonly Resource[],
): Promise<object> {
  const { licence } = release;
  return {
    profile: "data-package",
    name: `${release.collection}-${release.period}`,
    title: release.title,
    description: release.summary,
    ...(release.synthetic === null ? {} : { synthetic: release.synthetic }),
    homepage: releaseAddress(release, publisher),
    created: `${release.published}T00:00:00Z`,
    contributors: [{ title: release.producer, role: "publisher" }],
    licenses: [{ name: licence.id, title: licence.name, path: licence.url }],
    resources: await Promise.all(resources.map((resource) => resourceOf(folder, resource))),
  };
}

async function resourceOf(folder: string, { path, title, format, columns }: Resource): Promise<object> {
  const content = await readFile(join(folder, path));
  return {
    name: path.replaceAll(/[._]/g, "-"),
    path,
    profile: columns === null ? "data-resource" : "tabular-data-resource",
    title,
    format,
    mediatype: mediatypes[format],
    ...(binary.includes(format) ? {} : { encoding: "utf-8" }),
    bytes: content.byteLength,
    hash: `sha256:${createHash("sha256").update(content).digest("hex")}`,
    ...(columns === null
      ? {}
      : { schema: { fields: columns.map(fieldOf), missingValues, primaryKey: keyOf(columns) } }),
  };
}

function fieldOf({ name, holds }: FileColumn): object {
  if (holds === null) return { name, type: "string" };
  if (holds.kind !== "indicator") return { name, type: "string", title: holds.dimension.label };
  const { label, unit } = holds.measure;
  return { name, type: "number", title: label, ...(unit === "" ? {} : { unit }) };
}

/** The columns that together name a row. */
function keyOf(columns: readonly FileColumn[]): string[] {
  return columns.filter(isKey).map(({ name }) => name);
}

/** Where the page of a release will be. */
export function releaseAddress(
  { collection, period }: Pick<ReleaseFile, "collection" | "period">,
  { address }: Pick<PublisherSpec, "address">,
): string {
  return new URL(`releases/${collection}/${period}/`, withSlash(address)).href;
}

function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}
