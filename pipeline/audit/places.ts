import type { Collection } from "../collection.ts";
import type { GeographicLevel } from "../definitions/words.ts";
import type { Dimension } from "../table.ts";

/** The geographic columns of a table's files, and what they hold for a place. */
export type PlaceColumns = { columns: readonly string[]; of(code: string): ReadonlyMap<string, string> };

type Place = { level: GeographicLevel; parent: string | null; texts: readonly (readonly [string, string])[] };

/**
 * A place fills the columns of its own level and of the places it lies in; all others are blank. The columns are
 * those of the Department for Education's data standard, filled from the collection's code lists.
 */
export function placeColumns(
  geography: Dimension | undefined,
  collection: Collection,
  country: { code: string; name: string },
): PlaceColumns {
  const all = placesOf(collection);
  const filled = new Map((geography?.codes ?? []).map(({ code }) => [code, upwards(code, all)]));
  const levels = new Map<string, string>(
    (geography?.codes ?? []).map(({ code, level }) => [code, level ?? "National"]),
  );
  const own = new Set([...filled.values()].flatMap((texts) => texts.map(([column]) => column)));
  const blank = [...own].map((column): [string, string] => [column, ""]);
  return {
    columns: ["geographic_level", "country_code", "country_name", ...own],
    of: (code) =>
      new Map([
        ...blank,
        ["geographic_level", levels.get(code) ?? "National"],
        ["country_code", country.code],
        ["country_name", country.name],
        ...(filled.get(code) ?? []),
      ]),
  };
}

/** The columns filled by a place and by all that it lies in. */
function upwards(
  code: string | null,
  all: ReadonlyMap<string, Place>,
): readonly (readonly [string, string])[] {
  const place = all.get(code ?? "");
  return place === undefined ? [] : [...place.texts, ...upwards(place.parent, all)];
}

function placesOf({ geography, variables, derived }: Collection): Map<string, Place> {
  const places = new Map<string, Place>();
  const lists = geography.map(({ variable }) => {
    const found = [...variables, ...derived].find(({ name }) => name === variable);
    return found !== undefined && "list" in found ? found.list : null;
  });
  geography.forEach(({ level }, i) => {
    const above = lists[i + 1]?.name ?? "";
    for (const { code, label, more } of lists[i]?.codes ?? []) {
      places.set(code, { level, parent: more[above] ?? null, texts: textsOf(level, code, label, more) });
    }
  });
  return places;
}

function textsOf(
  level: GeographicLevel,
  code: string,
  label: string,
  more: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  switch (level) {
    case "Regional":
      return [
        ["region_code", code],
        ["region_name", label],
      ];
    case "Local authority":
      return [
        ["old_la_code", more["old_code"] ?? ""],
        ["new_la_code", code],
        ["la_name", label],
      ];
    case "School":
      return [
        ["school_name", label],
        ["school_urn", code],
        ["school_laestab", more["laestab"] ?? ""],
      ];
  }
}
