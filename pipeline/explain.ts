import { identifier, literal } from "./database.ts";
import { didYouMean } from "./nearest-name.ts";
import { type Dimension, type Provenance, type TableShape, TOTAL } from "./table.ts";
import { type Problem, UserError } from "./user-error.ts";

/**
 * What a statistician sees of one figure: its table, its cell in words, the SQL that selects precisely that cell, its
 * base and weight, and the rules of its protection. It holds definitions only, never a figure or a response.
 * `key` gives dimension=code; dimensions left out are at their total. Throws a UserError with every unknown dimension
 * or code.
 */
export function explainFigure(
  table: TableShape,
  provenance: Provenance,
  protectionSentences: readonly string[],
  key: Readonly<Record<string, string>>,
): string {
  const problems = keyProblems(table, key);
  if (problems.length > 0) throw new UserError(problems);
  return [
    `${table.name}: ${table.title}`,
    section(
      "Cell",
      table.dimensions.map((dimension) => cellLine(dimension, codeOf(dimension, key))),
    ),
    section("Who is counted", [table.universe]),
    section(
      "Measures",
      table.measures.map(({ column, label, unit }) => `${column}: ${label}${unit === "" ? "" : `, ${unit}`}`),
    ),
    section("Base", [provenance.base]),
    section("Weight", [provenance.weight]),
    section("SQL on the private side", cellSql(table, provenance.sql, key).split("\n")),
    section("Rules of protection", protectionSentences),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

/** A query for the row of one cell, around the query for all. */
export function cellSql(table: TableShape, sql: string, key: Readonly<Record<string, string>>): string {
  const conditions = table.dimensions.map(
    (dimension) => `${identifier(dimension.name)} = ${literal(codeOf(dimension, key))}`,
  );
  const where = conditions.length === 0 ? "" : `\nWHERE ${conditions.join("\n  AND ")}`;
  return `SELECT *\nFROM (\n${sql.replace(/^/gm, "  ")}\n)${where}`;
}

function keyProblems(table: TableShape, key: Readonly<Record<string, string>>): Problem[] {
  const where = `explain: table "${table.name}"`;
  const unknown = Object.keys(key)
    .filter((name) => !table.dimensions.some((dimension) => dimension.name === name))
    .map((name) => ({
      where,
      what: `has no dimension "${name}"`,
      todo: didYouMean(name, dimensionNames(table)),
    }));
  return [
    ...unknown,
    ...table.dimensions.flatMap((dimension) => codeProblems(where, dimension, codeOf(dimension, key))),
  ];
}

function codeProblems(where: string, dimension: Dimension, code: string): Problem[] {
  const codes = [...(dimension.hasTotal ? [TOTAL] : []), ...dimension.codes.map((one) => one.code)];
  if (codes.includes(code)) return [];
  if (code === TOTAL) {
    const todo = `add ${dimension.name}=CODE; ${didYouMean(code, codes)}`;
    return [{ where, what: `has no total over "${dimension.name}"`, todo }];
  }
  return [{ where, what: `has no code "${code}" in "${dimension.name}"`, todo: didYouMean(code, codes) }];
}

function dimensionNames({ dimensions }: TableShape): string[] {
  return dimensions.map(({ name }) => name);
}

function codeOf({ name }: Dimension, key: Readonly<Record<string, string>>): string {
  return key[name] ?? TOTAL;
}

function cellLine(dimension: Dimension, code: string): string {
  const label = dimension.codes.find((one) => one.code === code)?.label ?? TOTAL;
  return `${dimension.label} (${dimension.name}): ${label}${label === code ? "" : ` (${code})`}`;
}

function section(heading: string, lines: readonly string[]): string {
  return [heading, ...(lines.length === 0 ? ["none"] : lines).map((line) => `  ${line}`)].join("\n");
}
