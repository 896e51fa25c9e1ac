import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { versionsOf } from "../../pipeline/versions.ts";

/**
 * A past for the parents' views of a sample root: those of 2024 were corrected in one figure on 5 December 2024. The
 * other collection was built before versions were numbered, and has none.
 */
export function writeSampleVersions(root: string): void {
  const packages = path.join(root, "data/packages/parents-views");
  const replaced = path.join(root, "data/releases/parents-views/2024/superseded/2024-12-05");
  cpSync(path.join(packages, "2024"), replaced, { recursive: true });
  edit(path.join(replaced, "release.json"), '"updated": "2024-12-05"', '"updated": "2024-11-21"');
  edit(path.join(replaced, "happy-by-phase.csv"), "Primary,Agree,240,", "Primary,Agree,245,");
  cpSync(replaced, path.join(packages, "2024/superseded/2024-12-05"), { recursive: true });
  for (const period of ["2024", "2025"]) {
    const folder = path.join(packages, period);
    const versions = versionsOf(root, { collection: "parents-views", period }, folder);
    writeFileSync(path.join(folder, "versions.json"), `${JSON.stringify(versions, null, 2)}\n`);
  }
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not have ${from}`);
  writeFileSync(file, text.replace(from, to));
}
