import type { Question } from "../attack/types.ts";
import type { Knowledge } from "../protect/system-method.ts";
import { suppressed } from "../system/system.ts";
import { absent } from "./published-figures.ts";

/** What is asked of the attack: counts below `threshold` are small, and `width` is the least that must stay open. */
export type Asked = { threshold: number; width: number };

/**
 * Marks the sensitive cells: those that show c, and those of which the intruder starts with an interval that holds a
 * count from 1 to threshold - 1. Cells that no file shows are not asked about, but for those that `also` marks.
 */
export function questionOf(
  states: Uint8Array,
  { lower, upper }: Knowledge,
  asked: Asked,
  also: Uint8Array | null = null,
): Question {
  const sensitive = Uint8Array.from(states, (state, cell) => {
    if (also?.[cell] === 1 || state === suppressed) return 1;
    return asked.threshold > 1 &&
      state !== absent &&
      (lower[cell] ?? 0) < asked.threshold &&
      (upper[cell] ?? 0) >= 1
      ? 1
      : 0;
  });
  return { sensitive, ...asked };
}
