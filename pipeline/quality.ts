import type { Collection } from "./collection.ts";
import type { ProtectionSpec } from "./definitions/protection.ts";
import type { QualityFile } from "./package.ts";
import { protectCount, protectShare } from "./protect/count.ts";
import type { Table } from "./table.ts";
import { reasons, type Validation } from "./validation.ts";

/**
 * What a release says of its own quality: rows read, used and set aside, how many answered each question, and where a
 * stated total misses its parts. Every count is protected as the tables are; the exact ones stay in the private record.
 */
export function qualityOf(
  collection: Collection,
  validation: Validation,
  tables: readonly Table[],
  rules: ProtectionSpec,
): QualityFile {
  return {
    collection: collection.name,
    period: collection.period,
    synthetic: collection.synthetic,
    read: protectCount(validation.read, rules),
    used: protectCount(validation.used, rules),
    setAside: reasons.map(({ reason, label }) => ({
      reason,
      label,
      rows: protectCount(validation.setAside[reason], rules),
    })),
    answered: validation.answered.map(({ variable, label, asked, answered }) => ({
      variable,
      label,
      percent: protectShare(answered, asked, rules),
    })),
    findings: tables.flatMap((table) => findingsOf(table, rules)),
  };
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
