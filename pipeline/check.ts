import { actionProblems } from "./check/actions.ts";
import { citationFigures } from "./check/citations.ts";
import { quotedByLine } from "./check/quoted.ts";
import { chartProblems } from "./commentary/check-charts.ts";
import { inBraces } from "./commentary/expression.ts";
import { lintCommentary } from "./commentary/lint.ts";
import { tablesNamed } from "./commentary/render.ts";
import { readActions } from "./definitions/actions.ts";
import { actionsWarnings } from "./definitions/actions-warnings.ts";
import { attempt } from "./definitions/attempt.ts";
import { calendarWarnings, type Out } from "./definitions/calendar-warnings.ts";
import { sharedTitles } from "./definitions/check-titles.ts";
import { readCitations } from "./definitions/citations.ts";
import { collectionSchema } from "./definitions/collection.ts";
import { readDefinition } from "./definitions/definition.ts";
import { readEngagement } from "./definitions/engagement.ts";
import { type ReadReleaseParts, type RootText, readPublisher, readReleaseParts } from "./definitions/load.ts";
import { inFileOrder } from "./definitions/problem-order.ts";
import { protectionSchema } from "./definitions/protection.ts";
import { collectionPath } from "./definitions/read-collection.ts";
import { readConsultations } from "./definitions/read-consultations.ts";
import type { ReleaseSpec } from "./definitions/release.ts";
import {
  knownRelease,
  listCollections,
  listReleases,
  type ReleaseId,
  releaseName,
} from "./definitions/release-folders.ts";
import { releaseWarnings } from "./definitions/release-warnings.ts";
import { readStanding } from "./definitions/standing.ts";
import { didYouMean } from "./nearest-name.ts";
import { contentRoot } from "./paths.ts";
import type { TableShape } from "./table.ts";
import { planTables, tableShape } from "./tabulate/plan.ts";
import { type Problem, problemLine } from "./user-error.ts";

/** What must be mended before a release can be built, and what had better be looked at before it is published. */
export type Findings = { problems: readonly Problem[]; warnings: readonly Problem[] };

/**
 * Every mistake in the definitions of a content root: publisher, collections, protection, releases, approvals and
 * commentary. Needs no responses. `ids` leaves only those releases, with the publisher. Throws a UserError where the
 * root is none, or an id names no release of it.
 */
export async function check(root: string, ids?: readonly ReleaseId[]): Promise<readonly Problem[]> {
  return (await checkAll(root, ids)).problems;
}

/** As `check`, with warnings. */
export async function checkAll(root: string, ids?: readonly ReleaseId[]): Promise<Findings> {
  const home = contentRoot(root);
  const all = ids === undefined || ids.length === 0;
  const chosen = all ? listReleases(home) : ids.map((id) => knownRelease(home, id));
  const publisher = readPublisher(home);
  const problems = [...readStanding(home).problems];
  const warnings: Problem[] = [];
  const out: Out[] = [];
  const tables = new Map<string, ReadonlyMap<string, TableShape> | null>();
  for (const id of chosen) {
    const parts = await readReleaseParts(home, id);
    problems.push(...parts.problems, ...wordProblems(parts));
    if (parts.problems.length === 0) problems.push(...planProblems(parts), ...drawingProblems(parts));
    warnings.push(...warningsOf(parts));
    tables.set(releaseName(id), parts.problems.length === 0 ? shapesOf(parts) : null);
    if (parts.release !== null) out.push({ ...id, published: parts.release.published });
  }
  problems.push(...sharedTitles(home));
  if (all) {
    problems.push(...collectionsWithoutRelease(home, chosen));
    warnings.push(...readConsultations(home).warnings);
    const newest = newestOf(out);
    if (publisher.definition !== null && newest !== undefined)
      warnings.push(...calendarWarnings(publisher.definition, newest, out));
    const { definition: actions } = readActions(home);
    if (actions !== null) problems.push(...actionProblems(actions, tables, out));
    const { definition: citations } = readCitations(home);
    if (citations !== null) problems.push(...citationFigures(citations, tables));
    for (const { words, exemptions } of readEngagement(home).reports)
      problems.push(...quotedByLine({ ...words, exemptions }, tables));
    if (actions !== null && newest !== undefined) warnings.push(...actionsWarnings(actions, newest));
  }
  return { problems: once(problems), warnings: inFileOrder(once(warnings)) };
}

