import type { Related, Table } from "../table.ts";
import type { AttackedCell } from "./attacked-cells.ts";

/** Two codes of a dimension that are counted as one. */
export type Merger = { dimension: string; codes: readonly [string, string] };

/** With fewer codes than this a dimension would have one left. */
const FEWEST_CODES = 3;

/** The code that stands for two. */
export function mergedCode({ codes: [one, other] }: Merger): string {
  return `${one} + ${other}`;
}

/**
 * The two codes with the fewest people of the dimension in which most proven cells lie, or null where none can be
 * merged. Places, statements and answers of which one person may give several do not add up, and are left alone.
 */
export function mergerFor(tables: readonly Table[], attacked: readonly AttackedCell[]): Merger | null {
  const proven = attacked.filter(({ status }) => status === "exact" || status === "narrow");
  const cellsOf = (name: string) => proven.filter(({ key }) => isInside(tables, key[name], name)).length;
  const names = [...new Set(tables.flatMap((table) => table.dimensions.map(({ name }) => name)))];
  const ranked = names
    .map((name) => ({ name, cells: cellsOf(name) }))
    .filter(({ cells }) => cells > 0)
    .sort((a, b) => b.cells - a.cells || (a.name < b.name ? -1 : 1));
  for (const { name } of ranked) {
    const codes = smallestTwo(tables, name);
    if (codes !== null) return { dimension: name, codes };
  }
  return null;
}

function isInside(tables: readonly Table[], code: string | undefined, name: string): boolean {
  return tables.some(({ dimensions }) =>
    dimensions.some((one) => one.name === name && one.codes.some((own) => own.code === code)),
  );
}

/** Of the codes that all tables of the dimension have; the first among equals. */
function smallestTwo(tables: readonly Table[], name: string): [string, string] | null {
  const having = tables.filter(({ dimensions }) => dimensions.some((one) => one.name === name));
  const own = having.flatMap(({ dimensions }) => dimensions.filter((one) => one.name === name));
  const [first] = own;
  if (first === undefined || own.some(({ kind, hasTotal }) => kind !== "code" || !hasTotal)) return null;
  const common = first.codes.filter(({ code }) =>
    own.every(({ codes }) => codes.some((one) => one.code === code)),
  );
  if (own.some(({ codes }) => codes.length < FEWEST_CODES)) return null;
  const people = peopleByCode(having[0], name);
  const [one, other] = common
    .map(({ code }) => code)
    .sort((a, b) => (people.get(a) ?? 0) - (people.get(b) ?? 0));
  return one === undefined || other === undefined ? null : [one, other];
}

/** How many people each code has, in so far as the other dimensions allow: people counted twice are so in each code. */
function peopleByCode(table: Table | undefined, name: string): Map<string, number> {
  const people = new Map<string, number>();
  const [codes, counts] = [table?.cells.getChild(name), table?.cells.getChild("count")];
  for (let row = 0; row < (table?.cells.numRows ?? 0); row++) {
    const code = String(codes?.get(row));
    people.set(code, (people.get(code) ?? 0) + Number(counts?.get(row) ?? 0));
  }
  return people;
}

/** Pairs of codes that occur together, with one code for two. */
export function mergedRelated(related: readonly Related[], merger: Merger): Related[] {
  const renamed = (name: string, code: string) =>
    name === merger.dimension && merger.codes.includes(code) ? mergedCode(merger) : code;
  return related.map(({ a, b, pairs }) => {
    const all = pairs.map(([ofA, ofB]) => [renamed(a, ofA), renamed(b, ofB)] as const);
    const once = new Map(all.map((pair) => [pair.join("\u0000"), pair]));
    return { a, b, pairs: [...once.values()] };
  });
}
