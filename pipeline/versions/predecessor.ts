import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where an edition lies: a package, or what a correction replaced on a date, kept in data/releases. */
export type EditionPlace = {
  collection: string;
  period: string;
  folder: string;
  /** The day on which a correction replaced it (YYYY-MM-DD); null for the one that stands. */
  replaced: string | null;
};

/**
 * The edition that another follows: the one that it corrects, or else that of the period before it which stood on the
 * day that it was published. What is published later never counts, so that a release keeps its number whenever and in
 * whatever order releases are built again. Null for the first edition of a series.
 */
export function predecessorOf(root: string, place: EditionPlace, published: string): EditionPlace | null {
  const { collection, period, replaced } = place;
  const corrected = replacedOn(root, collection, period).filter(
    (date) => replaced === null || date < replaced,
  );
  const last = corrected.at(-1);
  if (last !== undefined) return replacedPlace(root, collection, period, last);
  const before = periodsOf(root, collection).filter((name) => name < period);
  const previous = before.at(-1);
  return previous === undefined ? null : standing(root, collection, previous, published);
}

function standing(root: string, collection: string, period: string, day: string): EditionPlace {
  const then = replacedOn(root, collection, period).find((date) => date > day);
  if (then !== undefined) return replacedPlace(root, collection, period, then);
  return { collection, period, folder: join(root, "data/packages", collection, period), replaced: null };
}

function replacedPlace(root: string, collection: string, period: string, replaced: string): EditionPlace {
  const folder = join(supersededOf(root, collection, period), replaced);
  return { collection, period, folder, replaced };
}

function supersededOf(root: string, collection: string, period: string): string {
  return join(root, "data/releases", collection, period, "superseded");
}

function replacedOn(root: string, collection: string, period: string): string[] {
  return foldersIn(supersededOf(root, collection, period));
}

function periodsOf(root: string, collection: string): string[] {
  const packages = join(root, "data/packages", collection);
  return foldersIn(packages).filter((period) => existsSync(join(packages, period, "release.json")));
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && !entry.name.includes(".") ? [entry.name] : []))
    .sort();
}
