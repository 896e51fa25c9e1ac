import { resolve } from "node:path";
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
  };
  const protectAll = () =>
    protectFiles(
      given.rest.map((path) => resolve(path)),
      options,
    );
  const summary = await progress.stage("protect", method, protectAll, told);
  return { lines: linesOf(summary, out), data: summary, passed: true };
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

function linesOf({ method, files, sentences, audit, withheld }: ProtectSummary, out: string): string[] {
  const perFile = files.map(
    ({ file, cells, maxDifference, meanDifference, suppressed, low }) =>
      `${out}/${file}: ${cells} cells, largest difference ${maxDifference}, mean ${meanDifference}, ${suppressed} c, ${low} low`,
  );
  return [...perFile, ...sentences, ...auditLines(method, audit, withheld)];
}

function auditLines(method: string, audit: ProtectSummary["audit"], withheld: number): string[] {
  if (audit === null)
    return [method === "none" ? "nothing is protected, so nothing was attacked" : "not attacked: --no-audit"];
  return [
    `attacked: ${audit.sensitive} sensitive cells, ${audit.safe} safe, ${audit.notAudited} not audited`,
    ...(withheld > 0 ? [`${withheld} figures are shown as c so that the attack proves nothing`] : []),
    ...(audit.notAudited > 0 ? ["cells that were not audited are not known to be safe"] : []),
  ];
}
