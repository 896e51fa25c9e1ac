import { join } from "node:path";
import { type AuditOutcome, audit } from "../audit.ts";
import { resolveCommentary } from "../commentary/resolve.ts";
import { withDatabase } from "../database.ts";
import type { LoadedRelease } from "../definitions/load.ts";
import type { ProtectionSpec } from "../definitions/protection.ts";
import type { PublisherSpec } from "../definitions/publisher.ts";
import { releaseName } from "../definitions/release-folders.ts";
import { earlierReleases } from "../formats/earlier-releases.ts";
import { earlierTables } from "../formats/earlier-table.ts";
import { makePrivate, writePrivate } from "../private-record.ts";
import type { Progress } from "../progress.ts";
import { publish, writeAudit, writeVersions } from "../publish.ts";
import { type ScreenResult, screenProblems, screenTable } from "../screen.ts";
import { type Problem, UserError } from "../user-error.ts";
import { versionsOf } from "../versions.ts";
import { writeWhole } from "../whole-folder.ts";
import { denominatorsOf } from "./denominators.ts";
import { responsesOf } from "./responses.ts";
import { auditSuperseded, copySuperseded } from "./superseded.ts";
import { type SafeParts, safePartsOf } from "./tables.ts";

/** What a build reads and writes, and how it tells of it. `asOf` null: the newest publication date in the root. */
export type BuildPlaces = {
  root: string;
  responses: string | null;
  private: string | null;
  asOf: string | null;
  progress: Progress;
};

/** A package that was built, or stood, and passed its audit. */
export type Audited = { collection: string; period: string; tables: number; numbers: number };

/**
 * Builds one release: everything private happens while the database is open, the package is written beside its place,
 * audited as a stranger would read it, and put in place only when every number has been recomputed.
 */
export async function buildRelease(
  loaded: LoadedRelease,
  publisher: PublisherSpec,
  places: BuildPlaces,
): Promise<Audited> {
  const name = releaseName(loaded.id);
  const { progress } = places;
  const record = join(places.private ?? join(places.root, "data/private"), name);
  const parts = await privateParts(loaded, places, record);
  const commentary = resolveCommentary({
    ...loaded,
    where: loaded.where,
    ...parts,
    earlier: earlierOf(loaded, places),
  });
  const audited: AuditOutcome[] = [];
  await writeWhole(packageFolder(loaded, places), async (folder) => {
    const written = () => publish({ loaded, publisher, ...parts, commentary }, folder);
    await progress.stage(name, "publish", written, () => `${parts.tables.length} tables in every format`);
    await progress.stage(name, "screen", () => screenAll(loaded, places, parts, folder), toldScreening);
    await writeVersions(folder, versionsOf(places.root, loaded.id, folder));
    const outcome = await progress.stage(
      name,
      "audit",
      () => auditPackage(loaded, publisher, places, parts, folder),
      toldAudit,
    );
    await makePrivate(record);
    await writePrivate(
      join(record, "audit.json"),
      `${JSON.stringify({ ...outcome.record, attacked: parts.attacked }, null, 2)}\n`,
    );
    refuseFailed(loaded, outcome, parts);
    await writeAudit(folder, outcome.file);
    copySuperseded(places.root, loaded.id, folder);
    audited.push(outcome);
  });
  return auditedRelease(loaded, parts, audited[0]);
}

/** Every table by the rules of Explore Education Statistics. Throws a UserError with all that fails. */
async function screenAll(
  { id }: LoadedRelease,
  { root }: BuildPlaces,
  { tables }: SafeParts,
  folder: string,
): Promise<ScreenResult[]> {
  const codes = join(root, "methodology/classifications/geography");
  const results: ScreenResult[] = [];
  const problems: Problem[] = [];
  for (const { shape } of tables) {
    const result = await screenTable(folder, shape.name, codes);
    problems.push(...screenProblems(`${releaseName(id)}/${shape.name}.csv`, result));
    results.push(result);
  }
  if (problems.length > 0) throw new UserError(problems);
  return results;
}

/** How a rule begins that has no code list to check by: no fault of the table. */
const NOT_CHECKED = "not checked";

function toldScreening(results: readonly ScreenResult[]): string {
  const warned = results.filter(({ checks }) =>
    checks.some(({ result, message }) => result === "WARNING" && !message.startsWith(NOT_CHECKED)),
  );
  return `${results.length} tables pass, ${warned.length} with warnings`;
}

