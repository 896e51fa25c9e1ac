import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { refuse } from "./user-error.ts";
import { type Edition, readEdition } from "./versions/edition.ts";
import { firstVersions, nextVersions } from "./versions/next.ts";
import { type EditionPlace, predecessorOf } from "./versions/predecessor.ts";
import type { VersionsFile } from "./versions/words.ts";

export { compareTables } from "./versions/compare-tables.ts";
export { versionOf } from "./versions/next.ts";
export type { Change, LogEntry, TableVersion, VersionsFile } from "./versions/words.ts";

const changeSchema = z.object({ level: z.enum(["major", "minor"]), what: z.string() });
const versionSchema = z.string().regex(/^\d+\.\d+$/);
const namedSchema = z.object({ name: z.string(), version: versionSchema });

const fileSchema = z.object({
  version: versionSchema,
  follows: z.object({ release: z.string(), version: versionSchema }).nullable(),
  tables: z.array(namedSchema.extend({ changes: z.array(changeSchema) })),
  ended: z.array(namedSchema),
  changelog: z.array(
    z.object({
      version: versionSchema,
      release: z.string(),
      date: z.string(),
      kind: z.enum(["first", "period", "correction"]),
      changes: z.array(changeSchema.extend({ table: z.string().nullable() })),
    }),
  ),
});

/**
 * `versions.json` of a release whose package is being written in `folder`, where its release.json and CSV files are
 * already: worked out by comparing it with the edition that it follows, so that the same packages always give the same
 * numbers. Throws a UserError for an earlier edition that is none of our packages.
 */
export function versionsOf(
  root: string,
  { collection, period }: { collection: string; period: string },
  folder: string,
): VersionsFile {
  return versionsAt(root, { collection, period, folder, replaced: null });
}

function versionsAt(root: string, place: EditionPlace): VersionsFile {
  const edition = read(place);
  const before = predecessorOf(root, place, edition.published);
  if (before === null) return firstVersions(edition);
  return nextVersions(read(before), knownVersions(root, before), edition);
}

/** What an edition says of itself; one that was built before there were versions is worked out from its own past. */
function knownVersions(root: string, place: EditionPlace): VersionsFile {
  const path = join(place.folder, "versions.json");
  if (!existsSync(path)) return versionsAt(root, place);
  const file = fileSchema.safeParse(parsed(readFileSync(path, "utf8")));
  if (file.success) return file.data;
  return refuse(nameOf(place), "has a versions.json that cannot be read", "build that release again");
}

function read(place: EditionPlace): Edition {
  return readEdition(place.folder, nameOf(place));
}

function nameOf({ collection, period, replaced }: EditionPlace): string {
  return replaced === null
    ? `data/packages/${collection}/${period}`
    : `data/releases/${collection}/${period}/superseded/${replaced}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
