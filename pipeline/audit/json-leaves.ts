import type { Notes } from "./finding.ts";

/** A JSON value taken apart: each text, number, truth or null under its path, e.g. "tables.0.rows". */
export type Leaves = ReadonlyMap<string, unknown>;

export function leavesOf(value: unknown, path = ""): Leaves {
  if (typeof value !== "object" || value === null) return new Map([[path, value]]);
  const inner = Object.entries(value).flatMap(([key, item]) => [
    ...leavesOf(item, path === "" ? key : `${path}.${key}`),
  ]);
  return new Map(inner);
}

/** Whether a value tells a number: a number, or a text with a digit. */
export function hasDigit(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && /\d/.test(value));
}

/**
 * Every leaf that is expected must be there and the same; any other that tells a number must be a text for which
 * somebody else vouches.
 */
export function compareLeaves(
  actual: Leaves,
  expected: Leaves,
  vouched: (path: string, value: unknown) => boolean,
  notes: Notes,
): void {
  for (const [path, value] of actual) {
    if (hasDigit(value)) notes.count(1);
    if (expected.has(path)) notes.same(path, value, expected.get(path));
    else if (hasDigit(value) && !vouched(path, value))
      notes.fault(path, "tells a number that no definition gives");
  }
  for (const path of expected.keys()) if (!actual.has(path)) notes.fault(path, "is missing");
}
