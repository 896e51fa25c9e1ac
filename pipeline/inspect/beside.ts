import { readdir } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";

/** Which other forms of a workbook stand in its folder: the same in ODS, and any table as CSV. */
export type Beside = { ods: boolean; csv: boolean };

/** What stands beside the file. A folder that may not be listed holds nothing. */
export async function besideFile(path: string): Promise<Beside> {
  const names = await readdir(dirname(path)).catch(() => []);
  const ods = `${basename(path, extname(path))}.ods`;
  return {
    ods: names.some((name) => name.toLowerCase() === ods.toLowerCase()),
    csv: names.some((name) => /\.csv$/i.test(name)),
  };
}
