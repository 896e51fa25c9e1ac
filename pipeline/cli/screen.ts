import { resolve } from "node:path";
import type { Progress } from "../progress.ts";
import { type ScreenResult, screen } from "../screen.ts";
import { refuse } from "../user-error.ts";
import type { Arguments } from "./arguments.ts";
import type { Result } from "./result.ts";

/** Where a root keeps the code lists that its tables are held to. */
const defaultCodes = "methodology/classifications/geography";

/** `screen DATA.csv DATA.meta.csv`: passes where no rule fails. Throws a UserError where two files are not named. */
export async function screenFiles(given: Arguments, progress: Progress): Promise<Result> {
  const [data, meta, ...more] = given.rest;
  if (data === undefined || meta === undefined || more.length > 0)
    refuse("command line", '"screen" takes two files', "name DATA.csv and then DATA.meta.csv");
  const input = {
    data: resolve(data),
    meta: resolve(meta),
    codes: given.codes === null ? resolve(given.root ?? ".", defaultCodes) : resolve(given.codes),
    codesAreNamed: given.codes !== null,
  };
  const result = await progress.stage("screen", "rules", () => screen(input), told);
  return { lines: screenLines(result), data: result, passed: result.passed };
}

/** One aligned line a check, then the verdict. */
export function screenLines(result: ScreenResult): string[] {
  const width = Math.max(...result.checks.map(({ check }) => check.length));
  const lines = result.checks.map(
    ({ check, result: verdict, message }) => `${verdict.padEnd(7)}  ${check.padEnd(width)}  ${message}`,
  );
  return [...lines, verdictLine(result)];
}

function verdictLine({ checks, passed, apiSuitable }: ScreenResult): string {
  const count = (verdict: string) => checks.filter(({ result }) => result === verdict).length;
  const failed = count("FAIL");
  const warnings = count("WARNING");
  const warned = `${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
  if (!passed) {
    const last = checks.at(-1)?.stage ?? "";
    return `failed: ${failed} of ${checks.length} rules fail in stage "${last}", ${warned}; later stages were not screened`;
  }
  return `passed: ${checks.length} rules, ${warned}; ${apiSuitable ? "suitable for the API" : "not shown to be suitable for the API"}`;
}

function told({ checks }: ScreenResult): string {
  return `${checks.length} rules`;
}
