import type { CodeList, Collection, LogRules } from "../collection.ts";
import type { Problem } from "../user-error.ts";
import { WORKING_DAYS, type WorkingCalendar } from "../working-days.ts";
import { type Attempt, attempt } from "./attempt.ts";
import { readBankHolidays } from "./bank-holidays.ts";
import { checkThemes } from "./check-code-frame.ts";
import { checkCollection } from "./check-collection.ts";
import { checkColumns } from "./check-columns.ts";
import { checkExpressions } from "./check-expressions.ts";
import { checkGeography } from "./check-geography.ts";
import { checkClassifications, checkLists, namedClassifications } from "./check-lists.ts";
import { checkRobots, checkSource } from "./check-source.ts";
import { checkSpellings } from "./check-spellings.ts";
import { classificationNames, readClassification } from "./classification.ts";
import { type CollectionSpec, collectionSchema } from "./collection.ts";
import { type Definition, readDefinition } from "./definition.ts";
import { columnsRead } from "./expression-reads.ts";
import { readCodeFrames } from "./read-code-frames.ts";
import { resolveCollection } from "./resolve-collection.ts";
import { noFrames } from "./resolve-themes.ts";
import { readRobots } from "./robots.ts";

/** A collection in one period; null where its files are too broken to go on, with every mistake in either case. */
export type ReadCollection = { collection: Collection | null; problems: readonly Problem[] };

/** The path of a collection's definition, relative to the root. */
export function collectionPath(name: string): string {
  return `methodology/${name}/collection.yaml`;
}

/** Reads and checks `methodology/<name>/collection.yaml` and the classifications it names, as of a period. */
export async function readCollection(root: string, name: string, period: string): Promise<ReadCollection> {
  const { definition, problems } = readDefinition(root, collectionPath(name), collectionSchema);
  if (definition === null) return { collection: null, problems };
  const lists = readLists(root, definition, period);
  const log = readLog(root, definition);
  const found = [...misnamed(definition, name), ...lists.problems, ...log.problems];
  if (lists.value === null) return { collection: null, problems: found };
  const known = lists.value;
  const listOf = (list: string): CodeList => known.get(list) ?? { name: list, codes: [] };
  const reads = await columnsRead(definition.spec);
  const readsOf = (sql: string) => reads.get(sql) ?? [];
  const calendar = readCalendar(root, definition.spec);
  if (calendar.problems.length > 0) return { collection: null, problems: [...found, ...calendar.problems] };
  const frames = await readCodeFrames(root, definition);
  if (frames.value === null) return { collection: null, problems: [...found, ...frames.problems] };
  const frameOf = (frame: string) => frames.value?.get(frame) ?? noFrames(frame);
  const resolved = resolveCollection(definition.spec, period, listOf, readsOf, calendar.value, frameOf);
  const collection = log.value === null ? resolved : { ...resolved, log: log.value };
  return { collection, problems: [...found, ...(await checks(definition, collection))] };
}

function misnamed({ spec, at }: Definition<CollectionSpec>, name: string): Problem[] {
  if (spec.collection === name) return [];
  const what = `"collection" is "${spec.collection}", but its folder is "${name}"`;
  return [{ where: at(["collection"]), what, todo: "give both the same name" }];
}

/** Every classification that the collection names; null where one cannot be used. */
function readLists(root: string, definition: Definition<CollectionSpec>, period: string) {
  const known = classificationNames(root);
  const unknown = checkClassifications(definition, known);
  const named = [...new Set(namedClassifications(definition.spec).map(({ name }) => name))];
  const read = named
    .filter((name) => known.includes(name))
    .map((name) => ({ name, ...attempt(() => readClassification(root, name, period)) }));
  const problems = [...unknown, ...read.flatMap((one) => one.problems)];
  const lists = read.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const]));
  return { value: problems.length > 0 ? null : new Map(lists), problems };
}

/** The bank holidays, read only where an expression counts working days. */
function readCalendar(
  root: string,
  { universe, organisation, derived, universes }: CollectionSpec,
): Attempt<WorkingCalendar> {
  const expressions = [
    universe ?? "",
    organisation ?? "",
    ...Object.values(derived).map((one) => ("sql" in one ? one.sql : "")),
    ...Object.values(universes).map(({ where }) => where),
  ];
  const used = expressions.some((sql) => sql.includes(WORKING_DAYS));
  return used ? attempt(() => readBankHolidays(root)) : { value: null, problems: [] };
}

/** How a log is read; null where the source is none, or its list of programs cannot be used. */
function readLog(
  root: string,
  definition: Definition<CollectionSpec>,
): { value: LogRules | null; problems: readonly Problem[] } {
  const { format, log } = definition.spec.source;
  const absent = checkRobots(root, definition);
  if (format !== "combined_log" || absent.length > 0) return { value: null, problems: absent };
  const { value, problems } = attempt(() => readRobots(root, log?.robots ?? "bots"));
  return { value: value === null ? null : { robots: value, silence: log?.silence ?? 30 }, problems };
}

async function checks(definition: Definition<CollectionSpec>, collection: Collection): Promise<Problem[]> {
  return [
    ...checkCollection(definition, collection),
    ...checkColumns(definition, collection),
    ...checkThemes(definition, collection),
    ...checkSource(definition, collection),
    ...checkLists(definition, collection),
    ...checkSpellings(definition, collection),
    ...checkGeography(definition, collection),
    ...(await checkExpressions(definition, collection)),
  ];
}
