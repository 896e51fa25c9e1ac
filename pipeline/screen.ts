import { basename, join } from "node:path";
import { withDatabase } from "./database.ts";
import type { Pair, Stage } from "./screen/check.ts";
import { codeLists } from "./screen/code-lists.ts";
import { loadData } from "./screen/load-data.ts";
import { readMeta } from "./screen/meta-file.ts";
import { soundFile } from "./screen/read-text.ts";
import type { CheckResult, Finding, ScreenResult } from "./screen/result.ts";
import { pass } from "./screen/result.ts";
import { stages } from "./screen/stages.ts";
import { Unreadable } from "./screen/unreadable.ts";
import type { Problem } from "./user-error.ts";

export type { ScreenResult } from "./screen/result.ts";

/** What is screened: a data file, its metadata and the folder of code lists; a named folder has to be there. */
export type ScreenInput = { data: string; meta: string; codes: string; codesAreNamed: boolean };

/**
 * Screens a data file and its metadata by the rules of Explore Education Statistics, stage by stage. It stops after
 * the first stage in which a rule fails. Throws a UserError for a folder of code lists that cannot be used.
 */
export async function screen(input: ScreenInput): Promise<ScreenResult> {
  const codes = codeLists(input.codes, input.codesAreNamed);
  return withDatabase(async (db) => {
    try {
      const meta = await readMeta(await soundFile(input.meta));
      const data = await loadData(db, await soundFile(input.data));
      const names = { data: basename(input.data), meta: basename(input.meta) };
      return await screenPair({ names, data, meta, codes });
    } catch (error) {
      if (error instanceof Unreadable) return ending([fileRead({ result: "FAIL", message: error.message })]);
      throw error;
    }
  });
}

/** Screens a table of a package: `name`.csv and `name`.meta.csv in the folder. `codes` is the folder of code lists. */
export function screenTable(folder: string, name: string, codes: string): Promise<ScreenResult> {
  const [data, meta] = [join(folder, `${name}.csv`), join(folder, `${name}.meta.csv`)];
  return screen({ data, meta, codes, codesAreNamed: false });
}

/** What fails in a table as problems for a UserError; none where it passed. Every message ends in "; what to do". */
export function screenProblems(where: string, { checks }: ScreenResult): Problem[] {
  return checks
    .filter(({ result }) => result === "FAIL")
    .map(({ check, message }) => {
      const at = message.lastIndexOf("; ");
      return { where, what: `${check}: ${message.slice(0, at)}`, todo: message.slice(at + 2) };
    });
}

async function screenPair(pair: Pair): Promise<ScreenResult> {
  const { rows, columns } = pair.data;
  const checks = [fileRead(pass(`${rows} rows of ${columns.length} columns`))];
  for (const stage of stages) {
    checks.push(...(await checked(stage, pair)));
    if (checks.some(({ result }) => result === "FAIL")) break;
  }
  return ending(checks);
}

async function checked({ name, prefix, checks }: Stage, pair: Pair): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [rule, check] of Object.entries(checks))
    results.push({ check: `${prefix}_${rule}`, stage: name, ...(await check(pair)) });
  return results;
}

function fileRead(finding: Finding): CheckResult {
  return { check: "check_file_read", stage: "File read", ...finding };
}

function ending(checks: CheckResult[]): ScreenResult {
  const passed = checks.every(({ result }) => result !== "FAIL");
  const apiWarns = checks.some(({ stage, result }) => stage === "API" && result === "WARNING");
  return { passed, apiSuitable: passed && !apiWarns, checks };
}
