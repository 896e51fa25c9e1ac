import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { EarlierRelease } from "../cell-table.ts";
import type { Coding } from "../coding/count-coding.ts";
import { type HandCodes, handCodes } from "../coding/final-codes.ts";
import { codingQuality } from "../coding-quality.ts";
import type { LoadedRelease } from "../definitions/load.ts";
import { releaseName } from "../definitions/release-folders.ts";
import { placesOf } from "../formats/places.ts";
import { ingest } from "../ingest.ts";
import type { AttackedCell } from "../intruder/attacked-cells.ts";
import type { IntruderContext } from "../intruder/campaign.ts";
import { remediesOf } from "../intruder/remedies.ts";
import { type Secured, secure } from "../intruder/secure.ts";
import { organisationAnswers } from "../organisation-answers.ts";
import type { Concession, DisclosureCounts, ProtectionEffects, QualityFile } from "../package.ts";
import { makePrivate, writePrivateRecord, writeSetAside } from "../private-record.ts";
import type { Progress } from "../progress.ts";
import type { ApprovedQuotations, ApprovedResponse } from "../protect/approved-text.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { protectAll } from "../protect.ts";
import { qualityOf, type TablesOfQuality } from "../quality.ts";
import type { Table } from "../table.ts";
import { type DenominatorSource, relatedDimensions, tabulate } from "../tabulate.ts";
import { validate } from "../validate.ts";
import type { Validation } from "../validation.ts";
import { freeTextOf, sheetsOf } from "./free-text.ts";
import type { ResponsesFolder } from "./responses.ts";

/** What leaves the private part of a build: safe tables, approved texts, and protected figures of quality. */
export type SafeParts = {
  tables: readonly SafeTable[];
  organisations: readonly ApprovedResponse[];
  quotations: ApprovedQuotations | null;
  quality: QualityFile;
  disclosure: DisclosureCounts | null;
  concedes: Concession | null;
  effects: ProtectionEffects | null;
  /** Private: what the attack proved of each sensitive cell. */
  attacked: readonly AttackedCell[];
  telling: readonly string[];
  /** Where the attack was not mended: changes of the rules that were tried and would mend it. */
  remedies: readonly string[];
};

/** Where the private part reads and keeps what nobody else may see. */
export type PrivatePlaces = {
  responses: ResponsesFolder;
  record: string | null;
  denominators: DenominatorSource;
  /** What was published before, that an intruder may put beside this release. */
  earlier: readonly EarlierRelease[];
};

/**
 * The private part of a build, in one database: responses are read, validated, tabulated and protected. With a
 * `record` folder, the rows set aside and the exact counts are written there, also where too many were set aside.
 */
export async function safePartsOf(
  db: DuckDBConnection,
  loaded: LoadedRelease,
  places: PrivatePlaces,
  progress: Progress,
): Promise<SafeParts> {
  const { collection, release, protection, approval } = loaded;
  const name = releaseName(loaded.id);
  const { folder, where } = places.responses;
  await progress.stage(
    name,
    "ingest",
    () => ingest(db, collection, folder, where),
    (raw) => `${raw.files.length} files, ${raw.rows + raw.malformed} rows`,
  );
  const sheets = sheetsOf(loaded, places.responses);
  const validation = await progress.stage(
    name,
    "validate",
    () => validated(db, loaded, places, handCodes(collection, sheets)),
    toldValidation,
  );
  const { codings, quotations } = await freeTextOf(db, loaded, sheets, places.responses.seed);
  const tables = await progress.stage(
    name,
    "tabulate",
    () => tabulate(db, collection, release.tables, places.denominators),
    (made) => `${made.length} tables, ${cellsIn(made)} cells`,
  );
  const organisations = await organisationAnswers(db, collection, approval);
  const context = await contextOf(db, loaded, tables, places.earlier);
  const safe = await progress.stage(
    name,
    "protect",
    () => protectAll(tables, protection, placesOf(collection)),
    (made) => `${protection.method}, ${cellsIn(made.tables)} cells`,
  );
  const secured = await progress.stage(
    name,
    "attack",
    () => secure(tables, safe, context),
    ({ disclosure }) => toldDisclosure(disclosure),
  );
  const quality = qualityWith(loaded, validation, codings, { before: tables, after: secured.tables });
  const remedies = isMended(secured) ? [] : await remediesOf(tables, protection, context, secured.attacked);
  return { ...secured, organisations, quotations, quality, remedies };
}

function qualityWith(
  { collection, protection }: LoadedRelease,
  validation: Validation,
  codings: readonly Coding[],
  tables: TablesOfQuality,
): QualityFile {
  const quality = qualityOf(collection, validation, tables, protection);
  if (codings.length === 0) return quality;
  return { ...quality, coding: codingQuality(codings, tables, protection) };
}

/** What an intruder has besides the tables: code lists, definitions, words and what was published before. */
async function contextOf(
  db: DuckDBConnection,
  { collection, release }: LoadedRelease,
  tables: readonly Table[],
  earlier: readonly EarlierRelease[],
): Promise<IntruderContext> {
  const related = await relatedDimensions(db, collection, tables);
  const asked = collection.variables.flatMap((one) => (one.type === "number" ? [one] : []));
  const derived = collection.derived.flatMap((one) => (one.kind === "number" ? [one] : []));
  const numbers: IntruderContext["numbers"] = new Map([
    ...asked.map(({ name, decimals, minimum, maximum }) => [name, { decimals, minimum, maximum }] as const),
    ...derived.map(({ name, decimals }) => [name, { decimals, minimum: null, maximum: null }] as const),
  ]);
  return { places: placesOf(collection), related, numbers, earlier, phrases: release.exemptions };
}

function isMended({ disclosure }: Secured): boolean {
  return disclosure === null || disclosure.exact + disclosure.narrow + disclosure.notAudited === 0;
}

function toldDisclosure(disclosure: DisclosureCounts | null): string {
  if (disclosure === null) return "public figures, not attacked";
  const { sensitive, exact, narrow, withheld } = disclosure;
  return `${sensitive} sensitive cells, ${withheld} withheld, ${exact + narrow} proven`;
}

async function validated(
  db: DuckDBConnection,
  { collection }: LoadedRelease,
  { record, responses: { seed } }: PrivatePlaces,
  hand: HandCodes,
): Promise<Validation> {
  if (record === null) return validate(db, collection, seed, hand);
  await makePrivate(record);
  const validation = await validate(db, collection, seed, hand).catch(async (error) => {
    await writeSetAside(db, join(record, "set-aside.csv")).catch(() => undefined);
    throw error;
  });
  await writeSetAside(db, join(record, "set-aside.csv"));
  await writePrivateRecord(record, validation);
  return validation;
}

function toldValidation({ read, used }: Validation): string {
  return `${read} read = ${used} used + ${read - used} set aside`;
}

function cellsIn(tables: readonly { cells: { numRows: number } }[]): number {
  return tables.reduce((sum, { cells }) => sum + cells.numRows, 0);
}
