import type { Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import { checkCandidates } from "./check-candidates.ts";
import { checkDenominator, checkRate } from "./check-denominator.ts";
import { checkPage } from "./check-page.ts";
import { checkProgress } from "./check-progress.ts";
import { checkReference, checkRepresentation } from "./check-reference.ts";
import { checkRelease } from "./check-release.ts";
import { checkTable, type TableMistake } from "./check-tables.ts";
import { checkTrials } from "./check-trials.ts";
import { type Definition, type Read, readDefinition } from "./definition.ts";
import { isMapping } from "./mapping.ts";
import { protectionSchema } from "./protection.ts";
import { readCollection } from "./read-collection.ts";
import { type ReleaseSpec, releaseSchema, type TableSpec, tableSchema } from "./release.ts";
import { listCollections, listReleases, type ReleaseId, releaseName, replacedOn } from "./release-folders.ts";
import { releaseTables } from "./release-tables.ts";

type NamedTable = { name: string; spec: TableSpec };

/** The path of a release's file, relative to the root. */
export function releasePath({ collection, period }: ReleaseId, file = "release.yaml"): string {
  return `data/releases/${collection}/${period}/${file}`;
}

/** Reads and checks a release.yaml; tables are checked against the collection where that could be read. */
export async function readRelease(
  root: string,
  id: ReleaseId,
  collection: Collection | null,
): Promise<Read<ReleaseSpec>> {
  const read = readDefinition(root, releasePath(id), releaseSchema);
  const { definition, file } = read;
  const problems = [...read.problems];
  if (definition !== null) {
    problems.push(...misnamed(definition, id));
    problems.push(...checkRelease(definition, releaseName(id), listReleases(root).map(releaseName)));
    problems.push(...checkPage(definition, replacedOn(root, id)));
    problems.push(...candidateMistakes(root, definition, collection));
    problems.push(...trialMistakes(definition, collection));
    problems.push(...checkProgress(definition));
  }
  if (file !== null && collection !== null) {
    for (const table of soundTables(file.value)) {
      const found = await tableMistakes(root, table, collection);
      problems.push(
        ...found.map(({ path, what, todo }) => ({
          where: file.at(["tables", table.name, ...path]),
          what,
          todo,
        })),
      );
    }
  }
  return { ...read, problems };
}

function candidateMistakes(
  root: string,
  { spec, at }: Definition<ReleaseSpec>,
  collection: Collection | null,
): Problem[] {
  if (spec.candidates === undefined) return [];
  const found = checkCandidates(spec, collection, releaseTables(root));
  return found.map(({ path, ...mistake }) => ({ where: at(["candidates", ...path]), ...mistake }));
}

function trialMistakes({ spec, at }: Definition<ReleaseSpec>, collection: Collection | null): Problem[] {
  return checkTrials(spec, collection).map(({ path, ...mistake }) => ({
    where: at(["trials", ...path]),
    ...mistake,
  }));
}

function misnamed({ spec, at }: Definition<ReleaseSpec>, id: ReleaseId): Problem[] {
  return (["collection", "period"] as const)
    .filter((part) => spec[part] !== id[part])
    .map((part) => ({
      where: at([part]),
      what: `"${part}" is "${spec[part]}", but its folder is "${id[part]}"`,
      todo: "give both the same name",
    }));
}

/** The tables that the schema takes, also where it refuses another part of the file, so that no mistake waits. */
function soundTables(value: unknown): NamedTable[] {
  const tables = isMapping(value) && isMapping(value["tables"]) ? value["tables"] : {};
  return Object.entries(tables).flatMap(([name, table]) => {
    const result = tableSchema.safeParse(table);
    return result.success ? [{ name, spec: result.data }] : [];
  });
}

async function tableMistakes(
  root: string,
  { name, spec }: NamedTable,
  collection: Collection,
): Promise<TableMistake[]> {
  return [
    ...checkTable(name, spec, collection),
    ...checkRate(name, spec),
    ...checkRepresentation(name, spec),
    ...(await otherMistakes(root, name, spec, "denominator", (other) =>
      checkDenominator(name, spec, collection, other),
    )),
    ...(await otherMistakes(root, name, spec, "reference", (other) =>
      checkReference(name, spec, collection, other),
    )),
    ...openReference(root, name, spec),
  ];
}

/** Mistakes in another collection that a table names, for its rates or for a population to put it beside. */
async function otherMistakes(
  root: string,
  name: string,
  spec: TableSpec,
  part: "denominator" | "reference",
  check: (other: Collection) => TableMistake[],
): Promise<TableMistake[]> {
  const named = spec[part];
  if (named === undefined) return [];
  const { collection: other, period } = named;
  const known = listCollections(root);
  if (!known.includes(other)) {
    const what = `the ${part} of table "${name}" is "${other}", which is not a collection`;
    return [{ path: [part], what, todo: didYouMean(other, known) }];
  }
  const read = await readCollection(root, other, period);
  if (read.collection !== null) return check(read.collection);
  const [first] = read.problems;
  const what = `the ${part} of table "${name}" cannot be read (${first?.where ?? other}: ${first?.what ?? "mistakes"})`;
  return [{ path: [part], what, todo: first?.todo ?? "mend it" }];
}

/** A reference is published as it is, group by group, so that readers can work the index out: it must be public already. */
function openReference(root: string, name: string, { reference }: TableSpec): TableMistake[] {
  if (reference === undefined || !listCollections(root).includes(reference.collection)) return [];
  const where = `methodology/${reference.collection}/protection.yaml`;
  const method = readDefinition(root, where, protectionSchema).definition?.spec.method;
  if (method === "none") return [];
  const what = `the reference of table "${name}" is not declared to be public figures`;
  return [{ path: ["reference"], what, todo: `write method: none and the reason in ${where}` }];
}
