import {
  type Code,
  type CodeList,
  type Collection,
  type DateVariable,
  itemColumn,
  type MultipleVariable,
  type NumberVariable,
  type Variable,
} from "../collection.ts";
import { identifier, literal } from "../database.ts";
import type { Reason } from "../validation.ts";
import type { NotInFile } from "./absent-columns.ts";
import { isCounted, literals, trimmed } from "./cells.ts";
import { caseLookup, type Lookups, spellings, unicodeForms } from "./spellings.ts";

/** A column of `responses`, as SQL over the cells. */
export type TypedColumn = { name: string; sql: string };

/** A row for which `when` holds (SQL over cells and typed columns) is set aside because of the source's column. */
export type Check = { reason: Reason; column: string; when: string };

export type Typed = { columns: readonly TypedColumn[]; checks: readonly Check[] };

/** What the typing of a variable needs to know. */
export type Typing = {
  collection: Collection;
  cell: (column: string) => string;
  lookups: Lookups;
  notInFile: NotInFile;
};

/** A variable's columns of `responses` and what they demand of a row. Answers outside `asked_of` are kept. */
export async function typedColumns(variable: Variable, typing: Typing): Promise<Typed> {
  const { cell, collection } = typing;
  switch (variable.type) {
    case "code":
      return coded(variable.name, variable.column, variable, typing);
    case "grid": {
      const items = variable.items.map(({ code, column }) =>
        coded(itemColumn(variable.name, code), column, { ...variable, required: false }, typing),
      );
      return joined(await Promise.all(items));
    }
    case "multiple":
      return multiple(variable, typing);
    case "number":
      return number(variable, cell(variable.column), collection);
    case "date":
      return date(variable, cell(variable.column));
    case "text": {
      const sql = cell(variable.column);
      return { columns: [{ name: variable.name, sql }], checks: required(variable, `${sql} IS NULL`) };
    }
  }
}

/** Several variables' columns and checks, in order. */
export function joined(parts: readonly Typed[]): Typed {
  return { columns: parts.flatMap(({ columns }) => columns), checks: parts.flatMap(({ checks }) => checks) };
}

type Codable = { list: CodeList; unknown: "set_aside" | "missing"; required: boolean };

async function coded(name: string, column: string, variable: Codable, typing: Typing): Promise<Typed> {
  const cell = typing.cell(column);
  const lookup = await typing.lookups.of(spellings(variable.list, isCounted(typing.collection)));
  const unknown = `${cell} IS NOT NULL AND ${identifier(name)} IS NULL`;
  const setAside = variable.unknown === "set_aside";
  return {
    columns: [{ name, sql: lookup(cell) }],
    checks: [
      ...required({ ...variable, column }, `${setAside ? cell : identifier(name)} IS NULL`),
      ...(setAside ? [{ reason: "unknown code", column, when: unknown } as const] : []),
    ],
  };
}

function required(variable: { required: boolean; column: string }, when: string): Check[] {
  return variable.required ? [{ reason: "missing required", column: variable.column, when }] : [];
}

function multiple(variable: MultipleVariable, typing: Typing): Typed {
  const { layout } = variable;
  // Themes come from a text that is typed first: see themes.ts.
  if (layout.kind === "themes") return { columns: [], checks: [] };
  return layout.kind === "columns"
    ? tickedColumns(variable, layout, typing)
    : delimitedColumn(variable, layout, typing.cell(layout.column));
}

type Layout<K> = Extract<MultipleVariable["layout"], { kind: K }>;

/**
 * NULL where no option's column holds an answer, or the file has none of the columns; `[]` where the options were
 * shown and none was ticked.
 */
function tickedColumns(variable: MultipleVariable, layout: Layout<"columns">, typing: Typing): Typed {
  const { cell } = typing;
  const options = variable.list.codes.flatMap((code) => {
    const column = layout.columns[code.code];
    return column === undefined ? [] : [{ code, column, ticked: ticked(code, column, cell(column), layout) }];
  });
  const codes = options.map(({ code, ticked: tick }) => `CASE WHEN ${tick} THEN ${literal(code.code)} END`);
  const answered = options.map(({ ticked: tick }) => tick).join(", ");
  const list = `list_filter([${codes.join(", ")}], lambda x: x IS NOT NULL)`;
  const notAsked = typing.notInFile(options.map(({ column }) => cell(column)));
  const asked = notAsked === null ? "" : ` AND NOT (${notAsked})`;
  const checks = options.map(({ column, ticked: tick }): Check => {
    return { reason: "unknown code", column, when: `${cell(column)} IS NOT NULL AND ${tick} IS NULL` };
  });
  return {
    columns: [
      { name: variable.name, sql: `CASE WHEN coalesce(${answered}) IS NOT NULL${asked} THEN ${list} END` },
    ],
    checks: variable.unknown === "set_aside" ? checks : [],
  };
}

