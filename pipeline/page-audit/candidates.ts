import type { ReleaseFile } from "../package.ts";
import { fixed } from "../shown.ts";
import type { Cells } from "./cells.ts";

/**
 * What a page may say of candidates for publication, from the CSV that readers download: "candidates:moreThan", the number
 * declared, and "candidates:themes", how many themes were asked for more often.
 */
export function candidateCounts({ candidates }: ReleaseFile, cells: Cells): [string, string][] {
  if (candidates === undefined) return [];
  const { table, dimension, moreThan } = candidates;
  const ofTheme = new RegExp(`^${table}\\|${dimension}=[^;|]+\\|response_count$`);
  const above = [...cells].filter(([address, { value }]) => ofTheme.test(address) && (value ?? 0) > moreThan);
  return [
    ["candidates:moreThan", fixed(moreThan, 0)],
    ["candidates:themes", fixed(above.length, 0)],
  ];
}
