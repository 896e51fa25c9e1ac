import type { Collection, Variable } from "./collection.ts";

/**
 * A column of the export that a variable needs. `raw` is its column in the table `raw`, as an SQL identifier:
 * a number, because DuckDB does not tell "Age" from "age" and an export may hold both, and no variable's name.
 */
export type SourceColumn = { name: string; raw: string; usedBy: string };

/** The columns of the export that the collection needs, once each, in the order of its variables. */
export function sourceColumns(collection: Collection): SourceColumn[] {
  const usedBy = new Map<string, string>();
  const uses = collection.variables.flatMap((variable) =>
    columnsOf(variable).map((name) => [name, variable.name]),
  );
  if (collection.source.layout === "counted") uses.push([collection.source.count, "count"]);
  for (const [name = "", variable = ""] of uses) {
    const key = columnName(name);
    if (!usedBy.has(key)) usedBy.set(key, variable);
  }
  return [...usedBy].map(([name, variable], index) => ({ name, raw: `"#${index}"`, usedBy: variable }));
}

/** A column's name as names are compared: without spaces around it, one space for each run of them, accents composed. */
export function columnName(name: string): string {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function columnsOf(variable: Variable): string[] {
  if (variable.type === "grid") return variable.items.map((item) => item.column);
  if (variable.type !== "multiple") return [variable.column];
  if (variable.layout.kind === "themes") return [];
  return variable.layout.kind === "columns"
    ? Object.values(variable.layout.columns)
    : [variable.layout.column];
}
