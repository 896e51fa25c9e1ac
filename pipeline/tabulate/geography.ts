import type { Code, Collection } from "../collection.ts";
import { identifier } from "../database.ts";
import type { GeographicLevel } from "../definitions/words.ts";
import type { Dimension, DimensionCode } from "../table.ts";
import { type Axis, everybody, positionsOf } from "./axis.ts";
import { type Coded, codedNamed } from "./coded.ts";

type Level = {
  level: GeographicLevel;
  places: Coded;
  byCode: ReadonlyMap<string, Code>;
  /** The classification's name: the column of a finer list that holds this level's codes. */
  listName: string | null;
};

/**
 * The places of the levels asked for as one dimension, each under the place that it lies in, with the country as
 * the margin. Every place of the code lists is there, with responses or without. A response without a place counts
 * for the country only.
 */
export function geographyAxis(
  collection: Collection,
  wanted: readonly GeographicLevel[],
  hasTotal: boolean,
): Axis {
  const levels = levelsOf(collection);
  const chosen = levels.filter(({ level }) => wanted.includes(level));
  const places = chosen.flatMap((level) => placesOf(level, levels, wanted));
  const dimension: Dimension = {
    name: "geography",
    label: "Place",
    kind: "geography",
    codes: underParents(places),
    hasTotal,
  };
  const choices = chosen.map(({ level, places: coded }) => ({
    column: { sql: identifier(coded.name), unnest: null },
    positions: positionsOf(
      dimension,
      dimension.codes.filter((place) => place.level === level),
    ),
    margin: false,
  }));
  return {
    dimension,
    choices: hasTotal ? [everybody, ...choices] : choices,
    levels: chosen.map(({ level }) => level),
    missing: null,
  };
}

function levelsOf(collection: Collection): Level[] {
  return collection.geography.flatMap(({ level, variable }) => {
    const places = codedNamed(collection, variable);
    if (places === null) return [];
    const byCode = new Map(places.codes.map((place) => [place.code, place]));
    return [{ level, places, byCode, listName: listName(collection, variable) }];
  });
}

function listName(collection: Collection, name: string): string | null {
  const found = [...collection.variables, ...collection.derived].find((one) => one.name === name);
  return found !== undefined && "list" in found ? found.list.name : null;
}

function placesOf(own: Level, levels: readonly Level[], wanted: readonly GeographicLevel[]): DimensionCode[] {
  const above = levels.slice(levels.indexOf(own) + 1);
  return own.places.codes.map((place) => ({
    code: place.code,
    label: place.label,
    level: own.level,
    parent: parentOf(place, above, wanted),
    oldCode: place.more["old_code"] ?? null,
  }));
}

/** Climbs from a place through the levels above it until one that the table shows; null at the top. */
function parentOf(place: Code, levels: readonly Level[], wanted: readonly GeographicLevel[]): string | null {
  const [above, ...higher] = levels;
  if (above === undefined || above.listName === null) return null;
  const parent = above.byCode.get(place.more[above.listName] ?? "");
  if (parent === undefined) return null;
  return wanted.includes(above.level) ? parent.code : parentOf(parent, higher, wanted);
}

/** Each place before the places in it; places of one parent in the order of their code list. */
function underParents(places: readonly DimensionCode[]): DimensionCode[] {
  const known = new Set(places.map(({ code }) => code));
  const children = new Map<string | null, DimensionCode[]>();
  for (const place of places) {
    const parent = place.parent !== null && known.has(place.parent) ? place.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [place]);
    else siblings.push(place);
  }
  const within = (parent: string | null): DimensionCode[] =>
    (children.get(parent) ?? []).flatMap((place) => [place, ...within(place.code)]);
  return within(null);
}
