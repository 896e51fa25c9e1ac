import type { z } from "zod";
import type { Problem } from "../user-error.ts";
import { attempt } from "./attempt.ts";
import { inFileOrder } from "./problem-order.ts";
import { sayKnownKeys, schemaProblems } from "./schema-problems.ts";
import { type Path, parseYaml, readYamlFile, type YamlFile } from "./yaml-file.ts";

/** A definition as its schema types it, and where ("file:line") each part of it stands. */
export type Definition<T> = { spec: T; at: (path: Path) => string };

/** What came of reading a definition: `definition` is null where it has mistakes, `file` where it is not YAML. */
export type Read<T> = {
  definition: Definition<T> | null;
  file: YamlFile | null;
  problems: readonly Problem[];
};

/** Reads a definition file of the root; every mistake is in `problems`, none is thrown. */
export function readDefinition<T>(root: string, path: string, schema: z.ZodType<T>): Read<T> {
  return checked(() => readYamlFile(root, path), schema);
}

/** As `readDefinition`, from the text; `name` is how messages call the file. */
export function parseDefinition<T>(name: string, source: string, schema: z.ZodType<T>): Read<T> {
  return checked(() => parseYaml(name, source), schema);
}

function checked<T>(read: () => YamlFile, schema: z.ZodType<T>): Read<T> {
  const { value: file, problems } = attempt(read);
  if (file === null) return { definition: null, file, problems };
  const result = schema.safeParse(file.value, { error: sayKnownKeys });
  if (!result.success) {
    return { definition: null, file, problems: inFileOrder(schemaProblems(file, result.error.issues)) };
  }
  return { definition: { spec: result.data, at: file.at }, file, problems };
}
