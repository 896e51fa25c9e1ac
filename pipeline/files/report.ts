import { rangeWords } from "../attack/explain.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import { keyText } from "./cell-names.ts";
import type { AuditedCell, AuditOptions, FileAudit } from "./file-audit.ts";

/** Cells told with their proof; the rest are in the JSON. */
const TOLD = 20;

/** The audit for people: the first proven cells with their proof, the counts, and what would help. */
export function reportLines(
  { verdict, counts, cells }: FileAudit,
  { tables, rounding }: AuditOptions,
): string[] {
  const proven = cells.filter(({ status }) => status === "exact" || status === "narrow");
  const left = proven.length - TOLD;
  return [
    ...proven.slice(0, TOLD).flatMap((cell) => cellLines(cell, tables.total)),
    ...(left > 0 ? [`… and ${left} more, which --json lists`] : []),
    `${verdict}: ${counts.sensitive} sensitive cells: ${counts.exact} exact, ${counts.narrow} narrow, ${counts.safe} safe, ${counts.notAudited} not audited`,
    ...(proven.length > 0 ? [remedy(rounding.method)] : []),
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

function remedy(method: string): string {
  if (method === "suppression")
    return "remedy: show one more figure of each proof as c, or merge the small categories, or protect with first-release protect --method suppression";
  if (method === "none")
    return "remedy: protect the files, with first-release protect, or merge the small categories";
  return "remedy: show one figure of each proof as c, merge the small categories, round to a larger base, or protect with --method controlled or small-count";
}
