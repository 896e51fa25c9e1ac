import type { DuckDBConnection } from "@duckdb/node-api";
import { type Collection, isThemes } from "./collection.ts";
import { identifier, literal } from "./database.ts";
import type { Definition } from "./definitions/definition.ts";
import type { QuotationsSpec } from "./definitions/quotations.ts";
import { type ApprovedQuotations, approve, sha256Of } from "./protect/approved-text.ts";
import { quietRows } from "./quiet-sql.ts";
import { type Problem, UserError } from "./user-error.ts";

type Quotation = QuotationsSpec["quotations"][number];

/**
 * The texts of a signed list as texts that may be published; null where there is no list. Throws a UserError with the
 * line of every one that no used response holds, whose response has not the theme, or whose theme fewer than
 * `threshold` have: a theme with few says too much of who wrote it. The words quoted are in no message.
 */
export async function approvedQuotations(
  db: DuckDBConnection,
  collection: Collection,
  list: Definition<QuotationsSpec> | null,
  threshold: number,
): Promise<ApprovedQuotations | null> {
  if (list === null) return null;
  const problems: Problem[] = [];
  for (const [index, quotation] of list.spec.quotations.entries()) {
    const mistake = await mistakeIn(db, collection, quotation, threshold);
    if (mistake !== null) problems.push({ where: list.at(["quotations", index]), ...mistake });
  }
  if (problems.length > 0) throw new UserError(problems);
  const quotations = list.spec.quotations.map(({ variable, theme, text }, index) => {
    const where = list.at(["quotations", index]);
    return { variable, theme, text: approve(text, sha256Of(text), where) };
  });
  return { signedBy: list.spec.signed_by, signedOn: list.spec.signed_on, quotations };
}

async function mistakeIn(
  db: DuckDBConnection,
  collection: Collection,
  { variable, theme, text }: Quotation,
  threshold: number,
): Promise<Omit<Problem, "where"> | null> {
  const themes = collection.variables.filter(isThemes).find(({ name }) => name === variable);
  if (themes === undefined)
    throw new Error(`quotations were not checked: "${variable}" is no themes variable`);
  const holds = `contains(${evenSql(identifier(themes.layout.of))}, ${evenSql(literal(text))})`;
  const has = `list_contains(${identifier(variable)}, ${literal(theme)})`;
  const counts = [holds, `${holds} AND ${has}`, has].map((condition) => `count_if(${condition})`);
  const sql = `SELECT ${counts.join(", ")} FROM responses`;
  const [[found, themed, all] = []] = await quietRows(db, "look for a quotation", sql);
  if (Number(found) === 0) {
    const todo = "quote word for word what was written under this question, or leave it out";
    return { what: "no used response holds this quotation", todo };
  }
  if (Number(themed) === 0)
    return {
      what: "the response quoted does not have this theme",
      todo: "quote it under a theme that it has",
    };
  if (Number(all) >= threshold) return null;
  return { what: "too few responses have this theme to quote one", todo: "leave the quotation out" };
}

/** A text with composed letters and one space for each run of blanks, so that line ends do not matter. */
function evenSql(sql: string): string {
  return `trim(regexp_replace(nfc_normalize(${sql}), '\\s+', ' ', 'g'))`;
}

/** An example as short as this may stand in a response by chance. */
const SHORT = 15;

/**
 * Throws a UserError with every example of a code frame that stands in a response: examples are published, and only what
 * a person signed may be a respondent's.
 */
export async function refuseBorrowedExamples(db: DuckDBConnection, collection: Collection): Promise<void> {
  const problems: Problem[] = [];
  for (const { layout } of collection.variables.filter(isThemes)) {
    for (const { label, examples, counterExamples } of layout.frame.themes) {
      const long = [...examples, ...counterExamples].filter(({ length }) => length > SHORT);
      if (!(await anyStandsIn(db, layout.of, long))) continue;
      problems.push({
        where: `methodology/${collection.name}/code-frames/${layout.frame.name}.yaml`,
        what: `an example of the theme "${label}" stands in a response`,
        todo: "make one up: examples are published",
      });
    }
  }
  if (problems.length > 0) throw new UserError(problems);
}

async function anyStandsIn(
  db: DuckDBConnection,
  text: string,
  examples: readonly string[],
): Promise<boolean> {
  if (examples.length === 0) return false;
  const written = `lower(${evenSql(identifier(text))})`;
  const any = examples.map((example) => `contains(${written}, lower(${evenSql(literal(example))}))`);
  const sql = `SELECT count_if(${any.join(" OR ")}) FROM responses`;
  const [[found] = []] = await quietRows(db, "look for examples in the responses", sql);
  return Number(found) > 0;
}
