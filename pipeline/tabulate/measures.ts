import type { Collection } from "../collection.ts";
import type { MeasureKind } from "../definitions/words.ts";
import type { Measure } from "../table.ts";

/** The number that a mean, median, total or stated figure is of. */
export type NumberOf = { name: string; label: string; unit: string; decimals: number };

type Words = { many: string; weighted: boolean; per: number; of: NumberOf | null; base: boolean };

/** The number variable or derived number of this name, or null. */
export function numberNamed(collection: Collection, name: string): NumberOf | null {
  const variable = collection.variables.find((one) => one.name === name);
  if (variable?.type === "number") {
    return { name, label: variable.label, unit: variable.unit ?? "", decimals: variable.decimals };
  }
  const derived = collection.derived.find((one) => one.name === name);
  return derived?.kind === "number"
    ? { name, label: derived.label, unit: "", decimals: derived.decimals }
    : null;
}

/**
 * The measures of a table in the order asked for. A percentage brings its base, and a stated figure brings it where
 * the source gives one (`base`). A mean is shown to one more decimal than its number is kept to.
 */
export function measuresOf(kinds: readonly MeasureKind[], words: Words): Measure[] {
  const asked = [...new Set(kinds)].flatMap((kind) =>
    kind === "interval" ? endsOfInterval : [measureOf(kind, words)],
  );
  const wantsBase = kinds.includes("percent") || (kinds.includes("stated") && words.base);
  return wantsBase ? [...asked, measure("base", "response_base", `Base: ${countLabel(words)}`)] : asked;
}

const endsOfInterval: readonly Measure[] = (["lower", "upper"] as const).map((kind) => ({
  kind,
  column: `response_percent_${kind}`,
  label: `${kind === "lower" ? "Lower" : "Upper"} end of the 95% confidence interval`,
  unit: "%",
  decimals: 0,
}));

/** What a table with intervals says of them, ready to show beside its own notes. */
export function intervalNotes(kinds: readonly MeasureKind[], { weighted }: { weighted: boolean }): string[] {
  if (!kinds.includes("interval")) return [];
  const made =
    "The intervals of this table are 95% confidence intervals by the Wilson score method, worked out from the published percentage and base and wide enough for what their rounding may hide.";
  const limit = "They allow for the chance in drawing the sample alone, not for who did not answer.";
  const design =
    "The design effect of the weights is left out of the intervals, which are therefore too narrow.";
  return [`${made} ${limit}`, ...(weighted ? [design] : [])];
}

/** What a table with the index of representation says of it. */
export function representationNotes(kinds: readonly MeasureKind[]): string[] {
  if (!kinds.includes("representation")) return [];
  return [
    "The index of representation is a group's share of those who answered, out of 100 for its share of the population: at 100 it is as large here as there, at 50 half as large.",
    "The index is worked out from the published count and base, so that it is no surer than their rounding allows.",
  ];
}

function measureOf(kind: Exclude<MeasureKind, "interval">, words: Words): Measure {
  const { many, per, of } = words;
  if (kind === "count") return measure(kind, "response_count", countLabel(words));
  if (kind === "representation")
    return measure(kind, "response_representation", "Index of representation (as in the population: 100)");
  if (kind === "percent") return { ...measure(kind, "response_percent", `Percentage of ${many}`), unit: "%" };
  if (kind === "rate") {
    return { ...measure(kind, "response_rate", `Rate of ${many} per ${grouped(per)}`), decimals: 1 };
  }
  const { name, label, unit, decimals } = of ?? { name: kind, label: kind, unit: "", decimals: 0 };
  if (kind === "stated") return { kind, column: `${name}_value`, label, unit, decimals };
  const finer = kind === "total" ? decimals : decimals + 1;
  return { kind, column: `${name}_${kind}`, label: `${names[kind]}: ${label}`, unit, decimals: finer };
}

const names = { mean: "Mean", median: "Median", total: "Total" } as const;

function measure(kind: Measure["kind"], column: string, label: string): Measure {
  return { kind, column, label, unit: "", decimals: 0 };
}

function countLabel({ many, weighted }: Words): string {
  return `Number of ${many}${weighted ? " (weighted)" : ""}`;
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
