import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { EarlierRelease } from "../cell-table.ts";
import { refuse } from "../user-error.ts";
import { earlierTable, parsed, readRows, readTables } from "./earlier-table.ts";

/** What an earlier package's audit.json says of how its counts were protected. */
const auditSchema = z.object({
  method: z.string(),
  concedes: z.object({ below: z.number(), above: z.number() }).nullable(),
});

/**
 * What an intruder may put beside a release: the versions of it that corrections replaced, kept by the statistician in
 * data/releases/COLLECTION/PERIOD/superseded/DATE, and where most people are counted in every release the packages of
 * all earlier periods. In the order of periods, then of dates. Throws a UserError for one that is not a package of ours.
 */
export function earlierReleases(
  root: string,
  { collection, period }: { collection: string; period: string },
  people: "same" | "different",
): EarlierRelease[] {
  const before = join("data/packages", collection);
  const periods = people === "same" ? foldersIn(root, before).filter((name) => name < period) : [];
  const replaced = join("data/releases", collection, period, "superseded");
  return [
    ...periods.map((name) => read(root, join(before, name), `${collection}/${name}`)),
    ...foldersIn(root, replaced).map((date) =>
      read(root, join(replaced, date), `the version of ${collection}/${period} that was replaced on ${date}`),
    ),
  ];
}

function foldersIn(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isDirectory() && !entry.name.includes(".") ? [entry.name] : []))
    .sort();
}

function read(root: string, folder: string, name: string): EarlierRelease {
  const where = folder.replaceAll("\\", "/");
  const path = join(root, folder);
  if (!existsSync(join(path, "release.json")) || !existsSync(join(path, "audit.json"))) refusePart(where);
  const audit = auditSchema.safeParse(parsed(readFileSync(join(path, "audit.json"), "utf8")));
  if (!audit.success || (audit.data.concedes === null && audit.data.method !== "none"))
    refuse(where, "has an audit.json that does not say what its counts concede", "build that release again");
  const { below, above } = audit.data?.concedes ?? { below: 0, above: 0 };
  const described = readTables(path, where);
  const isWhole = described.every((table) => existsSync(join(path, `${table.name}.csv`)));
  if (!isWhole) refusePart(where);
  const tables = described.map((table) => ({
    cells: earlierTable(table, readRows(join(path, `${table.name}.csv`)), `${name}:`),
    weighted: table.weighted,
  }));
  return { name, tables, below, above };
}

function refusePart(where: string): never {
  return refuse(where, "is not a whole package", "copy the package as it was published, with all its files");
}
