import type { GeographicLevel } from "../definitions/collection.ts";
import type { Dimension } from "../table.ts";
import { type Place, withAncestors } from "./places.ts";

/** A column of place: its text for a place's code, or for the country where the code is null or no place's. */
type GeographicColumn = { name: string; of: (code: string | null) => string };

const columnsOfLevel: readonly {
  level: GeographicLevel;
  columns: Record<string, (place: Place) => string>;
}[] = [
  { level: "Regional", columns: { region_code: ({ code }) => code, region_name: ({ label }) => label } },
  {
    level: "Local authority",
    columns: {
      old_la_code: ({ oldCode }) => oldCode,
      new_la_code: ({ code }) => code,
      la_name: ({ label }) => label,
    },
  },
  {
    level: "School",
    columns: {
      school_name: ({ label }) => label,
      school_urn: ({ code }) => code,
      school_laestab: ({ laestab }) => laestab,
    },
  },
];

/**
 * The columns of place: the level, the country, and those of every level that the table's places are at or lie in,
 * blank where they do not apply to a row.
 */
export function geographicColumns(
  dimension: Dimension | null,
  release: { country: { code: string; name: string }; places: ReadonlyMap<string, Place> },
): GeographicColumn[] {
  const found = new Map(
    (dimension?.codes ?? []).map(({ code }) => [code, withAncestors(release.places, code)]),
  );
  const shown = new Set([...found.values()].flatMap((levels) => [...levels.keys()]));
  const levels = new Map((dimension?.codes ?? []).map(({ code, level }) => [code, level]));
  return [
    { name: "geographic_level", of: (code) => levels.get(code ?? "") ?? "National" },
    { name: "country_code", of: () => release.country.code },
    { name: "country_name", of: () => release.country.name },
    ...columnsOfLevel
      .filter(({ level }) => shown.has(level))
      .flatMap(({ level, columns }) =>
        Object.entries(columns).map(([name, text]): GeographicColumn => {
          return { name, of: (code) => textAt(found.get(code ?? "")?.get(level), text) };
        }),
      ),
  ];
}

function textAt(place: Place | undefined, text: (place: Place) => string): string {
  return place === undefined ? "" : text(place);
}
