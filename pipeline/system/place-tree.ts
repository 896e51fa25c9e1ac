import { TOTAL } from "../table.ts";
import type { CodeNode, CodeTree } from "./system.ts";

/** Of each place its level, and the place that it lies in. */
export type PlaceChain = ReadonlyMap<string, { level: string; parent: string | null }>;

/**
 * Places as one tree below the country, with every place above the ones that are named: a column a level, finest
 * first. A place has its own code in its level's column, the codes of those that it lies in, and Total below.
 */
export function placeTree(name: string, codes: readonly string[], places: PlaceChain): CodeTree {
  const chains = new Map<string, readonly string[]>();
  for (const code of codes) {
    const chain = chainOf(code, places);
    for (const [index, place] of chain.entries()) chains.set(place, chain.slice(index));
  }
  const levels = levelsOf(chains, places);
  const ordered = [...chains].sort(([, a], [, b]) => a.length - b.length);
  const numbers = new Map(ordered.map(([place], index) => [place, index + 1]));
  const children = new Map<number, number[]>();
  const parents = ordered.map(([, chain], index) => {
    const parent = numbers.get(chain[1] ?? "") ?? 0;
    children.set(parent, [...(children.get(parent) ?? []), index + 1]);
    return parent;
  });
  const total: CodeNode = { values: levels.map(() => TOTAL), parent: null, children: children.get(0) ?? [] };
  const nodes = ordered.map(([, chain], index): CodeNode => {
    const values = levels.map((level) => chain.find((place) => places.get(place)?.level === level) ?? TOTAL);
    return { values, parent: parents[index] ?? 0, children: children.get(index + 1) ?? [] };
  });
  return { name, columns: levels, nodes: [total, ...nodes], additive: true, hasTotal: true };
}

/** A place, the one that it lies in, and so on up. */
function chainOf(code: string, places: PlaceChain): readonly string[] {
  const chain: string[] = [];
  for (
    let at: string | null = code;
    at !== null && !chain.includes(at);
    at = places.get(at)?.parent ?? null
  ) {
    chain.push(at);
  }
  return chain;
}

/** The levels that occur, finest first: the order in which the longest chain passes them. */
function levelsOf(chains: ReadonlyMap<string, readonly string[]>, places: PlaceChain): string[] {
  const longest = [...chains.values()].reduce(
    (best, chain) => (chain.length > best.length ? chain : best),
    [],
  );
  return longest.map((place) => places.get(place)?.level ?? "");
}
