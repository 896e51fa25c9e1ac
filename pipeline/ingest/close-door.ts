import type { DuckDBConnection } from "@duckdb/node-api";

/** After this no SQL of this database can read or write a file, nor open the door again (DuckDB refuses). */
export async function closeDoor(db: DuckDBConnection): Promise<void> {
  await db.run("SET enable_external_access = false");
}