/** Recomputes a package that stands from the responses. Throws a UserError with what does not come from them. */
export async function auditRelease(
  loaded: LoadedRelease,
  publisher: PublisherSpec,
  places: BuildPlaces,
): Promise<AuditOutcome> {
  const parts = await privateParts(loaded, places, null);
  const folder = packageFolder(loaded, places);
  auditSuperseded(places.root, loaded.id, folder);
  const run = () => auditPackage(loaded, publisher, places, parts, folder);
  return places.progress.stage(releaseName(loaded.id), "audit", run, toldAudit);
}

/** Figures that are public already are not attacked, with or without earlier ones. */
const noPeople = { people: "different" } as const;

async function privateParts(
  loaded: LoadedRelease,
  places: BuildPlaces,
  record: string | null,
): Promise<SafeParts> {
  const responses = await responsesOf(places.root, places.responses, loaded.id);
  const denominators = denominatorsOf(places.root, places.responses);
  const { people } = loaded.protection.method === "none" ? noPeople : loaded.protection.earlier_releases;
  const earlier = earlierReleases(places.root, loaded.id, people);
  const from = { responses, record, denominators, earlier };
  return withDatabase((db) => safePartsOf(db, loaded, from, places.progress));
}

function auditPackage(
  loaded: LoadedRelease,
  publisher: PublisherSpec,
  places: BuildPlaces,
  parts: SafeParts,
  folder: string,
): Promise<AuditOutcome> {
  const authored = loaded.commentary.text;
  const versions = versionsOf(places.root, loaded.id, folder);
  return audit({
    folder,
    loaded,
    publisher,
    authored,
    ...parts,
    versions,
    earlier: earlierOf(loaded, places),
  });
}

function packageFolder({ id }: LoadedRelease, { root }: BuildPlaces): string {
  return join(root, "data/packages", id.collection, id.period);
}

function earlierOf({ id }: LoadedRelease, { root }: BuildPlaces) {
  return earlierTables(join(root, "data/packages"), id.collection);
}

function auditedRelease(
  { id }: LoadedRelease,
  { tables }: SafeParts,
  outcome: AuditOutcome | undefined,
): Audited {
  return { ...id, tables: tables.length, numbers: outcome?.file.counts.numbers ?? 0 };
}

function toldAudit({ file }: AuditOutcome): string {
  return `${file.verdict}, ${file.counts.numbers} numbers in ${file.counts.files} files`;
}

/** Findings name files and places; the numbers that they name are published ones. */
function refuseFailed(
  { id, where, protection }: LoadedRelease,
  { record }: AuditOutcome,
  { telling, remedies }: SafeParts,
): void {
  if (record.verdict === "pass" && telling.length === 0) return;
  const todo = "do not publish it; build it again, and report a fault of First Release if it stays";
  const found = record.findings.map(
    ({ file, where: place, what }): Problem => ({
      where: `${releaseName(id)}/${file}: ${place}`,
      what,
      todo,
    }),
  );
  const phrases = telling.map(
    (phrase): Problem => ({
      where: `${where} (exemptions)`,
      what: `a number in "${phrase}" lets an intruder work out a small count from the tables`,
      todo: "leave the number out of the commentary, or quote a published figure",
    }),
  );
  throw new UserError([...found, ...phrases, ...disclosed(where, protection, record, remedies)]);
}

/** What the attack still proves after the repair, or could not reach: by number, never by cell. */
function disclosed(
  where: string,
  { method }: ProtectionSpec,
  { disclosure }: AuditOutcome["record"],
  remedies: readonly string[],
): Problem[] {
  const { exact, narrow, notAudited } = disclosure ?? { exact: 0, narrow: 0, notAudited: 0 };
  const tried =
    remedies.length === 0 ? "use a larger base, fewer tables or wider categories" : remedies.join("; ");
  const todo = `${tried}; audit.json in data/private has the cells and proofs`;
  const proven = {
    where,
    what: `an intruder can work out ${exact + narrow} small counts from its tables under method ${method}`,
    todo,
  };
  const unreached = { where, what: `${notAudited} small counts could not be attacked in time`, todo };
  return [...(exact + narrow > 0 ? [proven] : []), ...(notAudited > 0 ? [unreached] : [])];
}
