import type { Concession } from "../package.ts";
import { shown } from "../system/system.ts";
import { NO_UPPER, type SystemMethod } from "./system-method.ts";

/** A count far from 0, to ask a method what it concedes of a figure without the end at 0 in the way. */
const FAR_FROM_ZERO = 1_000_000;

/** How far below and above a published count the true one may be, by the method that made it; `base` as in its rules. */
export function concessionOf(method: SystemMethod, base: number): Concession {
  const value = FAR_FROM_ZERO - (FAR_FROM_ZERO % base);
  const { lower, upper } = method.concede({ values: Int32Array.of(value), states: Uint8Array.of(shown) });
  return { below: value - (lower[0] ?? 0), above: (upper[0] ?? NO_UPPER) - value };
}
