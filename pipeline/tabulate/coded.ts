import { type Code, type Collection, type Derived, itemColumn, type Variable } from "../collection.ts";
import { identifier, literal } from "../database.ts";
import type { DimensionCode } from "../table.ts";
import { type Axis, axisOf, everybody, thoseWith, type Unnest } from "./axis.ts";

/** A variable whose answers are codes, asked or derived, as a dimension needs it. */
export type Coded = {
  name: string;
  label: string;
  codes: readonly Code[];
  missing: { code: string; label: string };
  /** True where nobody can be without a code. */
  required: boolean;
  form:
    | { kind: "code" }
    | { kind: "multiple" }
    | { kind: "grid"; items: readonly { code: string; label: string }[] };
};

/** `of`: only those who answered. `by`: those who did not are a category. `bare`: as `of`, without any margin. */
export type Role = "of" | "by" | "bare";

/** The coded variable or derived variable of this name; null where there is none or it holds no codes. */
export function codedNamed(collection: Collection, name: string): Coded | null {
  const variable = collection.variables.find((one) => one.name === name);
  if (variable !== undefined) return fromVariable(variable);
  const derived = collection.derived.find((one) => one.name === name);
  return derived === undefined ? null : fromDerived(collection, derived);
}

function fromVariable(variable: Variable): Coded | null {
  if (variable.type !== "code" && variable.type !== "multiple" && variable.type !== "grid") return null;
  const { name, label, missing, list } = variable;
  const required = variable.type === "code" && variable.required;
  const common = { name, label, missing, codes: list.codes, required };
  if (variable.type === "grid") return { ...common, form: { kind: "grid", items: variable.items } };
  return { ...common, form: { kind: variable.type } };
}

/** A parent is there for everybody whose child is. */
function fromDerived(collection: Collection, derived: Derived): Coded | null {
  if (derived.kind === "number") return null;
  const { name, label, list } = derived;
  const common = { name, label, codes: list.codes, form: { kind: "code" } as const };
  if (derived.kind === "code")
    return { ...common, missing: derived.missing, required: derived.required === true };
  const child = codedNamed(collection, derived.child);
  const { missing, required } = child ?? {
    missing: { code: "not-stated", label: "Not stated" },
    required: false,
  };
  return { ...common, missing, required };
}

/** The dimensions of a table that come from a coded variable: one, or two for a grid. */
export function axesOf(coded: Coded, role: Role): Axis[] {
  if (coded.form.kind === "grid") return gridAxes(coded, coded.form.items, role);
  return [coded.form.kind === "multiple" ? multipleAxis(coded, role) : codeAxis(coded, role)];
}

function codeAxis(coded: Coded, role: Role): Axis {
  const answer = identifier(coded.name);
  const sql = withMissing(coded, role, answer);
  return axisOf(
    { ...named(coded), kind: "code" },
    categories(coded, role),
    { sql, unnest: null },
    margin(role, answer, null),
    addedMissing(coded, role),
  );
}

/** Ticks are unnested; the margin is not, because it counts respondents. A code ticked twice counts once. */
function multipleAxis(coded: Coded, role: Role): Axis {
  const ticks = identifier(coded.name);
  const list = role === "by" ? `coalesce(${ticks}, [${literal(coded.missing.code)}])` : ticks;
  const unnest = { alias: `${coded.name}_tick`, list: `list_distinct(${list})` };
  const column = { sql: identifier(unnest.alias), unnest };
  return axisOf(
    { ...named(coded), kind: "multiple" },
    categories(coded, role),
    column,
    margin(role, ticks, null),
    addedMissing(coded, role),
  );
}

/** A battery becomes one row an item; items have no margin, because each response is there once for every item. */
function gridAxes(coded: Coded, items: readonly { code: string; label: string }[], role: Role): Axis[] {
  const rows = items.map(
    ({ code }) => `{'item': ${literal(code)}, 'answer': ${identifier(itemColumn(coded.name, code))}}`,
  );
  const unnest: Unnest = { alias: `${coded.name}_row`, list: `[${rows.join(", ")}]` };
  const row = identifier(unnest.alias);
  const itemsAxis = axisOf(
    { ...named(coded), kind: "item" },
    items.map(plain),
    { sql: `${row}.item`, unnest },
    null,
  );
  const answer = `${row}.answer`;
  const answers = { name: `${coded.name}_answer`, label: "Answer", kind: "code" } as const;
  const column = { sql: withMissing(coded, role, answer), unnest };
  return [
    itemsAxis,
    axisOf(answers, categories(coded, role), column, margin(role, answer, unnest), addedMissing(coded, role)),
  ];
}

function margin(role: Role, answer: string, unnest: Unnest | null) {
  if (role === "bare") return null;
  return role === "of" ? thoseWith(answer, unnest) : everybody;
}

function withMissing(coded: Coded, role: Role, answer: string): string {
  return role === "by" && !coded.required ? `coalesce(${answer}, ${literal(coded.missing.code)})` : answer;
}

function categories(coded: Coded, role: Role): DimensionCode[] {
  const listed = coded.codes.map(plain);
  return addedMissing(coded, role) === null ? listed : [...listed, plain(coded.missing)];
}

/** The code of those who did not answer, where the breakdown shows them and the code list does not. */
function addedMissing({ codes, missing, required }: Coded, role: Role): string | null {
  return role === "by" && !required && !codes.some(({ code }) => code === missing.code) ? missing.code : null;
}

function named({ name, label }: Coded) {
  return { name, label };
}

/** A code that is not a place. */
export function plain({ code, label }: { code: string; label: string }): DimensionCode {
  return { code, label, level: null, parent: null, oldCode: null };
}
