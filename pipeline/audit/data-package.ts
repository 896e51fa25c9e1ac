import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SafeTable } from "../protect/safe-table.ts";
import { readCsv } from "./csv-file.ts";
import { type AuditInput, knownTexts } from "./facts.ts";
import { type Checked, Notes } from "./finding.ts";
import { list, property, readJson, text } from "./json-file.ts";
import { compareLeaves, leavesOf } from "./json-leaves.ts";

/** datapackage.json: each file with its true size and hash, each column of a CSV under its own label. */
export async function checkDataPackage(input: AuditInput, files: readonly string[]): Promise<Checked> {
  const notes = new Notes("datapackage.json");
  const file = await readJson(input.folder, "datapackage.json", notes);
  const resources = list(property(file, "resources"));
  const paths = resources.map((resource) => text(property(resource, "path")));
  for (const path of files) if (!paths.includes(path)) notes.fault("resources", `${path} is missing`);
  const listed = await Promise.all(paths.map((path) => expectedResource(input, path, files, notes)));
  const expected = leavesOf({ ...headOf(input), resources: listed });
  const known = knownTexts(input);
  const vouched = (path: string, value: unknown) =>
    typeof value === "string" && known.has(value) && !path.startsWith("resources.");
  compareLeaves(leavesOf(file), expected, vouched, notes);
  return notes.checked();
}

function headOf({ loaded, publisher }: AuditInput): object {
  const { collection, release } = loaded;
  const address = publisher.address.replace(/\/$/, "");
  return {
    name: `${collection.name}-${collection.period}`,
    title: release.title,
    description: release.summary,
    homepage: `${address}/releases/${collection.name}/${collection.period}/`,
    created: `${release.published}T00:00:00Z`,
  };
}

async function expectedResource(
  input: AuditInput,
  path: string,
  files: readonly string[],
  notes: Notes,
): Promise<object> {
  if (!files.includes(path)) {
    notes.fault("resources", `${JSON.stringify(path)} is not a file of the package`);
    return {};
  }
  const content = await readFile(join(input.folder, path));
  const table = input.tables.find(({ shape }) => path.startsWith(`${shape.name}.`));
  return {
    name: path.replaceAll(/[._]/g, "-"),
    path,
    ...(table === undefined ? {} : { title: titleOf(table, path) }),
    ...(/\.(parquet|arrow|ods|xlsx)$/.test(path) ? {} : { encoding: "utf-8" }),
    bytes: content.byteLength,
    hash: `sha256:${createHash("sha256").update(content).digest("hex")}`,
    ...(table !== undefined && path === `${table.shape.name}.csv`
      ? { schema: { fields: await fieldsOf(input.folder, path, table) } }
      : {}),
  };
}

function titleOf({ shape }: SafeTable, path: string): string {
  if (path.endsWith(".meta.csv")) return `${shape.title}: columns`;
  return path.endsWith(".csv-metadata.json") ? `${shape.title}: CSV on the Web` : shape.title;
}

/** The columns that the CSV has, in its order, with the labels of filters and indicators. */
async function fieldsOf(folder: string, path: string, { shape }: SafeTable): Promise<object[]> {
  const { columns } = await readCsv(join(folder, path), new Notes(path));
  const filters = [...shape.dimensions, ...shape.attributes].filter(({ kind }) => kind !== "geography");
  const titles = new Map([
    ...filters.map(({ name, label }): [string, string] => [name, label]),
    ...shape.measures.map(({ column, label }): [string, string] => [column, label]),
  ]);
  return columns.map((name) => ({ name, ...(titles.has(name) ? { title: titles.get(name) } : {}) }));
}
