import { rangeWords } from "../attack/explain.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import { keyText } from "./cell-names.ts";
import type { AuditedCell, AuditOptions, FileAudit } from "./file-audit.ts";

/** Cells told with their proof; the rest are in the JSON. */
const TOLD = 20;

/** The audit for people: the first proven cells with their proof, the counts, and what would help. */
export function reportLines(
  { verdict, counts, cells }: FileAudit,
  { tables }: AuditOptions,
  remedy: readonly string[],
): string[] {
  const proven = cells.filter(({ status }) => status === "exact" || status === "narrow");
  const left = proven.length - TOLD;
  return [
    ...proven.slice(0, TOLD).flatMap((cell) => cellLines(cell, tables.total)),
    ...(left > 0 ? [`… and ${left} more, which --json lists`] : []),
    `${verdict}: ${counts.sensitive} sensitive cells: ${counts.exact} exact, ${counts.narrow} narrow, ${counts.safe} safe, ${counts.notAudited} not audited`,
    ...remedy,
    ...(counts.notAudited > 0
      ? ["cells that were not audited are not known to be safe: audit fewer files at a time"]
      : []),
  ];
}

function cellLines(
  { file, key, published, lower, upper, status, because }: AuditedCell,
  total: string,
): string[] {
  const range = rangeWords(lower ?? 0, upper ?? NO_UPPER);
  return [
    `${file} ${keyText(key, total)}: ${status}: published ${published ?? "nothing"}, proven ${range}`,
    ...because.map((line) => `    ${line}`),
  ];
}

const protect =
  "with the true counts first-release protect tries other methods, larger bases and merged categories";

/** Said where c tells that a count is small. */
export const ONLY_SMALL = `remedy: c marks small counts only, so that no other figure can be shown as c; ${protect}`;

/** What would make the files pass: figures to show as c, each by its place; that it does not help; that it was not tried. */
export function remedyLines(
  more: readonly number[] | "too large" | null,
  placeOf: (cell: number) => string,
): string[] {
  if (more === "too large")
    return [`remedy: too many cells to try which figures to show as c as well; ${protect}`];
  if (more === null)
    return [`remedy: showing more figures as c was tried, and cells stay proven; ${protect}`];
  const left = more.length - TOLD;
  const figures = more.length === 1 ? "this figure" : `these ${more.length} figures`;
  return [
    `remedy, tried: with ${figures} shown as c as well nothing is proven; ${protect}`,
    ...more.slice(0, TOLD).map((cell) => `    ${placeOf(cell)}`),
    ...(left > 0 ? [`    … and ${left} more`] : []),
  ];
}
