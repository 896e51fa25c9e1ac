import { resolve } from "node:path";
import { type AuditOptions, auditFiles, type FileAudit } from "../files/file-audit.ts";
import { reportLines } from "../files/report.ts";
import type { Progress } from "../progress.ts";
import type { Arguments } from "./arguments.ts";
import { methodNamed, numberIn, tableOptions } from "./file-options.ts";
import type { Result } from "./result.ts";

/** `audit FILE.csv…`: attacks published tables, whoever made them. It passes where all was audited and nothing proven. */
export async function auditTables(given: Arguments, progress: Progress): Promise<Result> {
  const options = await optionsOf(given);
  const auditAll = () =>
    auditFiles(
      given.rest.map((path) => resolve(path)),
      options,
    );
  const { audit, notes, remedy } = await progress.stage("audit", options.rounding.method, auditAll, told);
  // A machine that asks for JSON and for quiet reads no advice, so that none is sought.
  const advice = given.json && given.quiet ? [] : await remedy();
  if (given.json) process.stderr.write(advice.map((line) => `${line}\n`).join(""));
  return {
    lines: [...notes, ...reportLines(audit, options, advice)],
    data: audit,
    passed: audit.verdict === "pass",
  };
}

async function optionsOf(given: Arguments): Promise<AuditOptions> {
  const { files } = given;
  const tables = tableOptions(given);
  const rules = files.rules === null ? null : await rulesIn(files.rules);
  const method =
    files.rounding === null ? (rules?.method ?? "conventional") : methodNamed(files.rounding, "--rounding");
  const rounding = {
    method,
    base: numberIn(files, "base", 2) ?? rules?.parameters.base ?? 5,
    threshold: numberIn(files, "threshold", 1) ?? rules?.parameters.threshold ?? 5,
    maxDifference: numberIn(files, "maxDifference", 0) ?? rules?.maxDifference ?? null,
    marksSmall: rules?.marksSmall ?? false,
  };
  return { tables, rounding, width: numberIn(files, "width", 0) };
}

async function rulesIn(path: string) {
  const { readRules } = await import("../files/rules.ts");
  return readRules(path);
}

function told({ audit: { verdict, counts } }: { audit: FileAudit }): string {
  return `${verdict}, ${counts.sensitive} sensitive cells`;
}
