import { join, sep } from "node:path";
import { refuse } from "../user-error.ts";

/**
 * Exact counts and respondents' texts must not lie where the site, or a copy of what is public, takes its files from.
 * Throws a UserError where `--private` names such a folder.
 */
export function refusePublicRecord(root: string, record: string | null): void {
  const open = ["data/packages", "data/releases", "methodology", "site", "_site"].map((name) =>
    join(root, name),
  );
  if (record === null || !open.some((folder) => record === folder || record.startsWith(folder + sep))) return;
  refuse("--private", "is a folder that is published", "name a folder that only its owner can read");
}
