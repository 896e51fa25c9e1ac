import { open } from "node:fs/promises";
import { refuse } from "../user-error.ts";
import { readOds } from "./ods/read-ods.ts";
import type { Workbook } from "./workbook.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";
import { withParts } from "./zip.ts";

/** How a compound file begins: an old .xls, or an XLSX that is encrypted with a password. */
const compound = Buffer.from("d0cf11e0a1b11ae1", "hex");

/**
 * Reads an ODS or XLSX file, whichever it is by its content. `where` is the name under which to speak of it. Throws a
 * UserError for a file that is not there, is damaged or protected by a password, or unpacks to more than a workbook.
 */
export async function readWorkbook(path: string, where: string): Promise<Workbook> {
  if ((await firstBytes(path, where)).equals(compound))
    refuse(
      where,
      "is protected by a password, or is an old .xls file",
      "save it as ODS or XLSX without a password, and inspect that",
    );
  return withParts(path, where, async (parts) => {
    if (parts.names.includes("content.xml") || parts.names.includes("encrypted-package"))
      return readOds(parts, where);
    if (parts.names.some((name) => /(^|\/)workbook\.xml$/.test(name))) return readXlsx(parts, where);
    return refuse(where, "is no ODS or XLSX workbook", "name a file that a spreadsheet program saved");
  });
}

async function firstBytes(path: string, where: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return refuse(where, "cannot be read", "name a workbook that is there");
  }
}
