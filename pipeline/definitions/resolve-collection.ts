import type { CodeList, Collection, Derived, Variable } from "../collection.ts";
import type { WorkingCalendar } from "../working-days.ts";
import { inlineList } from "./code-list.ts";
import type { CodeListSpec, CollectionSpec, DerivedSpec, VariableSpec } from "./collection.ts";
import { type Frames, noFrames, themesOf } from "./resolve-themes.ts";

/** Gives the code list of a classification, as valid in the period. */
export type Classifications = (name: string) => CodeList;

/** Gives the columns that an expression of the collection uses. */
export type Reads = (sql: string) => readonly string[];

/**
 * A collection as the stages use it: only what was collected in the period, defaults filled in, code lists in place.
 * Throws what `classifications` throws.
 */
export function resolveCollection(
  spec: CollectionSpec,
  period: string,
  classifications: Classifications,
  readsOf: Reads,
  workingDays: WorkingCalendar | null,
  frames: Frames = noFrames,
): Collection {
  const listOf = (codes: CodeListSpec) =>
    typeof codes === "string" ? classifications(codes) : inlineList(codes);
  const collected = <T extends Collected>(entries: Readonly<Record<string, T>>) =>
    Object.entries(entries).filter(([, entry]) => isCollected(entry, period));
  return {
    name: spec.collection,
    period,
    title: spec.title,
    summary: spec.summary,
    kind: spec.kind,
    unit: spec.unit,
    coverage: spec.coverage,
    synthetic: spec.synthetic ?? null,
    source: spec.source,
    identifiers: spec.identifiers,
    ignore: spec.ignore,
    id: spec.id ?? null,
    weight: spec.weight ?? null,
    sample: spec.sample,
    sure: spec.sure ?? null,
    universe: spec.universe ?? null,
    organisation: spec.organisation ?? null,
    setAsideLimit: spec.set_aside_limit,
    geography: spec.geography,
    variables: collected(spec.variables).map(([name, variable]) =>
      variable.type === "themes"
        ? themesOf(name, variable, spec.variables, frames)
        : variableOf(name, inPeriod(variable, period), listOf),
    ),
    derived: collected(spec.derived).map(([name, derived]) => derivedOf(name, derived, listOf, readsOf)),
    universes: collected(spec.universes).map(([name, { label, where }]) => ({ name, label, where })),
    workingDays,
  };
}

type Collected = { from?: string | undefined; to?: string | undefined };

/** Whether something is collected in a period; periods are compared as texts, as everywhere. */
export function isCollected({ from, to }: Collected, period: string): boolean {
  return (from === undefined || from <= period) && (to === undefined || period <= to);
}

type AskedSpec = Exclude<VariableSpec, { type: "themes" }>;

/** A battery with only the items that were collected in the period. */
function inPeriod(spec: AskedSpec, period: string): AskedSpec {
  if (spec.type !== "grid") return spec;
  return { ...spec, items: new Map([...spec.items].filter(([, item]) => isCollected(item, period))) };
}

type ListOf = (codes: CodeListSpec) => CodeList;

function variableOf(name: string, spec: AskedSpec, listOf: ListOf): Variable {
  const asked = askedOf(name, spec);
  if (spec.type === "number") {
    const { type, decimals, required } = spec;
    const limits = { minimum: spec.minimum ?? null, maximum: spec.maximum ?? null };
    return {
      ...asked,
      type,
      column: spec.column ?? name,
      unit: spec.unit ?? null,
      decimals,
      ...limits,
      required,
    };
  }
  if (spec.type === "date") {
    const { type, formats, required } = spec;
    const limits = { minimum: spec.minimum ?? null, maximum: spec.maximum ?? null };
    return { ...asked, type, column: spec.column ?? name, formats, ...limits, required };
  }
  if (spec.type === "text")
    return { ...asked, type: spec.type, column: spec.column ?? name, required: spec.required };
  return codedVariable(name, spec, asked, listOf);
}

type CodedSpec = Extract<VariableSpec, { codes: CodeListSpec }>;

function codedVariable(
  name: string,
  spec: CodedSpec,
  asked: ReturnType<typeof askedOf>,
  listOf: ListOf,
): Variable {
  const coded = { list: listOf(spec.codes), missing: spec.missing, unknown: spec.unknown };
  if (spec.type === "code") {
    return { ...asked, ...coded, type: "code", column: spec.column ?? name, required: spec.required };
  }
  if (spec.type === "grid") {
    const items = [...spec.items].map(([code, item]) => ({
      code,
      label: item.label,
      column: item.column ?? code,
    }));
    return { ...asked, ...coded, type: "grid", items };
  }
  const layout =
    spec.columns === undefined
      ? { kind: "delimited" as const, column: spec.column ?? name, delimiter: spec.delimiter }
      : {
          kind: "columns" as const,
          columns: Object.fromEntries(spec.columns),
          notSelected: spec.not_selected,
        };
  return { ...asked, ...coded, type: "multiple", layout };
}

function askedOf(name: string, spec: AskedSpec) {
  return {
    name,
    label: spec.label ?? spec.question ?? inWords(name),
    question: spec.question ?? null,
    note: spec.note ?? null,
    askedOf: spec.asked_of ?? null,
  };
}

function derivedOf(name: string, spec: DerivedSpec, listOf: ListOf, readsOf: Reads): Derived {
  const { label } = spec;
  if ("parent_of" in spec)
    return { kind: "parent", name, label, list: listOf(spec.codes), child: spec.parent_of };
  const { sql } = spec;
  const reads = readsOf(sql);
  if ("number" in spec) return { kind: "number", name, label, decimals: spec.number.decimals, sql, reads };
  const { missing, required = false } = spec;
  const coded = { kind: "code" as const, name, label, list: listOf(spec.codes), missing, sql, reads };
  return required ? { ...coded, required } : coded;
}

function inWords(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
