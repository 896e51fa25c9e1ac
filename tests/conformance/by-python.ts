import { join } from "node:path";
import type { Found, Skipped } from "./check.ts";
import { filesUnder } from "./files.ts";
import { python, runPython } from "./python.ts";

/**
 * Judges files of a folder by one of the programs in `python/`, which prints the version of its validator and what it
 * found in each file.
 */
export function judgedByPython(
  program: string,
  validator: string,
  folder: string,
  name: RegExp,
): Found | Skipped {
  const interpreter = python();
  if ("reason" in interpreter) return { skipped: interpreter.reason };
  const files = filesUnder(folder, name);
  const { status, out, said } = runPython(
    interpreter.path,
    program,
    files.map((file) => join(folder, file)),
  );
  if (status !== 0) return { validator, files: 0, problems: [said] };
  const {
    version,
    found,
    notes = [],
  }: { version: string; found: Record<string, string[]>; notes?: string[] } = JSON.parse(out);
  return {
    validator: `${validator} ${version}`,
    files: Object.keys(found).length,
    problems: Object.entries(found).flatMap(([file, problems]) =>
      problems.map((problem) => `${file.slice(folder.length + 1)}: ${problem}`),
    ),
    notes,
  };
}
