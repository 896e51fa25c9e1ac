import type { Collection } from "../collection.ts";
import type { GeographicLevel } from "../definitions/collection.ts";

/** A place of a collection's code lists. */
export type Place = {
  code: string;
  label: string;
  level: GeographicLevel;
  oldCode: string;
  /** A school's number in its authority, where the code list gives one. */
  laestab: string;
  /** The place that it lies in, one level up. */
  parent: string | null;
};

/** The places of all levels by code, whichever of them a table shows: rows carry the places that theirs lies in. */
export function placesOf(collection: Collection): ReadonlyMap<string, Place> {
  const named = new Map([...collection.variables, ...collection.derived].map((one) => [one.name, one]));
  const lists = collection.geography.map(({ level, variable }) => {
    const found = named.get(variable);
    return { level, list: found !== undefined && "list" in found ? found.list : null };
  });
  const places = lists.flatMap(({ level, list }, i) =>
    (list?.codes ?? []).map(({ code, label, more }): Place => {
      const parent = more[lists[i + 1]?.list?.name ?? ""] ?? null;
      return { code, label, level, oldCode: more["old_code"] ?? "", laestab: more["laestab"] ?? "", parent };
    }),
  );
  return new Map(places.map((place) => [place.code, place]));
}

/** A place and those that it lies in, by level. */
export function withAncestors(
  places: ReadonlyMap<string, Place>,
  code: string,
): ReadonlyMap<GeographicLevel, Place> {
  const found = new Map<GeographicLevel, Place>();
  let place = places.get(code);
  while (place !== undefined && !found.has(place.level)) {
    found.set(place.level, place);
    place = places.get(place.parent ?? "");
  }
  return found;
}
