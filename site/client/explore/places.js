/** @import { Code, Dimension, PageDimension, TextColumn, TextTable } from "./words.js" */

/** Where the open data standard has the code and the name of a place of each level. */
/** @type {Record<string, [code: string, name: string]>} */
const columnsOfLevel = {
  Regional: ["region_code", "region_name"],
  "Local authority": ["new_la_code", "la_name"],
  School: ["school_urn", "school_name"],
};

/**
 * The places of a file's rows. The country is the margin, and the level of a place is told where there are several.
 * @param {PageDimension} dimension
 * @param {TextTable} file
 * @param {string} country what the margin is called
 * @returns {Dimension}
 */
export function readPlaces({ name, label }, file, country) {
  const columns = new Map(file.columns.map((column) => [column.name, column]));
  const levels = levelsOf(columns);
  /** @type {Code[]} */
  const codes = [{ code: "Total", label: country }];
  /** @type {Map<string, number>} */
  const places = new Map();
  const at = new Int32Array(file.rows);
  for (let row = 0; row < file.rows; row++) {
    const level = levels.of(row);
    const code = level?.code(row) ?? "";
    if (level === null || code === "") continue;
    let place = places.get(code);
    if (place === undefined) {
      place = codes.push({ code, label: level.name(row), level: level.label }) - 1;
      places.set(code, place);
    }
    at[row] = place;
  }
  return { name, label, codes: withoutOnlyLevel(codes), at };
}

/**
 * How to read a row's place, by its level; null for the country.
 * @param {ReadonlyMap<string, TextColumn>} columns
 */
function levelsOf(columns) {
  const level = columns.get("geographic_level");
  const readers = (level?.texts ?? []).map((text) => {
    const names = columnsOfLevel[text];
    if (names === undefined) return null;
    const [code, name] = names.map((each) => reader(columns.get(each)));
    return code && name ? { code, name, label: text === "Regional" ? "Region" : text } : null;
  });
  return { of: (/** @type {number} */ row) => readers[level?.at[row] ?? 0] ?? null };
}

/** @param {TextColumn | undefined} column */
function reader(column) {
  return (/** @type {number} */ row) => column?.texts[column.at[row] ?? 0] ?? "";
}

/** @param {Code[]} codes */
function withoutOnlyLevel(codes) {
  const levels = new Set(codes.slice(1).map(({ level }) => level));
  return levels.size > 1 ? codes : codes.map(({ code, label }) => ({ code, label }));
}
