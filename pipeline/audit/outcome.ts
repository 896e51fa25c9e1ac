import type { ProtectionSpec } from "../definitions/protection.ts";
import type { AuditFile, DisclosureCounts } from "../package.ts";
import type { SafeTable, Value } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import type { AuditInput } from "./facts.ts";
import type { Checked, Finding } from "./finding.ts";

/** A cell that shows a symbol in place of a number. */
export type WithheldCell = {
  table: string;
  key: Readonly<Record<string, string>>;
  measure: string;
  state: Exclude<Value["state"], "published">;
};

/** The full record, for the private folder: every finding, and every cell that is not shown. */
export type AuditRecord = AuditFile & { findings: readonly Finding[]; withheld: readonly WithheldCell[] };

/** `file` is public and tells no cell; `record` stays private. */
export type AuditOutcome = { file: AuditFile; record: AuditRecord };

/** Puts the checks of all files together: any finding fails the audit. */
export function outcomeOf(
  { numbers, findings }: Checked,
  files: number,
  { tables, loaded: { protection: rules }, disclosure, concedes = null, effects = null }: AuditInput,
): AuditOutcome {
  const withheld = tables.flatMap(withheldCells);
  const file: AuditFile = {
    verdict: verdictOf(findings, disclosure),
    method: rules.method,
    parameters: parametersOf(rules),
    counts: {
      files,
      numbers,
      cells: tables.reduce((sum, { cells, shape }) => sum + cells.numRows * shape.measures.length, 0),
      suppressed: withheld.filter(({ state }) => state === "confidential").length,
      withheldGroups: tables.reduce((sum, { withheldPlaces }) => sum + withheldPlaces, 0),
    },
    disclosure,
    concedes,
    effects,
  };
  return { file, record: { ...file, findings, withheld } };
}

/** A cell that the attack proved fails the audit; one that it did not reach leaves it incomplete, never passed. */
function verdictOf(findings: readonly Finding[], disclosure: DisclosureCounts | null): AuditFile["verdict"] {
  const { exact, narrow, notAudited } = disclosure ?? { exact: 0, narrow: 0, notAudited: 0 };
  if (findings.length > 0 || exact + narrow > 0) return "fail";
  return notAudited > 0 ? "incomplete" : "pass";
}

/** The rules as names and values, those of a group under its name, e.g. "percentages.from": "published". */
function parametersOf({ method, ...rules }: ProtectionSpec): Record<string, string | number> {
  return Object.fromEntries(namedValues("", rules));
}

/** A group's own values, then those of the groups within it. */
function namedValues(group: string, values: object): [string, string | number][] {
  const all = Object.entries(values).map(([name, value]): [string, unknown] => [`${group}${name}`, value]);
  const own = all.flatMap(([name, value]): [string, string | number][] => {
    if (typeof value === "boolean") return [[name, value ? "yes" : "no"]];
    return typeof value === "string" || typeof value === "number" ? [[name, value]] : [];
  });
  const inner = all.flatMap(([name, value]) =>
    typeof value === "object" && value !== null ? namedValues(`${name}.`, value) : [],
  );
  return [...own, ...inner];
}

function withheldCells(table: SafeTable): WithheldCell[] {
  const { name, dimensions, measures } = table.shape;
  const rows = safeRows(table);
  const found: WithheldCell[] = [];
  for (let row = 0; row < rows.count; row++) {
    for (const { column } of measures) {
      const { state } = rows.value(column, row);
      if (state === "published") continue;
      const key = Object.fromEntries(dimensions.map((one) => [one.name, rows.code(one.name, row)]));
      found.push({ table: name, key, measure: column, state });
    }
  }
  return found;
}
