import type { SheetBuilder } from "../sheet-builder.ts";
import type { Drawing } from "../workbook.ts";
import { readXml } from "../xml.ts";
import type { Parts } from "../zip.ts";

const drawn: Readonly<Record<string, Drawing["kind"]>> = {
  pic: "image",
  graphicFrame: "chart",
  sp: "text box",
  cxnSp: "shape",
};

/** Adds what a drawing of a sheet holds: pictures, charts, text boxes and shapes, by their names. */
export async function addDrawings(parts: Parts, part: string, sheet: SheetBuilder): Promise<void> {
  let kind: Drawing["kind"] | undefined;
  await readXml(parts.read(part), {
    open(name, a) {
      kind = drawn[name] ?? kind;
      if (name !== "cNvPr" || kind === undefined) return;
      sheet.drawing({ kind, name: a["name"] ?? "" });
      kind = undefined;
    },
  });
}
