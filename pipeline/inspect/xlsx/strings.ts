import type { Budget } from "../budget.ts";
import type { CellStyle } from "../workbook.ts";
import { type Attributes, longer, type XmlHandlers } from "../xml.ts";
import { type Font, plainFont, setFont } from "./styles.ts";

/** A text with what its runs add to the cell's style: a run in italics makes the cell's text italic. */
export type RichText = { text: string; runs: readonly Font[] };

/** Gathers a text of `si` or `is`: runs joined, phonetic hints left out. */
export class RichTextReader {
  #text = "";
  #runs: Font[] = [];
  #run: Font | null = null;
  #inside = false;
  #phonetic = false;

  clear(): void {
    this.#text = "";
    this.#runs = [];
  }

  open(name: string, a: Attributes): void {
    if (name === "rPh") this.#phonetic = true;
    if (name === "t" || name === "v") this.#inside = !this.#phonetic;
    if (name === "rPr") this.#run = { ...plainFont };
    else if (this.#run !== null) setFont(this.#run, name, a, []);
  }

  text(piece: string): void {
    if (this.#inside) this.#text = longer(this.#text, piece);
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic = false;
    if (name === "t" || name === "v") this.#inside = false;
    if (name !== "rPr" || this.#run === null) return;
    this.#runs.push(this.#run);
    this.#run = null;
  }

  get value(): RichText {
    return { text: this.#text, runs: this.#runs };
  }
}

/** The workbook's shared texts, in order. */
export class StringsReader implements XmlHandlers {
  readonly strings: RichText[] = [];
  readonly #reader = new RichTextReader();
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  open(name: string, a: Attributes): void {
    if (name === "si") this.#reader.clear();
    this.#reader.open(name, a);
  }

  text(piece: string): void {
    this.#reader.text(piece);
  }

  close(name: string): void {
    this.#reader.close(name);
    if (name !== "si") return;
    this.#budget.spend();
    const { text, runs } = this.#reader.value;
    this.strings.push({ text: this.#budget.keep(text), runs });
  }
}

/** The style of a cell whose text has runs that are drawn otherwise. */
export function withRuns(style: CellStyle, runs: readonly Font[]): CellStyle {
  const some = (what: (run: Font) => boolean) => runs.some(what);
  const sizes = [style.size, ...runs.map(({ size }) => size)].filter((size) => size !== null);
  return {
    ...style,
    size: sizes.length === 0 ? null : Math.min(...sizes),
    italic: style.italic || some(({ italic }) => italic),
    underline: style.underline || some(({ underline }) => underline),
    superscript: style.superscript || some(({ superscript }) => superscript),
  };
}
