import { type Collection, itemColumn } from "../collection.ts";
import { identifier, literal } from "../database.ts";
import { isCounted } from "./cells.ts";

/**
 * SQL over the columns of `responses` that gives the record's key: the first 32 bits of the SHA-256 of the seed and of
 * the text that says which record it is. Without the seed nobody can work it out. It is the same for the same person
 * in every release where the collection has an id, whatever becomes of the answers; otherwise it follows the contents.
 * Each part of the text stands after its length, so no two records have the same text.
 */
export function recordKeySql(collection: Collection, seed: string): string {
  const secret = literal(`${Buffer.byteLength(seed)}:${seed};`);
  return `CAST('0x' || left(sha256(concat(${secret}, ${identitySql(collection)})), 8) AS UINTEGER)`;
}

/** A row of counted figures is a cell of its source, known by its codes; so is a response that came without an id. */
function identitySql(collection: Collection): string {
  const contents = `concat('contents;', ${contentsOf(collection).join(", ")})`;
  if (collection.id === null || isCounted(collection)) return contents;
  const id = `CAST(${identifier(collection.id)} AS VARCHAR)`;
  return `coalesce('id;' || ${measured(id)}, ${contents})`;
}

/** A text a column, in the order of names; one that is NULL has none. `count` says how many, not who. */
function contentsOf({ variables, derived }: Collection): string[] {
  const columns = [
    ...variables.flatMap((one) => {
      if (one.type !== "grid") return [{ name: one.name, list: one.type === "multiple" }];
      return one.items.map(({ code }) => ({ name: itemColumn(one.name, code), list: false }));
    }),
    ...derived.map(({ name }) => ({ name, list: false })),
    { name: "weight", list: false },
  ].filter(({ name }) => name !== "row_id" && name !== "count");
  const lists = new Map(columns.map(({ name, list }) => [name, list]));
  return [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, list]) => {
      const value = list ? listText(identifier(name)) : measured(`CAST(${identifier(name)} AS VARCHAR)`);
      return `coalesce(${literal(`${name}=`)} || ${value}, '')`;
    });
}

/** A text after its length in bytes; NULL for NULL. */
function measured(sql: string): string {
  return `strlen(${sql}) || ':' || ${sql}`;
}

/** The codes of a list, which validation puts in the order of their code list. */
function listText(sql: string): string {
  return `'[' || array_to_string(list_transform(${sql}, lambda x: ${measured("x")}), '') || ']'`;
}
