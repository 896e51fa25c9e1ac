import { existsSync } from "node:fs";
import type { Collection } from "../collection.ts";
import { contentRoot, insideRoot } from "../paths.ts";
import type { ProgressReport } from "../progress-report.ts";
import { type Problem, UserError } from "../user-error.ts";
import { type ApprovalSpec, approvalSchema } from "./approval.ts";
import { attempt } from "./attempt.ts";
import { readBankHolidays } from "./bank-holidays.ts";
import { checkApproval, checkSignature } from "./check-approval.ts";
import { checkCommentary } from "./check-commentary.ts";
import { checkPublisher } from "./check-publisher.ts";
import { checkQuotations, withoutValues } from "./check-quotations.ts";
import { type Definition, type Read, readDefinition } from "./definition.ts";
import { placeLabels } from "./place-labels.ts";
import { inFileOrder } from "./problem-order.ts";
import { type ProtectionSpec, protectionSchema } from "./protection.ts";
import { type PublisherSpec, publisherSchema } from "./publisher.ts";
import { type QuotationsSpec, quotationsSchema } from "./quotations.ts";
import { readCollection } from "./read-collection.ts";
import { readRelease, releasePath } from "./read-release.ts";
import type { ReleaseSpec } from "./release.ts";
import { knownRelease, type ReleaseId } from "./release-folders.ts";
import { resolveProgress } from "./resolve-progress.ts";
import { type Path, readText } from "./yaml-file.ts";

export { listReleases, type ReleaseId } from "./release-folders.ts";

/** A text of the root, and its path there. */
export type RootText = { where: string; text: string };

/** Everything that people wrote about one release, read and checked. `where` is release.yaml's path in the root. */
export type LoadedRelease = {
  id: ReleaseId;
  where: string;
  collection: Collection;
  protection: ProtectionSpec;
  release: ReleaseSpec;
  commentary: RootText;
  quality: RootText;
  approval: ApprovalSpec | null;
  /** What may be quoted of free text, with the lines on which it stands. */
  quotations: Definition<QuotationsSpec> | null;
  /** Its page on progress, with every due day worked out; null where it has none. */
  progress: ProgressReport | null;
};

/** What could be read of a release, and every mistake in it. */
export type ReadReleaseParts = { [Part in keyof LoadedRelease]: LoadedRelease[Part] | null } & {
  problems: readonly Problem[];
  /** "file:line" of a part of release.yaml. */
  at: (path: Path) => string;
};

const publisherPath = "data/publisher.yaml";

/** The publisher of a root. Throws a UserError with every mistake in `data/publisher.yaml`. */
export function loadPublisher(root: string): PublisherSpec {
  const { definition, problems } = readPublisher(contentRoot(root));
  if (definition === null || problems.length > 0) throw new UserError(problems);
  return definition.spec;
}

/** As `loadPublisher`, with the mistakes given back. */
export function readPublisher(root: string): Read<PublisherSpec> {
  const read = readDefinition(root, publisherPath, publisherSchema);
  const calendar = read.definition === null ? [] : checkPublisher(read.definition);
  return { ...read, problems: [...read.problems, ...calendar] };
}

/** One release of a root, checked. Throws a UserError with every mistake in it, or with the nearest release's name. */
export async function loadRelease(root: string, id: ReleaseId): Promise<LoadedRelease> {
  const home = contentRoot(root);
  const { problems, at: _at, ...parts } = await readReleaseParts(home, knownRelease(home, id));
  if (problems.length > 0 || !isWhole(parts)) throw new UserError(problems);
  return parts;
}

/** A collection alone, as a rate needs it for its denominator. Throws a UserError with every mistake in it. */
export async function loadCollection(
  root: string,
  { collection: name, period }: ReleaseId,
): Promise<Collection> {
  const { collection, problems } = await readCollection(contentRoot(root), name, period);
  if (collection === null || problems.length > 0) throw new UserError(problems);
  return collection;
}

/** As `loadRelease`, with the mistakes given back beside what could be read. */
export async function readReleaseParts(root: string, id: ReleaseId): Promise<ReadReleaseParts> {
  const { collection, problems } = await readCollection(root, id.collection, id.period);
  const protection = readDefinition(root, `methodology/${id.collection}/protection.yaml`, protectionSchema);
  const release = await readRelease(root, id, collection);
  const spec = release.definition?.spec ?? null;
  const approval = readApproval(root, id, collection, spec);
  const quotations = readQuotations(root, id, collection, spec);
  const commentary = readRootText(root, releasePath(id, "commentary.md"));
  const quality = readRootText(root, `methodology/${id.collection}/quality.md`);
  const progress = readProgress(root, release);
  const others = [protection, release, approval, quotations, commentary, quality, progress].flatMap(
    (one) => one.problems,
  );
  const sections = commentary.value === null ? [] : checkCommentary(commentary.value);
  return {
    id,
    where: releasePath(id),
    at: release.file?.at ?? (() => releasePath(id)),
    collection,
    protection: protection.definition?.spec ?? null,
    release: spec,
    commentary: commentary.value,
    quality: quality.value,
    approval: approval.definition?.spec ?? null,
    quotations: quotations.definition,
    progress: progress.value,
    problems: inFileOrder([...problems, ...others, ...sections]),
  };
}

function readApproval(
  root: string,
  id: ReleaseId,
  collection: Collection | null,
  release: ReleaseSpec | null,
): Read<ApprovalSpec> {
  const path = releasePath(id, "approval.yaml");
  if (!existsSync(insideRoot(root, path))) return { definition: null, file: null, problems: [] };
  const read = readDefinition(root, path, approvalSchema);
  if (read.definition === null) return read;
  const answers = collection === null ? [] : checkApproval(read.definition, collection);
  const signature = release === null ? [] : checkSignature(read.definition, release);
  return { ...read, problems: [...answers, ...signature] };
}

function readQuotations(
  root: string,
  id: ReleaseId,
  collection: Collection | null,
  release: ReleaseSpec | null,
): Read<QuotationsSpec> {
  const path = releasePath(id, "quotations.yaml");
  if (!existsSync(insideRoot(root, path))) return { definition: null, file: null, problems: [] };
  const read = readDefinition(root, path, quotationsSchema);
  if (read.definition === null) return { ...read, problems: withoutValues(read.problems) };
  const quoted = collection === null ? [] : checkQuotations(read.definition, collection, placeLabels(root));
  const signature = release === null ? [] : checkSignature(read.definition, release);
  return { ...read, problems: [...quoted, ...signature] };
}

/** Where the page on progress has mistakes of its own, nothing is worked out from it. */
function readProgress(root: string, { definition, problems }: Read<ReleaseSpec>) {
  const progress = problems.length > 0 ? undefined : definition?.spec.progress;
  if (progress === undefined) return { value: null, problems: [] };
  return attempt(() => resolveProgress(progress, readBankHolidays(root)));
}

function readRootText(root: string, where: string) {
  return attempt((): RootText => ({ where, text: readText(root, where) }));
}

function isWhole(parts: Omit<ReadReleaseParts, "problems" | "at">): parts is LoadedRelease {
  return Object.entries(parts).every(
    ([part, value]) => value !== null || ["approval", "quotations", "progress"].includes(part),
  );
}