function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [problemLine(one), one])).values()];
}

function warningsOf({ release, at, quality, commentary }: ReadReleaseParts): Problem[] {
  if (release === null) return [];
  const named = commentary === null ? null : attempt(() => tablesNamed(commentary.where, commentary.text));
  return releaseWarnings({ release, at, quality, tablesShown: named?.value?.length ?? 0 });
}

/** The day on which a build of all would stand: that of the newest release. */
function newestOf(out: readonly Out[]): string | undefined {
  return out
    .map(({ published }) => published)
    .sort()
    .at(-1);
}

function collectionsWithoutRelease(root: string, releases: readonly ReleaseId[]): Problem[] {
  const released = releases.map(({ collection }) => collection);
  return listCollections(root)
    .filter((name) => !released.includes(name))
    .flatMap((name) => [
      ...readDefinition(root, collectionPath(name), collectionSchema).problems,
      ...readDefinition(root, `methodology/${name}/protection.yaml`, protectionSchema).problems,
    ]);
}

/** Tables whose names are all right and that still cannot be made. */
function planProblems({ collection, release, at }: ReadReleaseParts): Problem[] {
  if (collection === null || release === null) return [];
  return Object.entries(release.tables).flatMap(([name, spec]) =>
    attempt(() => planTables(collection, { [name]: spec })).problems.map(({ what, todo }) => ({
      where: at(["tables", name]),
      what: `table "${name}" ${what}`,
      todo,
    })),
  );
}

/** Charts that cannot be drawn from the tables as they are planned. */
function drawingProblems({ collection, release, commentary }: ReadReleaseParts): readonly Problem[] {
  if (collection === null || release === null || commentary === null) return [];
  const byName = shapesOf({ collection, release }) ?? new Map();
  return chartProblems(commentary.where, commentary.text, byName);
}

/** The release's tables as they are planned, by name; null where the release cannot be read. */
function shapesOf({
  collection,
  release,
}: Pick<ReadReleaseParts, "collection" | "release">): ReadonlyMap<string, TableShape> | null {
  if (collection === null || release === null) return null;
  const shapes = Object.entries(release.tables).flatMap(
    ([name, spec]) => attempt(() => tableShape(collection, name, spec)).value ?? [],
  );
  return new Map(shapes.map((shape) => [shape.name, shape]));
}

/** Figures typed by hand and tables that do not exist, in the commentary, the headlines and the main points. */
function wordProblems({ release, commentary, at }: ReadReleaseParts): Problem[] {
  if (release === null) return [];
  const fields = fieldTexts(release, at);
  const tables = Object.keys(release.tables);
  const inFields = fields.flatMap((field) =>
    textProblems(field, release.exemptions, tables).map((one) => ({ ...one, where: field.where })),
  );
  return [...(commentary === null ? [] : textProblems(commentary, release.exemptions, tables)), ...inFields];
}

function textProblems(
  { where, text }: RootText,
  exemptions: readonly string[],
  tables: readonly string[],
): Problem[] {
  const named = attempt(() => tablesNamed(where, text));
  const unknown = (named.value ?? []).filter(({ table }) => !tables.includes(table));
  return [
    ...lintCommentary(where, text, exemptions),
    ...named.problems,
    ...unknown.map(({ where: place, table }) => ({
      where: place,
      what: `the release has no table "${table}"`,
      todo: didYouMean(table, tables),
    })),
  ];
}

/** Headlines and main points as `commentary/resolve.ts` reads them. */
function fieldTexts({ headlines, main_points }: ReleaseSpec, at: ReadReleaseParts["at"]): RootText[] {
  return [
    ...main_points.map((text, index) => ({ where: at(["main_points", index]), text })),
    ...headlines.flatMap(({ label, figure, comparison }, index) => {
      const texts = [label, inBraces(figure), ...(comparison === undefined ? [] : [inBraces(comparison)])];
      return texts.map((text) => ({ where: at(["headlines", index]), text }));
    }),
  ];
}
