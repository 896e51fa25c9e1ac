import { parseRange } from "../address.ts";
import type { SheetBuilder } from "../sheet-builder.ts";
import type { MarkedTable } from "../workbook.ts";
import { readXml } from "../xml.ts";
import type { Parts } from "../zip.ts";

/** A table part; null where it gives no range. A table with filter buttons is told to its sheet. */
export async function tableOf(parts: Parts, part: string, sheet: SheetBuilder): Promise<MarkedTable | null> {
  let table: MarkedTable | null = null;
  let buttons = false;
  let columns = 0;
  let hidden = 0;
  await readXml(parts.read(part), {
    open(name, a) {
      const range = parseRange(a["ref"] ?? "");
      if (name === "table" && range !== null) {
        const headerRows = Number(a["headerRowCount"] ?? 1);
        const called = a["displayName"] ?? a["name"] ?? "";
        table = { name: called, sheet: sheet.name, range, header: headerRows > 0, headerRows };
        columns = range.right - range.left + 1;
      }
      if (name === "autoFilter") buttons = true;
      if (name === "filterColumn" && a["hiddenButton"] === "1") hidden++;
    },
  });
  if (buttons && hidden < columns) sheet.filter(nameOf(table));
  return table;
}

function nameOf(table: MarkedTable | null): string {
  return table?.name ?? "";
}
