import { literal } from "../database.ts";

/** A path as DuckDB reads it: it takes *, ? and [ for patterns, which file names may hold. */
export function sqlPath(path: string): string {
  return literal(path.replace(/[*?[]/g, "[$&]"));
}
