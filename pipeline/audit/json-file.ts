import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Notes } from "./finding.ts";

/** A JSON file of a package; null, with a fault, where it cannot be read. */
export async function readJson(folder: string, name: string, notes: Notes): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, name), "utf8"));
    return value;
  } catch {
    notes.fault("file", "cannot be read as JSON");
    return null;
  }
}

/** A property of unknown JSON; undefined where there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** A list of unknown JSON; empty where it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text of unknown JSON; empty where it is none. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
