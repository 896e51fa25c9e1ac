import type { CellTable } from "../cell-table.ts";
import type { Collection } from "../collection.ts";
import type { ProtectionSpec } from "../definitions/protection.ts";
import type { PublisherSpec } from "../definitions/publisher.ts";
import type { ReleaseSpec } from "../definitions/release.ts";
import type { Concession, DisclosureCounts, ProtectionEffects, QualityFile } from "../package.ts";
import type { ProgressReport } from "../progress-report.ts";
import type { ApprovedQuotations, ApprovedResponse } from "../protect/approved-text.ts";
import type { SafeTable } from "../protect/safe-table.ts";

/** A written package, and all that its numbers may come from. */
export type AuditInput = {
  /** The folder of the package, as written but for its audit. */
  folder: string;
  tables: readonly SafeTable[];
  loaded: {
    collection: Collection;
    protection: ProtectionSpec;
    release: ReleaseSpec;
    progress?: ProgressReport | null;
  };
  publisher: PublisherSpec;
  /** commentary.md as its author wrote it, with expressions in place of figures. */
  authored: string;
  /** The quality figures as they were protected. */
  quality: QualityFile;
  organisations: readonly ApprovedResponse[];
  quotations?: ApprovedQuotations | null;
  /** What versions.json must say; left out where the package stands in no root. */
  versions?: object;
  /** How the attack on the tables ended; null where there was nothing to attack. */
  disclosure: DisclosureCounts | null;
  /** What protection did to the counts; nothing where they were public already. */
  concedes?: Concession | null;
  effects?: ProtectionEffects | null;
  /** A table of an earlier period's package, for the figures that commentary compares with. */
  earlier: (period: string, table: string) => CellTable | null;
};

/** Every text of the definitions: a published text with a digit that is none of these needs another source. */
export function knownTexts({ tables, loaded, publisher }: AuditInput): ReadonlySet<string> {
  const found = new Set<string>();
  collect([loaded, publisher, tables.map(({ shape }) => shape)], found);
  return found;
}

/** Words with digits that commentary may use: declared exemptions, titles, questions and labels. */
export function allowedPhrases({ tables, loaded }: AuditInput): readonly string[] {
  const { collection, release } = loaded;
  const labels = tables.flatMap(({ shape }) => [
    shape.title,
    shape.universe,
    ...shape.dimensions.flatMap(({ label, codes }) => [label, ...codes.map((code) => code.label)]),
  ]);
  const questions = collection.variables.flatMap(({ label, question }) => [label, question ?? ""]);
  const phrases = [release.title, release.period_label, collection.title, ...labels, ...questions];
  return [
    ...release.exemptions,
    ...new Set(phrases.filter((phrase) => /\p{L}/u.test(phrase) && /\d/.test(phrase))),
  ];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === "string") found.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) collect(inner, found);
}
