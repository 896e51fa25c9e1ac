import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Subject } from "./check.ts";
import { needs, run } from "./tools.ts";

/** Why LibreOffice cannot be used here, or null. */
export function withoutLibreOffice(): string | null {
  return needs("soffice", "libreoffice-calc");
}

/** LibreOffice's name and version. */
export function libreOfficeVersion(): string {
  return /LibreOffice [\d.]+/.exec(run("soffice", ["--version"]).out)?.[0] ?? "LibreOffice";
}

/**
 * Opens files in LibreOffice and saves them in another format. `from` names each file as it shall be called; the
 * results have the same names in a new folder, whose path this gives. Throws what LibreOffice said where one fails.
 */
export function convert(
  subject: Subject,
  from: ReadonlyMap<string, string>,
  to: string,
  options: readonly string[] = [],
): string {
  const place = join(subject.scratch, `office-${++made}`);
  const [input, output] = [join(place, "in"), join(place, "out")];
  for (const folder of [input, output]) mkdirSync(folder, { recursive: true });
  for (const [name, file] of from) copyFileSync(file, join(input, name));
  const profile = `-env:UserInstallation=${pathToFileURL(join(subject.scratch, "profile"))}`;
  const files = [...from.keys()].map((name) => join(input, name));
  const { status, said } = run("soffice", [
    profile,
    "--headless",
    ...options,
    "--convert-to",
    to,
    "--outdir",
    output,
    ...files,
  ]);
  if (status !== 0) throw new Error(`LibreOffice: ${said}`);
  return output;
}

let made = 0;
