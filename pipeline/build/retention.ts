import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkSums } from "../audit/checksums.ts";
import type { ConsultationSpec } from "../definitions/consultation.ts";
import { readDefinition } from "../definitions/definition.ts";
import { releasePath } from "../definitions/read-release.ts";
import { releaseSchema } from "../definitions/release.ts";
import { listReleases, type ReleaseId, releaseName } from "../definitions/release-folders.ts";
import { CHECKSUMS } from "../formats/checksums.ts";
import { type Problem, refuse, UserError } from "../user-error.ts";
import type { Audited, BuildPlaces } from "./release.ts";
import { auditSuperseded } from "./superseded.ts";

/** The consultations whose answers may not be kept any more, by "collection/period": the last day on which they were. */
export type Expired = ReadonlyMap<string, string>;

/** The consultations whose retention is over on a day; null stands for the newest publication date in the root. */
export function expiredOf(
  root: string,
  consultations: readonly ConsultationSpec[],
  asOf: string | null,
): Expired {
  if (consultations.length === 0) return new Map();
  const day = asOf ?? newestPublication(root);
  const over = consultations.filter(({ privacy }) => privacy.until < day);
  return new Map(over.map((each) => [releaseName(each), each.privacy.until]));
}

function newestPublication(root: string): string {
  const days = listReleases(root).map(
    (id) => readDefinition(root, releasePath(id), releaseSchema).definition?.spec.published ?? "",
  );
  return days.sort().at(-1) ?? "";
}

/**
 * Throws a UserError that names every folder with answers of a consultation whose retention is over, or with exact counts
 * of them: a build uses none of these, whatever release was asked for.
 */
export function refuseExpired({ root, responses, private: record }: BuildPlaces, expired: Expired): void {
  const folders = [...expired].flatMap(([name, until]) => [
    {
      path: join(responses ?? join(root, "data/responses"), name),
      where: shown("responses", responses, name),
      until,
    },
    { path: join(record ?? join(root, "data/private"), name), where: shown("private", record, name), until },
  ]);
  const problems = folders
    .filter(({ path }) => existsSync(path))
    .map(
      ({ where, until }): Problem => ({
        where,
        what: `holds answers, or exact counts of them, that may be kept until ${until} and no longer`,
        todo: "delete the folder; the package that was published stays",
      }),
    );
  if (problems.length > 0) throw new UserError(problems);
}

function shown(folder: string, given: string | null, name: string): string {
  return given === null ? `data/${folder}/${name}` : `--${folder} ${name}`;
}

const release = z.object({ tables: z.array(z.unknown()) });
const audit = z.object({ counts: z.object({ numbers: z.number() }) });

/**
 * A release whose responses were deleted when their time was over: its package stays as it was published, and is checked
 * by its own checksums. Throws a UserError where it is not there, or is not as it was.
 */
export async function keepPackage(root: string, id: ReleaseId, until: string): Promise<Audited> {
  const name = releaseName(id);
  const folder = join(root, "data/packages", name);
  const where = `data/packages/${name}`;
  const gone = `and what it was made of was kept until ${until}`;
  if (!existsSync(join(folder, CHECKSUMS)))
    refuse(where, `there is no package with checksums, ${gone}`, "copy the package that was published there");
  const { findings } = await checkSums(folder);
  if (findings.length > 0)
    throw new UserError(
      findings.map((finding) => ({
        where: `${where}/${finding.where}`,
        what: `is not the file that was published, ${gone}`,
        todo: "copy the package that was published there",
      })),
    );
  auditSuperseded(root, id, folder);
  const { tables } = release.parse(readJson(folder, "release.json"));
  const { counts } = audit.parse(readJson(folder, "audit.json"));
  return { ...id, tables: tables.length, numbers: counts.numbers };
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}

/** Throws a UserError for a release that cannot be recomputed, because its responses were deleted in time. */
export function refuseDeleted(id: ReleaseId, expired: Expired): void {
  const until = expired.get(releaseName(id));
  if (until === undefined) return;
  const what = `was made of responses that were kept until ${until}, and cannot be recomputed without them`;
  refuse(
    `data/packages/${releaseName(id)}`,
    what,
    "run first-release build, which checks it by its checksums",
  );
}
