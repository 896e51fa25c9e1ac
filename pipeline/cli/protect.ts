import { resolve } from "node:path";
import { protectLines } from "../files/protect-report.ts";
import { type ProtectSummary, protectFiles } from "../files/protected-files.ts";
import type { Progress } from "../progress.ts";
import { defaultParameters } from "../protect/system-parameters.ts";
import { refuse } from "../user-error.ts";
import type { Arguments } from "./arguments.ts";
import { methodNamed, numberIn, tableOptions } from "./file-options.ts";
import type { Result } from "./result.ts";

/**
 * `protect FILE.csv…`: disclosure control of tables that somebody else made. What is written on the command line
 * stands above the rules file, and that above the defaults. Throws a UserError with nothing written.
 */
export async function protectTables(given: Arguments, progress: Progress): Promise<Result> {
  const { files } = given;
  const tables = tableOptions(given);
  const out =
    given.out ?? refuse("command line", "no folder is named for the protected files", "name it with --out");
  const rules = files.rules === null ? null : await rulesIn(files.rules);
  const method =
    files.method === null ? (rules?.method ?? "conventional") : methodNamed(files.method, "--method");
  const parameters = {
    ...defaultParameters,
    ...rules?.parameters,
    ...withoutNull({ base: numberIn(files, "base", 2), threshold: numberIn(files, "threshold", 1) }),
  };
  const options = {
    tables,
    method,
    parameters,
    seed: files.seed ?? "0",
    isAudited: !files.noAudit,
    out: resolve(out),
    // A machine reads what was done, not what else could have been.
    seeksOthers: !given.json,
  };
  const protectAll = () =>
    protectFiles(
      given.rest.map((path) => resolve(path)),
      options,
    );
  const summary = await progress.stage("protect", method, protectAll, told);
  return { lines: protectLines(summary, out), data: summary, passed: summary.verdict !== "incomplete" };
}

async function rulesIn(path: string) {
  const { readRules } = await import("../files/rules.ts");
  return readRules(path);
}

function withoutNull<K extends string>(numbers: Record<K, number | null>): Partial<Record<K, number>> {
  const kept: Partial<Record<K, number>> = {};
  for (const name in numbers) {
    const value = numbers[name];
    if (value !== null) kept[name] = value;
  }
  return kept;
}

function told({ files }: ProtectSummary): string {
  return `${files.length} files, ${files.reduce((sum, { cells }) => sum + cells, 0)} cells`;
}
