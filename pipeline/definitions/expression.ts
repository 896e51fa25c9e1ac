import type { DuckDBConnection } from "@duckdb/node-api";
import { literal } from "../database.ts";
import { didYouMean } from "../nearest-name.ts";
import { WORKING_DAYS } from "../working-days.ts";
import { isMapping } from "./mapping.ts";
import type { Mistake } from "./names.ts";

/** What may stand in a row-wise expression: it sees one row, and nothing but the row. */
const classes = [
  "COLUMN_REF",
  "CONSTANT",
  "COMPARISON",
  "CONJUNCTION",
  "BETWEEN",
  "CASE",
  "CAST",
  "OPERATOR",
  "FUNCTION",
];

const operators = [
  ...["OPERATOR_NOT", "OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL", "OPERATOR_COALESCE"],
  ...["COMPARE_IN", "COMPARE_NOT_IN", "OPERATOR_CAST"],
];

const signs = ["+", "-", "*", "/", "//", "%", "||", "~~", "!~~", "~~*", "!~~*"];

/** Functions of one row whose result depends on nothing else: no clock, chance, file, setting or other row. */
const functions = [
  ...["lower", "upper", "trim", "ltrim", "rtrim", "length", "len", "replace", "substring", "left", "right"],
  ...["starts_with", "ends_with", "contains", "concat", "regexp_matches", "regexp_full_match", "nullif"],
  ...["list_contains", "list_has_any", "list_has_all", "list_value"],
  ...["year", "month", "day", "date_part", "date_diff", "datediff", WORKING_DAYS],
  ...["abs", "round", "floor", "ceil", "sign", "greatest", "least"],
];

const names: Readonly<Record<string, string>> = {
  SUBQUERY: "a subquery",
  WINDOW: "a window function",
  STAR: "*",
  LAMBDA: "a lambda",
  PARAMETER: "a parameter",
  POSITIONAL_REFERENCE: "a column by its position",
  COLLATE: "a collation",
};

type Node = Readonly<Record<string, unknown>>;

/** The columns that an expression may use, and those that are derived only after it. */
export type Scope = { columns: readonly string[]; later: readonly string[]; period: string };

/** The expression as DuckDB parses it, or what keeps it from being a single expression. */
export async function parseExpression(db: DuckDBConnection, sql: string): Promise<{ tree: Node } | Mistake> {
  // In brackets too: what parses only without them would change the query around it (FROM, a comment, a semicolon).
  const [bare, bracketed] = [await parsed(db, `SELECT ${sql}`), await parsed(db, `SELECT (${sql})`)];
  if (bare === null || bracketed === null) {
    return {
      what: "is not one SQL expression",
      todo: "write what could stand after SELECT, without FROM, comment or semicolon",
    };
  }
  return { tree: bare };
}

async function parsed(db: DuckDBConnection, query: string): Promise<Node | null> {
  const reader = await db.runAndReadAll(`SELECT json_serialize_sql(${literal(query)})`);
  const answer: unknown = JSON.parse(String(reader.getRows()[0]?.[0]));
  if (!isMapping(answer) || answer["error"] === true) return null;
  const statements = answer["statements"];
  const statement: unknown = Array.isArray(statements) && statements.length === 1 ? statements[0] : null;
  const node = isMapping(statement) ? statement["node"] : null;
  if (!isMapping(node) || !isPlainSelect(node)) return null;
  const list = node["select_list"];
  const only: unknown = Array.isArray(list) && list.length === 1 ? list[0] : null;
  return isMapping(only) && !only["alias"] ? only : null;
}

function isPlainSelect(node: Node): boolean {
  const from = node["from_table"];
  const modifiers = node["modifiers"];
  const plainFrom = isMapping(from) && from["type"] === "EMPTY";
  const empty = ["where_clause", "having", "qualify", "sample"].every((part) => node[part] === null);
  return (
    node["type"] === "SELECT_NODE" && plainFrom && empty && Array.isArray(modifiers) && modifiers.length === 0
  );
}

/** Every expression in the tree, the tree itself first. */
export function expressionsIn(tree: unknown): Node[] {
  if (Array.isArray(tree)) return tree.flatMap(expressionsIn);
  if (!isMapping(tree)) return [];
  const inner = Object.values(tree).flatMap(expressionsIn);
  return typeof tree["class"] === "string" ? [tree, ...inner] : inner;
}

/** What in an expression is not row-wise, and columns that are out of its scope. */
export function expressionMistakes(tree: Node, scope: Scope): Mistake[] {
  const found = expressionsIn(tree).flatMap((node) => nodeMistake(node, scope) ?? []);
  return [...new Map(found.map((one) => [one.what, one])).values()];
}

function nodeMistake(node: Node, scope: Scope): Mistake | null {
  const kind = String(node["class"]);
  if (!classes.includes(kind))
    return { what: `uses ${names[kind] ?? kind.toLowerCase()}`, todo: "use the row's own columns only" };
  if (kind === "COLUMN_REF") return columnMistake(node["column_names"], scope);
  if (kind === "FUNCTION") return functionMistake(node);
  if (kind === "CAST") return castMistake(node);
  if (kind === "OPERATOR" && !operators.includes(String(node["type"]))) {
    return {
      what: `uses the operator ${String(node["type"]).toLowerCase()}`,
      todo: "use comparisons, CASE and arithmetic",
    };
  }
  return null;
}

function columnMistake(path: unknown, { columns, later, period }: Scope): Mistake | null {
  const name = Array.isArray(path) ? path.map(String).join(".") : "";
  if (columns.includes(name)) return null;
  if (later.includes(name)) {
    return { what: `uses "${name}", which is derived later`, todo: "use the variables that it is made of" };
  }
  const what = `uses "${name}", which is not in the collection in ${period}`;
  return { what, todo: didYouMean(name, columns) };
}

function functionMistake(node: Node): Mistake | null {
  const name = String(node["function_name"]);
  const known = node["is_operator"] === true ? [...signs, ...functions] : functions;
  const plain =
    ["", "main"].includes(String(node["schema"])) && node["catalog"] === "" && node["filter"] === null;
  if (known.includes(name) && plain) return null;
  return { what: `uses the function "${name}", which is not allowed`, todo: didYouMean(name, functions) };
}

/** A cast that fails stops the build with the value that did not fit in its message; TRY_CAST gives NULL. */
function castMistake(node: Node): Mistake | null {
  const [child, type] = [node["child"], node["cast_type"]];
  const safe =
    (isMapping(child) && child["class"] === "CONSTANT") || (isMapping(type) && type["id"] === "VARCHAR");
  if (safe || node["try_cast"] === true) return null;
  return {
    what: "uses CAST (or ::) on a column",
    todo: "use TRY_CAST, so that a value that does not fit counts as missing",
  };
}
