import { besideFile } from "./inspect/beside.ts";
import { type Inspection, inspectWorkbook } from "./inspect/inspect-workbook.ts";
import { readWorkbook } from "./inspect/read-workbook.ts";

/**
 * Checks anyone's workbook, ODS or XLSX, against the checklist of spreadsheets, item by item. `file` is the name under
 * which to speak of it. Throws a UserError for a file that is no workbook, is damaged or protected, or is too large.
 */
export async function inspectFile(path: string, file: string): Promise<Inspection> {
  return inspectWorkbook(file, await readWorkbook(path, file), await besideFile(path));
}
