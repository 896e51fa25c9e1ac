import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Checked, Notes } from "./finding.ts";

/** SHA256SUMS of a package that stands: every other file of it but replaced versions, with its true checksum. */
export async function checkSums(folder: string): Promise<Checked> {
  const notes = new Notes("SHA256SUMS");
  const names = (await readdir(folder)).filter((name) => name !== "superseded");
  if (!names.includes("SHA256SUMS")) return notes.checked();
  const text = await readFile(join(folder, "SHA256SUMS"), "utf8");
  const told = new Map(
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  for (const name of names.filter((one) => one !== "SHA256SUMS")) {
    const sum = createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex");
    notes.same(name, told.get(name) ?? "", sum);
  }
  for (const name of told.keys())
    if (!names.includes(name)) notes.fault(name, "is not a file of the package");
  return notes.checked();
}
