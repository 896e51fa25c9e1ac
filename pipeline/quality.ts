import type { Collection } from "./collection.ts";
import type { ProtectionSpec } from "./definitions/protection.ts";
import type { PublishedCount, QualityFile } from "./package.ts";
import { protectCount, protectShare, shownCount } from "./protect/count.ts";
import type { SafeTable, Value } from "./protect/safe-table.ts";
import { safeRows } from "./safe-rows.ts";
import type { Table } from "./table.ts";
import { reasons, type Validation } from "./validation.ts";

/** The tables of a release before protection and as they are published, in one order. */
export type TablesOfQuality = { before: readonly Table[]; after: readonly SafeTable[] };

/**
 * What a release says of its own quality: rows read, used and set aside, how many answered each question, and where a
 * stated total misses its parts. Every count is protected as the tables are; the exact ones stay in the private record.
 */
export function qualityOf(
  collection: Collection,
  validation: Validation,
  tables: TablesOfQuality,
  rules: ProtectionSpec,
): QualityFile {
  return {
    collection: collection.name,
    period: collection.period,
    synthetic: collection.synthetic,
    read: protectCount(validation.read, rules),
    used: usedFigure(validation, tables, rules),
    setAside: reasons.map(({ reason, label }) => ({
      reason,
      label,
      rows: protectCount(validation.setAside[reason], rules),
    })),
    answered: validation.answered.map((one) => ({
      variable: one.variable,
      label: one.label,
      percent: protectShare(one.answered, one.asked, rules, {
        part: answeredFigure(one, validation.used, tables, rules),
        whole: one.asked === validation.used ? everybodyFigure(validation.used, tables, rules) : null,
      }),
    })),
    findings: tables.before.flatMap((table) => findingsOf(table, rules)),
  };
}

/** A count that a table shows is shown alike here: protected twice in different ways it would say more. */
function usedFigure({ used }: Validation, tables: TablesOfQuality, rules: ProtectionSpec): PublishedCount {
  const figure = everybodyFigure(used, tables, rules);
  return figure === null ? protectCount(used, rules) : shownCount(figure);
}

/** What a table shows of everybody: also one of a question that everybody answered. */
function everybodyFigure(used: number, tables: TablesOfQuality, rules: ProtectionSpec): Value | null {
  if (rules.method === "none") return null;
  const questions = new Set([null, ...tables.after.map(({ shape }) => shape.of)]);
  for (const of of questions) {
    const figure = figureIn(tables, of, used);
    if (figure !== null) return figure;
  }
  return null;
}

function answeredFigure(
  { variable, answered }: Validation["answered"][number],
  used: number,
  tables: TablesOfQuality,
  rules: ProtectionSpec,
): Value | null {
  if (rules.method === "none") return null;
  const own = figureIn(tables, variable, answered);
  return own === null && answered === used ? everybodyFigure(used, tables, rules) : own;
}

/** What the first table of a question (or of none) shows for all of its people, where those are so many. */
export function figureIn(
  { before, after }: TablesOfQuality,
  of: string | null,
  people: number,
): Value | null {
  for (const [t, { shape, cells }] of after.entries()) {
    const isWhole = shape.of === of && !shape.weighted && shape.dimensions.every(({ hasTotal }) => hasTotal);
    const measure = shape.measures.find(({ kind }) => kind === (of === null ? "count" : "base"));
    if (!isWhole || measure === undefined || cells.numRows === 0) continue;
    if (Number(before[t]?.cells.getChild("count")?.get(0)) !== people) continue;
    const table = after[t];
    return table === undefined ? null : safeRows(table).value(measure.column, 0);
  }
  return null;
}

function findingsOf(table: Table, rules: ProtectionSpec): QualityFile["findings"] {
  return table.discrepancies.map(({ stated, sumOfParts }) => {
    const more = stated > sumOfParts;
    const [whole, parts, gap] = [stated, sumOfParts, Math.abs(stated - sumOfParts)].map(
      (count) => protectCount(count, rules).shown,
    );
    const sentence = `The source states a total of ${whole}, but its parts add to ${parts}: ${gap} ${
      more ? "are not accounted for" : "are counted more than once"
    }. Both are shown as the source gives them.`;
    return { table: table.name, sentence };
  });
}
