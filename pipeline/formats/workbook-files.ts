import { stat } from "node:fs/promises";
import { join } from "node:path";
import { writeOds } from "./ods/write-ods.ts";
import { releaseWorkbook, type WorkbookInput } from "./workbook/release-workbook.ts";
import { MOST_ROWS } from "./workbook.ts";
import { writeXlsx } from "./xlsx/write-xlsx.ts";

export type { WorkbookInput } from "./workbook/release-workbook.ts";

/** A written workbook, as `release.json` lists files. */
export type WorkbookFile = { format: "ods" | "xlsx"; path: string; bytes: number };

/**
 * Writes a release's workbook into the folder as `<collection>-<period>.ods` and `.xlsx`, with the same sheets in both.
 * A table too long for a sheet (of `mostRows`, less in tests) is left out, and the workbook says where it is.
 */
export async function writeWorkbooks(
  folder: string,
  input: WorkbookInput,
  mostRows = MOST_ROWS,
): Promise<WorkbookFile[]> {
  const { collection, period } = input.release;
  const workbook = releaseWorkbook(input, mostRows);
  const [ods, xlsx] = [`${collection}-${period}.ods`, `${collection}-${period}.xlsx`];
  await writeOds(join(folder, ods), workbook);
  await writeXlsx(join(folder, xlsx), workbook);
  return [
    { format: "ods", path: ods, bytes: (await stat(join(folder, ods))).size },
    { format: "xlsx", path: xlsx, bytes: (await stat(join(folder, xlsx))).size },
  ];
}
