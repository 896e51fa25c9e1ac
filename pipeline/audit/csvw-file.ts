import { join } from "node:path";
import type { SafeTable } from "../protect/safe-table.ts";
import { readCsv } from "./csv-file.ts";
import { type Checked, Notes } from "./finding.ts";
import { list, property, readJson, text } from "./json-file.ts";

/** CSV on the Web: it names its CSV and that one's columns in order, and says of no other label than the table has. */
export async function checkCsvw(folder: string, name: string, { shape }: SafeTable): Promise<Checked> {
  const notes = new Notes(name);
  const file = await readJson(folder, name, notes);
  const csv = `${shape.name}.csv`;
  notes.same("url", text(property(file, "url")), csv);
  notes.same("dc:title", text(property(file, "dc:title")), shape.title);
  const described = list(property(property(file, "tableSchema"), "columns"));
  const { columns } = await readCsv(join(folder, csv), new Notes(csv));
  notes.same("number of columns", described.length, columns.length);
  for (const [place, column] of described.entries()) {
    notes.same(`column ${place + 1}`, text(property(column, "name")), columns[place] ?? "");
    checkLabels(column, shape, notes);
  }
  return notes.checked();
}

/** Columns of filters list their labels as a pattern: each label of the table, each once, in its order. */
function checkLabels(column: unknown, shape: SafeTable["shape"], notes: Notes): void {
  const name = text(property(column, "name"));
  const dimension = [...shape.dimensions, ...shape.attributes].find((one) => one.name === name);
  const pattern = text(property(property(column, "datatype"), "format"));
  if (dimension === undefined || pattern === "") return;
  const labels = [...(dimension.hasTotal ? ["Total"] : []), ...dimension.codes.map(({ label }) => label)];
  const shown = pattern.slice(2, -2).split(/(?<!\\)\|/);
  const plain = shown.map((one) => one.replace(/\\(.)/g, "$1").replace(/^'(?=[=+@-])/, ""));
  notes.same(`labels of ${name}`, plain.join(" | "), labels.join(" | "));
}
