import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ReleaseId, releaseName, replacedOn } from "../definitions/release-folders.ts";
import { CHECKSUMS } from "../formats/checksums.ts";
import { type Problem, UserError } from "../user-error.ts";

/** A file that was published: where it is kept, where its copy lies below a package, and its checksum as published. */
type Kept = { shown: string; from: string; copy: string; sum: string | null };

/**
 * Copies the versions of a release that corrections replaced from data/releases into `superseded/DATE` of its package,
 * so that the site can show them: the files that each version's own checksums name, and no other. It is done last, since
 * they are no files of the release that stands. Throws a UserError where one is not what was published.
 */
export function copySuperseded(root: string, id: ReleaseId, folder: string): void {
  const kept = keptFiles(root, id);
  refuse(kept.filter((file) => !isPublished(file, file.from)).map(toldChanged));
  for (const { from, copy } of kept) {
    mkdirSync(join(folder, copy, ".."), { recursive: true });
    copyFileSync(from, join(folder, copy));
  }
}

/** Throws a UserError where a package that stands does not hold the versions that were replaced, to the byte. */
export function auditSuperseded(root: string, id: ReleaseId, folder: string): void {
  const differing = keptFiles(root, id).filter(({ from, copy }) => !isSame(from, join(folder, copy)));
  refuse(
    differing.map(({ copy }) => ({
      where: `data/packages/${releaseName(id)}/${copy}`,
      what: "is not the file that was published",
      todo: "build the release again",
    })),
  );
}

function keptFiles(root: string, id: ReleaseId): Kept[] {
  return replacedOn(root, id).flatMap((date) => {
    const shown = `data/releases/${releaseName(id)}/superseded/${date}`;
    const copy = `superseded/${date}`;
    const place = (name: string, sum: string | null): Kept => ({
      shown: `${shown}/${name}`,
      from: join(root, shown, name),
      copy: `${copy}/${name}`,
      sum,
    });
    const sums = join(root, shown, CHECKSUMS);
    const told = existsSync(sums) ? readFileSync(sums, "utf8").split("\n") : [];
    const named = told.flatMap((line) => nameAndSum(line).map(([name, sum]) => place(name, sum)));
    return [...named, place(CHECKSUMS, null)];
  });
}

/** A line of checksums; a name that is a path would lead out of the folder, and is none that was published. */
function nameAndSum(line: string): [string, string][] {
  const [, sum = "", name = ""] = /^([0-9a-f]{64}) {2}([^/\\.][^/\\]*)$/.exec(line) ?? [];
  return name === "" ? [] : [[name, sum]];
}

function isPublished({ sum }: Kept, path: string): boolean {
  if (!existsSync(path)) return false;
  return sum === null || sum === createHash("sha256").update(readFileSync(path)).digest("hex");
}

function isSame(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && readFileSync(a).equals(readFileSync(b));
}

function toldChanged({ shown }: Kept): Problem {
  return {
    where: shown,
    what: "is not the file that was published",
    todo: "copy the package as it was published, with all its files",
  };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError(problems);
}
