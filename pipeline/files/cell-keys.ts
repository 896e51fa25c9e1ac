import { combinations } from "../system/build-system.ts";
import type { CodeTree, System } from "../system/system.ts";
import { TOTAL } from "../table.ts";

/**
 * Keys of cells where no records are at hand: an inner cell that holds people gets a hash of the seed and its codes,
 * so that the same seed and codes give the same key in any file and any order; an empty one gets 0, as nobody adds to
 * it; a total gets the sum of its inner keys modulo 2^32, so that it does not matter how it was summed. Where files
 * share a total but not its inner cells, the file whose name comes last gives its key. `counts` are the true counts.
 */
export function cellKeys(
  { cubes, equations, inner, size }: System,
  counts: Int32Array,
  seed: string,
): Uint32Array {
  const keys = new Uint32Array(size);
  const start = hashText(seed, 0);
  for (const { trees, cells } of cubes) {
    const words = hashesOf(trees);
    eachCombination(trees, (position, nodes) => {
      const cell = cells[position] ?? 0;
      if (inner[cell] === 1 && (counts[cell] ?? 0) > 0) keys[cell] = hashWords(words, nodes, start);
    });
  }
  const { totals, starts, parts } = equations;
  for (let e = 0; e < totals.length; e++) {
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++)
      sum = (sum + (keys[parts[i] ?? 0] ?? 0)) >>> 0;
    keys[totals[e] ?? 0] = sum;
  }
  return keys;
}

type Words = { hashes: Uint32Array; name: string; at: number };

/** A number for each node of each tree, in the order of the dimensions' names, which all files share. */
function hashesOf(trees: readonly CodeTree[]): Words[] {
  return trees
    .map(({ name, columns, nodes }, at) => ({
      name,
      at,
      hashes: Uint32Array.from(nodes, ({ values }) => hashText(pairsOf(columns, values), 0)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The column and the code of a node, as in the system's own names of cells. */
function pairsOf(columns: readonly string[], values: readonly string[]): string {
  const pairs = columns.flatMap((column, c) => (values[c] === TOTAL ? [] : [`${column}=${values[c] ?? ""}`]));
  return pairs.sort().join("\u0000");
}

/** Visits every combination of nodes in the order of the table's cells. `nodes` is reused between visits. */
function eachCombination(
  trees: readonly CodeTree[],
  visit: (position: number, nodes: Int32Array) => void,
): void {
  const nodes = new Int32Array(trees.length);
  const all = combinations(trees);
  for (let position = 0; position < all; position++) {
    visit(position, nodes);
    for (let t = trees.length - 1; t >= 0; t--) {
      const next = (nodes[t] ?? 0) + 1;
      nodes[t] = next < (trees[t]?.nodes.length ?? 0) ? next : 0;
      if (next < (trees[t]?.nodes.length ?? 0)) break;
    }
  }
}

/** A margin (node 0) tells nothing and is left out, so that a cell that two tables share has one key. */
function hashWords(words: readonly Words[], nodes: Int32Array, start: number): number {
  let hash = start;
  let length = 0;
  for (const { hashes, at } of words) {
    const node = nodes[at] ?? 0;
    if (node === 0) continue;
    hash = mixWord(hash, hashes[node] ?? 0);
    length += 4;
  }
  return finish(hash ^ length);
}

function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = mixWord(hash, text.charCodeAt(i));
  return finish(hash ^ (4 * text.length));
}

/** MurmurHash3_x86_32, one block of 32 bits (Appleby 2011, smhasher, in the public domain). */
function mixWord(hash: number, word: number): number {
  const scrambled = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotate(hash ^ scrambled, 13), 5) + 0xe6546b64) | 0;
}

/** MurmurHash3's last mix, after which each bit depends on every other. */
function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
