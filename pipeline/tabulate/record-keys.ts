import type { TablePlan } from "./plan.ts";
import type { Sum } from "./sums.ts";

/** Keys are added as unsigned 32-bit numbers, so that a sum is one too. */
export const KEY_MODULUS = 2 ** 32;

/**
 * The sum of the keys of the records in a cell, each once: an unnested list holds a record once a code. A row of
 * figures that counts nobody is in no cell, as if it were not there.
 */
export function recordKeySum({ counted }: Pick<TablePlan, "counted">): Sum {
  const anybody = counted ? " FILTER (WHERE count > 0)" : "";
  return { column: "record_key", sql: `SUM(record_key)${anybody} % ${KEY_MODULUS}` };
}
