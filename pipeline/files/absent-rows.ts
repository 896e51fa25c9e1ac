import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import type { System } from "../system/system.ts";
import { mostOf } from "./most-possible.ts";
import { absent, type Figures } from "./published-figures.ts";

/**
 * What an intruder takes of cells that no file has a row for, in place. An inner cell is nobody, as in the input of
 * protect; but where the sum that it is in cannot then be reached, its row was left out on purpose: it may be any
 * count, and is asked about like a cell that shows c. Returns those cells as flags.
 */
export function settleAbsent(system: System, { states, knowledge }: Figures): Uint8Array {
  const withheld = new Uint8Array(system.size);
  const open = marginsThatNeedNotAdd(system);
  let isAny = false;
  for (let cell = 0; cell < system.size; cell++) {
    if (states[cell] !== absent || system.inner[cell] !== 1 || open[cell] === 1) continue;
    knowledge.upper[cell] = 0;
    isAny = true;
  }
  while (isAny && openShortSums(system, states, knowledge, withheld)) {
    // Each round opens at least one more cell, so that this ends.
  }
  return withheld;
}

/** Totals of dimensions whose codes do not add: an absent one is no empty cell. */
function marginsThatNeedNotAdd({ atMost, size }: System): Uint8Array {
  const found = new Uint8Array(size);
  for (const total of atMost.totals) found[total] = 1;
  return found;
}

/** Opens the absent inner cells under every total that its parts cannot reach. True where it opened one. */
function openShortSums(
  system: System,
  states: Uint8Array,
  knowledge: Knowledge,
  withheld: Uint8Array,
): boolean {
  const { totals, starts, parts } = system.equations;
  const most = mostOf(system, knowledge);
  const short = new Uint8Array(system.size);
  for (let e = 0; e < totals.length; e++) {
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) sum += most[parts[i] ?? 0] ?? 0;
    if (sum < (knowledge.lower[totals[e] ?? 0] ?? 0)) short[totals[e] ?? 0] = 1;
  }
  let opened = false;
  // From the last equation to the first, coarser totals come before the finer ones that are their parts.
  for (let e = totals.length - 1; e >= 0; e--) {
    if (short[totals[e] ?? 0] !== 1) continue;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) {
      const part = parts[i] ?? 0;
      if (states[part] !== absent) continue;
      short[part] = 1;
      if (system.inner[part] !== 1 || withheld[part] === 1) continue;
      withheld[part] = 1;
      knowledge.upper[part] = NO_UPPER;
      opened = true;
    }
  }
  return opened;
}