const yes = ["1", "Yes", "yes", "TRUE", "True", "true", "Selected", "X", "x"];

/** True or false, or NULL where the cell is empty or means neither. `*` among a code's spellings is any text at all. */
function ticked(code: Code, column: string, cell: string, { notSelected }: Layout<"columns">): string {
  const option = column.split(" / ").at(-1) ?? column;
  const signs = [code.code, code.label, ...code.source, column, option, ...yes].flatMap((sign) => [
    ...unicodeForms(sign.trim()),
  ]);
  const isTrue = code.source.includes("*")
    ? `${cell} IS NOT NULL`
    : `${cell} IN (${literals(new Set(signs))})`;
  const no = notSelected.map((sign) => sign.trim());
  const isFalse =
    no.length === 0 ? "FALSE" : `${no.includes("") ? `${cell} IS NULL OR ` : ""}${cell} IN (${literals(no)})`;
  return `CASE WHEN ${isFalse} THEN FALSE WHEN ${isTrue} THEN TRUE END`;
}

/** The codes stand in the list's order, whatever the order of the ticks. */
function delimitedColumn(variable: MultipleVariable, layout: Layout<"delimited">, cell: string): Typed {
  const parts = `list_transform(string_split(${cell}, ${literal(layout.delimiter)}), lambda x: ${trimmed("x")})`;
  const said = `list_filter(${parts}, lambda x: x <> '')`;
  const decoded = `list_transform(${said}, lambda x: ${caseLookup(spellings(variable.list, false))("x")})`;
  const codes = literals(variable.list.codes.map(({ code }) => code));
  const chosen = `list_filter([${codes}], lambda x: list_contains(${decoded}, x))`;
  const unknown = `len(list_filter(${decoded}, lambda x: x IS NULL)) > 0`;
  return {
    columns: [{ name: variable.name, sql: `CASE WHEN len(${chosen}) > 0 THEN ${chosen} END` }],
    checks:
      variable.unknown === "set_aside"
        ? [{ reason: "unknown code", column: layout.column, when: unknown }]
        : [],
  };
}

/**
 * A number with finer decimals than declared is set aside: rounded, it would bias every mean without a word. The
 * noise of a binary fraction is rounded away. A counted figure may stand without the number.
 */
function number(variable: NumberVariable, cell: string, collection: Collection): Typed {
  const { name, column, decimals, minimum, maximum } = variable;
  return {
    columns: [{ name, sql: decimalSql(cell, decimals) }],
    checks: [
      ...(isCounted(collection) ? [] : required(variable, `${cell} IS NULL`)),
      ...(name === collection.weight || decimals >= 9 ? [] : [tooFine(name, column, cell)]),
      ...outside(
        name,
        column,
        cell,
        [minimum, maximum].map((bound) => bound?.toFixed(9) ?? null),
      ),
    ],
  };
}

function tooFine(name: string, column: string, cell: string): Check {
  const when = `abs(${decimalSql(cell, 9)} - ${identifier(name)}) > 0.000001`;
  return { reason: "out of range", column, when };
}

/** The text as an exact decimal, or NULL where it is not a number. DuckDB alone would also take 1_000 for one. */
export function decimalSql(cell: string, decimals: number): string {
  return `CASE WHEN NOT contains(${cell}, '_') THEN TRY_CAST(${cell} AS DECIMAL(18,${decimals})) END`;
}

/**
 * The formats are tried in order, and then the ISO form that workbooks and Parquet give. A year before 1000 is a
 * two-digit year that DuckDB's %Y took as it stands, so the next format gets its turn.
 */
function date(variable: DateVariable, cell: string): Typed {
  const formats = new Set([...variable.formats, "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"]);
  const tries = [...formats].map((format) => `try_strptime(${cell}, ${literal(format)})`);
  const plausible = tries.map((sql) => `CASE WHEN year(${sql}) >= 1000 THEN ${sql} END`);
  const bounds = [variable.minimum, variable.maximum].map((day) =>
    day === null ? null : `DATE ${literal(day)}`,
  );
  return {
    columns: [{ name: variable.name, sql: `CAST(coalesce(${plausible.join(", ")}) AS DATE)` }],
    checks: [
      ...required(variable, `${cell} IS NULL`),
      ...outside(variable.name, variable.column, cell, bounds),
    ],
  };
}

function outside(name: string, column: string, cell: string, bounds: readonly (string | null)[]): Check[] {
  const [minimum = null, maximum = null] = bounds;
  const value = identifier(name);
  const when = [
    `(${cell} IS NOT NULL AND ${value} IS NULL)`,
    ...(minimum === null ? [] : [`${value} < ${minimum}`]),
    ...(maximum === null ? [] : [`${value} > ${maximum}`]),
  ];
  return [{ reason: "out of range", column, when: when.join(" OR ") }];
}
