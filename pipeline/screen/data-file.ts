import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../database.ts";
import { MOST_SHOWN, type Spot } from "./result.ts";

/** Rows of a query, each cell as text; an empty cell is "". */
type Rows = readonly (readonly string[])[];

/**
 * A data file in DuckDB, every cell as the text that stands in it. Its columns are c0, c1, …, because DuckDB takes
 * `Sex` and `sex` for one name.
 */
export class DataFile {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly #db: DuckDBConnection;
  readonly #at: ReadonlyMap<string, string>;

  constructor(db: DuckDBConnection, columns: readonly string[], rows: number) {
    this.#db = db;
    this.columns = columns;
    this.rows = rows;
    this.#at = new Map(columns.map((name, n) => [name, `c${n}`]));
  }

  has(column: string): boolean {
    return this.#at.has(column);
  }

  /** The column in SQL; a column that is not in the file is empty in every row. */
  sql(column: string): string {
    const found = this.#at.get(column);
    return found === undefined ? "''" : identifier(found);
  }

  /** The names that are columns of the file, in the order given. */
  present(names: readonly string[]): string[] {
    return names.filter((name) => this.has(name));
  }

  /** What a query over the table `data` gives, as texts. */
  async ask(sql: string): Promise<Rows> {
    const answer = await this.#db.runAndReadAll(sql);
    return answer.getRows().map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  }

  /** Runs SQL that gives nothing, such as the making of a table. */
  async run(sql: string): Promise<void> {
    await this.#db.run(sql);
  }

  /** The first few different values of a column that meet a condition, in their order. */
  async some(column: string, where: (cell: string) => string): Promise<string[]> {
    const cell = this.sql(column);
    const rows = await this.ask(
      `SELECT DISTINCT ${cell} FROM data WHERE ${where(cell)} ORDER BY 1 LIMIT ${MOST_SHOWN}`,
    );
    return rows.map(([value = ""]) => value);
  }

  /** The columns that have such values, each with the first few. All columns are asked at once which have any. */
  async spots(columns: readonly string[], where: (cell: string) => string): Promise<Spot[]> {
    const asked = this.present(columns);
    if (asked.length === 0) return [];
    const any = asked.map((name) => `bool_or(${where(this.sql(name))})`).join(", ");
    const [row = []] = await this.ask(`SELECT ${any} FROM data`);
    const found: Spot[] = [];
    for (const name of asked.filter((_, n) => row[n] === "true"))
      found.push({ name, values: await this.some(name, where) });
    return found;
  }

  /** How many different values a column has; a blank is one of them. */
  async levels(column: string): Promise<number> {
    const [[count] = []] = await this.ask(`SELECT count(DISTINCT ${this.sql(column)}) FROM data`);
    return Number(count ?? 0);
  }
}
