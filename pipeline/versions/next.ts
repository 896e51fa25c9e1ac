import { compareTables } from "./compare-tables.ts";
import type { Edition, EditionTable } from "./edition.ts";
import { comparedByName, major, minor } from "./say.ts";
import type { Change, LogEntry, TableVersion, Version, VersionsFile } from "./words.ts";

/** The number of the first edition of a series, and of a table that no edition had before. */
export const FIRST: Version = "1.0";

/**
 * The number after another: the next major one where anything major changed, else the next minor one.
 * Throws an Error for what is not a number of ours.
 */
export function versionOf(before: Version, changes: readonly Change[]): Version {
  const [, big, small] = /^(\d+)\.(\d+)$/.exec(before) ?? [];
  if (big === undefined || small === undefined) throw new Error(`"${before}" is not a version`);
  return changes.some(({ level }) => level === "major")
    ? `${Number(big) + 1}.0`
    : `${big}.${Number(small) + 1}`;
}

/** The numbers of the first edition of a series. */
export function firstVersions(edition: Edition): VersionsFile {
  const entry: LogEntry = { ...entryOf(edition), version: FIRST, kind: "first", changes: [] };
  return {
    version: FIRST,
    follows: null,
    tables: edition.tables.map(({ name }) => ({ name, version: FIRST, changes: [] })),
    ended: [],
    changelog: [entry],
  };
}

/** The numbers of an edition that follows another, whose own numbers are `known`. */
export function nextVersions(earlier: Edition, known: VersionsFile, later: Edition): VersionsFile {
  const kind = earlier.period === later.period ? "correction" : "period";
  const { gone, added, both } = comparedByName(earlier.tables, later.tables, ({ name }) => name);
  const kept = both.map(([before, after]) => keptTable(before, after, kind, known));
  const fresh = added.map(({ name }) => newTable(name, known));
  const tables = later.tables.flatMap(({ name }) =>
    [...kept, ...fresh].filter((table) => table.name === name),
  );
  const changes = logged(gone, tables, kind);
  const version = versionOf(known.version, changes);
  const ended = [
    ...known.ended.filter(({ name }) => !tables.some((table) => table.name === name)),
    ...gone.map(({ name }) => ({ name, version: numberOf(name, known) })),
  ];
  return {
    version,
    follows: { release: `${earlier.collection}/${earlier.period}`, version: known.version },
    tables,
    ended,
    changelog: [{ ...entryOf(later), version, kind, changes }, ...known.changelog],
  };
}

/** A table of a new period has a new number although nothing else changed; a correction may leave a table as it was. */
function keptTable(
  before: EditionTable,
  after: EditionTable,
  kind: "period" | "correction",
  known: VersionsFile,
): TableVersion {
  const { name } = after;
  const changes = compareTables(before, after, kind);
  const number = numberOf(name, known);
  const same = kind === "correction" && changes.length === 0;
  return { name, version: same ? number : versionOf(number, changes), changes };
}

function newTable(name: string, { ended }: VersionsFile): TableVersion {
  const last = ended.find((table) => table.name === name);
  if (last === undefined) return { name, version: FIRST, changes: [minor("the table is new")] };
  return { name, version: versionOf(last.version, [major("")]), changes: [minor("the table is back")] };
}

function logged(
  gone: readonly EditionTable[],
  tables: readonly TableVersion[],
  kind: "period" | "correction",
): LogEntry["changes"] {
  const lost = gone.map(({ name }) => ({ table: name, ...major("the table is gone") }));
  const changed = tables.flatMap(({ name, changes }) =>
    changes.map((change) => ({ table: name, ...change })),
  );
  const all = [...lost, ...changed];
  const words = { table: null, ...minor("only words were corrected: no table changed") };
  return kind === "correction" && all.length === 0 ? [words] : all;
}

function numberOf(name: string, { tables }: VersionsFile): Version {
  return tables.find((table) => table.name === name)?.version ?? FIRST;
}

function entryOf({ collection, period, updated }: Edition): Pick<LogEntry, "release" | "date"> {
  return { release: `${collection}/${period}`, date: updated };
}
