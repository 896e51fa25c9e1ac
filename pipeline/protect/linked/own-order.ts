import type { Equations, System } from "../../system/system.ts";
import { namesOf } from "./names.ts";
import type { Classes } from "./same-cells.ts";

/** Rounds of telling cells apart by what they stand beside. */
const ROUNDS = 3;

/** The place of each cell in such an order. */
export function ownRanks(system: System, counts: Int32Array, keys: Uint32Array): Int32Array {
  return inOwnOrder(system, counts, keys, { count: counts.length, of: Int32Array.from(counts.keys()) });
}

/**
 * The place of each class in an order that does not depend on how cells are numbered: by count and key, then by the sums
 * that its cells are in (colour refinement, Weisfeiler and Leman 1968), and where the same people are in like sums, by
 * its cells' codes.
 */
export function inOwnOrder(
  system: System,
  counts: Int32Array,
  keys: Uint32Array,
  { count, of }: Classes,
): Int32Array {
  let colours = Int32Array.from(keys, (key, cell) => mixed(key ^ Math.imul(counts[cell] ?? 0, 0x9e3779b1)));
  for (let round = 0; round < ROUNDS; round++) {
    const next = colours.map((colour) => Math.imul(colour, 31));
    spread(system.equations, colours, next, 0x51ed270b);
    spread(system.atMost, colours, next, 0x2545f491);
    colours = next.map(mixed);
  }
  const cellNames = namesOf(system);
  const names = new Int32Array(count);
  const sums = new Int32Array(count);
  const sizes = new Int32Array(count);
  for (const [cell, one] of of.entries()) {
    if (one < 0) continue;
    sums[one] = (sums[one] ?? 0) + mixed(colours[cell] ?? 0);
    names[one] = (names[one] ?? 0) + mixed(cellNames[cell] ?? 0);
    sizes[one] = counts[cell] ?? 0;
  }
  const apart = [sizes, sums, names];
  const order = Array.from(sums.keys()).sort((a, b) => {
    for (const numbers of apart) if (numbers[a] !== numbers[b]) return (numbers[a] ?? 0) - (numbers[b] ?? 0);
    return a - b;
  });
  const places = new Int32Array(count);
  for (const [place, one] of order.entries()) places[one] = place;
  return places;
}

/** Tells each cell of a sum, in `next`, of the others: of the total as the total, of parts in no order. */
function spread(
  { totals, starts, parts }: Equations,
  colours: Int32Array,
  next: Int32Array,
  salt: number,
): void {
  for (const [e, total] of totals.entries()) {
    let sum = salt;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) {
      sum = (sum + mixed((colours[parts[i] ?? 0] ?? 0) ^ salt)) | 0;
    }
    const equation = mixed(sum ^ Math.imul(colours[total] ?? 0, 0x85ebca6b));
    next[total] = ((next[total] ?? 0) + mixed(equation + 1)) | 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) {
      const part = parts[i] ?? 0;
      next[part] = ((next[part] ?? 0) + equation) | 0;
    }
  }
}

/** The last mix of MurmurHash3 (Appleby 2011). */
function mixed(bits: number): number {
  let x = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
