import type { Budget } from "../budget.ts";
import type { CellStyle } from "../workbook.ts";
import { type Attributes, longer, type XmlHandlers } from "../xml.ts";
import { type Font, plainFont, setFont } from "./styles.ts";

/** A text, and how its runs are drawn taken together: a run in italics makes the whole italic. Null without runs. */
export type RichText = { text: string; drawn: Font | null };

/** Gathers a text of `si` or `is`: runs joined, phonetic hints left out. */
export class RichTextReader {
  #text = "";
  #drawn: Font | null = null;
  #run: Font | null = null;
  #inside = false;
  #phonetic = false;

  clear(): void {
    this.#text = "";
    this.#drawn = null;
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
    this.#drawn = together(this.#drawn ?? this.#run, this.#run);
    this.#run = null;
  }

  get value(): RichText {
    return { text: this.#text, drawn: this.#drawn };
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
    const { text, drawn } = this.#reader.value;
    this.strings.push({ text: this.#budget.keep(text), drawn });
  }
}

/** The style of a cell whose text has runs that are drawn otherwise. */
export function withRuns(style: CellStyle, drawn: Font): CellStyle {
  const { size, italic, underline, superscript } = together(style, drawn);
  return { ...style, size, italic, underline, superscript };
}

/** What is said of either is said of both; the smaller size counts. */
function together(one: Font, other: Font): Font {
  return {
    ...one,
    size:
      one.size === null || other.size === null ? (one.size ?? other.size) : Math.min(one.size, other.size),
    italic: one.italic || other.italic,
    underline: one.underline || other.underline,
    superscript: one.superscript || other.superscript,
  };
}
