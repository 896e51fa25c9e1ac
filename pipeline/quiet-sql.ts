import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * Runs SQL over responses and says nothing of what DuckDB says when it fails, because its messages quote values.
 * Throws an error that names only the step: a bug of ours.
 */
export async function quietly<T>(step: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Error(
      `DuckDB could not ${step} (its own message is withheld, because it may quote a response)`,
    );
  }
}

/** The rows of a query over responses, as arrays; the same rule of silence. */
export async function quietRows(db: DuckDBConnection, step: string, sql: string): Promise<unknown[][]> {
  return quietly(step, async () => (await db.runAndReadAll(sql)).getRows());
}
