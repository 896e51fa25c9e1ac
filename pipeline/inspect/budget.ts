import { refuse } from "../user-error.ts";

/** A large workbook of statistics (22,000 schools by 60 columns) holds 1.3 million cells. */
const mostCells = 2_000_000;
const mostText = 256 * 1024 ** 2;
/** Shorter texts are cheaper to hold twice than to look up. */
const short = 13;

/** What may be kept of one workbook, so that a small file cannot fill the memory. Throws a UserError beyond it. */
export class Budget {
  #things = 0;
  #text = 0;
  readonly #where: string;
  readonly #texts = new Map<string, string>();

  constructor(where: string) {
    this.#where = where;
  }

  /** Keeps so many cells, ranges or styles more. */
  spend(things = 1): void {
    this.#things += things;
    if (this.#things > mostCells) this.#refuse();
  }

  /** The text; a longer one is kept once, however often it is written. */
  keep(text: string): string {
    const kept = text.length < short ? undefined : this.#texts.get(text);
    if (kept !== undefined) return kept;
    this.#text += text.length;
    if (this.#text > mostText) this.#refuse();
    if (text.length < short) return text;
    // A slice of the parser's text would hold the whole of it in memory; a copy does not.
    const copy = Buffer.from(text, "utf8").toString("utf8");
    this.#texts.set(copy, copy);
    return copy;
  }

  #refuse(): never {
    refuse(this.#where, "holds more than a workbook for readers can", "publish tables of that size as CSV");
  }
}
