import { type Collection, isThemes, itemColumn, type Variable } from "../collection.ts";
import { identifier, literal } from "../database.ts";
import { isCounted } from "./cells.ts";

/** Unicode's separators of the fields of a record and of the parts of a field, which no code holds. */
const [fieldEnd, partEnd] = ["\u001f", "\u001e"];

/**
 * SQL over the columns of `responses` that gives the record's key: the first 32 bits of the SHA-256 of the seed and of
 * the text that says which record it is. Without the seed nobody can work it out. It is the same for the same person
 * in every release where the collection has an id, whatever becomes of the answers; otherwise it follows the contents.
 */
export function recordKeySql(collection: Collection, seed: string): string {
  const secret = literal(`${Buffer.byteLength(seed)}:${seed};`);
  return `CAST('0x' || left(sha256(concat(${secret}, ${identitySql(collection)})), 8) AS UINTEGER)`;
}

/** A row of counted figures is a cell of its source, known by its codes; so is a response that came without an id. */
function identitySql(collection: Collection): string {
  const contents = `concat('contents;', ${contentsOf(collection).join(`, ${literal(fieldEnd)}, `)})`;
  if (collection.id === null || isCounted(collection)) return contents;
  return `coalesce('id;' || ${measured(`CAST(${identifier(collection.id)} AS VARCHAR)`)}, ${contents})`;
}

/** The columns' values as texts in the order of the columns' names. `count` says how many, not who. */
function contentsOf({ variables, derived }: Collection): string[] {
  const values = new Map([
    ...variables.flatMap(valuesOf),
    ...derived.map(({ name }) => [name, identifier(name)] as const),
    ["weight", "weight"] as const,
  ]);
  return [...values]
    .filter(([name]) => name !== "row_id" && name !== "count")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sql]) => sql);
}

/**
 * NULL, which is nothing in the text, where there is no answer. Codes, numbers and dates stand as they are; a text may
 * hold anything, so it stands after its length; a list, which validation puts in the order of its codes, opens with a
 * bracket, so that an empty one is not as none.
 */
function valuesOf(one: Variable): (readonly [string, string])[] {
  if (one.type === "grid") {
    return one.items.map(({ code }) => itemColumn(one.name, code)).map((name) => [name, identifier(name)]);
  }
  const column = identifier(one.name);
  if (one.type === "text") return [[one.name, measured(column)]];
  // Themes follow from a text that is here already; coded anew, the record is still the same.
  if (isThemes(one)) return [];
  if (one.type === "multiple") return [[one.name, `'[' || array_to_string(${column}, ${literal(partEnd)})`]];
  return [[one.name, column]];
}

/** A text after its length in bytes; NULL for NULL. */
function measured(sql: string): string {
  return `strlen(${sql}) || ':' || ${sql}`;
}
