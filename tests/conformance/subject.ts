import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { releaseExample } from "../example-root.ts";
import type { Subject } from "./check.ts";

/** Builds the example publication by the public command in a folder of its own. Throws what the command said. */
export function buildExample(): Subject {
  return subjectAt(releaseExample("first-release-conformance-"));
}

/** A publication that stands: a content root with its packages and its site. */
export function subjectAt(root: string): Subject {
  const scratch = mkdtempSync(join(tmpdir(), "first-release-conformance-work-"));
  return { root, site: join(root, "_site"), packages: join(root, "data/packages"), scratch };
}

/** A copy of what is published, to plant a fault in. */
export function copyOf(subject: Subject): Subject {
  const copy = subjectAt(mkdtempSync(join(tmpdir(), "first-release-conformance-copy-")));
  mkdirSync(join(copy.root, "data"));
  cpSync(subject.packages, copy.packages, { recursive: true });
  cpSync(subject.site, copy.site, { recursive: true });
  return copy;
}

/** Removes a publication that `buildExample` or `copyOf` made. */
export function remove({ root, scratch }: Subject): void {
  for (const folder of [root, scratch]) rmSync(folder, { recursive: true, force: true });
}
