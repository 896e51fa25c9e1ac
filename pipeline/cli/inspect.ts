import { resolve } from "node:path";
import type { Inspection } from "../inspect/inspect-workbook.ts";
import { reportLines } from "../inspect/report.ts";
import { inspectFile } from "../inspect.ts";
import type { Progress } from "../progress.ts";
import { refuse } from "../user-error.ts";
import type { Arguments } from "./arguments.ts";
import type { Result } from "./result.ts";

/** `inspect FILE.ods|xlsx`: passes where every must of the checklist is met. Throws a UserError unless one file is named. */
export async function inspectWorkbookFile(given: Arguments, progress: Progress): Promise<Result> {
  const [file, ...more] = given.rest;
  if (file === undefined || more.length > 0)
    return refuse("command line", '"inspect" takes one file', "name one workbook, FILE.ods or FILE.xlsx");
  const inspect = () => inspectFile(resolve(file), file);
  const inspection = await progress.stage("inspect", "checklist", inspect, told);
  return { lines: reportLines(inspection), data: inspection, passed: inspection.met };
}

function told({ items }: Inspection): string {
  return `${items.length} items`;
}
