import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Checked, Notes } from "./finding.ts";
import { list, property, readJson, text } from "./json-file.ts";

/**
 * Files of words, such as citations, hold no figure to recompute: what stands in them must be what was written, to the
 * byte, as datapackage.json describes it.
 */
export async function checkHashes(folder: string, names: readonly string[]): Promise<Checked[]> {
  const file = await readJson(folder, "datapackage.json", new Notes("datapackage.json"));
  const resources = list(property(file, "resources"));
  const described = new Map(
    resources.map((one) => [text(property(one, "path")), text(property(one, "hash"))]),
  );
  const checks: Checked[] = [];
  for (const name of names) {
    const notes = new Notes(name);
    const sum = createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex");
    notes.same("its hash in datapackage.json", described.get(name), `sha256:${sum}`);
    checks.push(notes.checked());
  }
  return checks;
}
