import { readFileSync } from "node:fs";
import { type Table, tableFromIPC } from "apache-arrow";
import type { Check } from "./check.ts";
import { type Columns, faultsIn, sameAsCsv } from "./table-files.ts";
import { npmVersion } from "./tools.ts";

/** An Arrow table's values by column. */
export function arrowColumns(table: Table): Columns {
  return new Map(table.schema.fields.map(({ name }) => [name, [...(table.getChild(name) ?? [])]]));
}

/** Every Arrow file by Arrow's own implementation in JavaScript, which wrote it. */
export const arrowByJavaScript: Check = {
  name: "Arrow, JavaScript",
  run: (subject) =>
    sameAsCsv(subject, "arrow", npmVersion("apache-arrow"), (file) =>
      arrowColumns(tableFromIPC(readFileSync(file))),
    ),
  faults: faultsIn("arrow"),
};
