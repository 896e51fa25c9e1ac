import { escaped } from "../xml-text.ts";

/**
 * A text of a cell. SpreadsheetML reads _x000D_ and the like as a character's number (ECMA-376 part 1, 22.9.2.19), so
 * that a text which happens to look so has its first line written as one.
 */
export function cellText(text: string): string {
  return escaped(text.replace(/\r\n|\r/g, "\n").replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
}

/** The texts of a workbook, each written once: cells hold their numbers. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  /** The number of a text. */
  of(text: string): number {
    this.#uses++;
    const known = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, known);
    return known;
  }

  /** The items of `sharedStrings.xml` with their counts, after every sheet is written. */
  *xml(root: (counts: { count: number; uniqueCount: number }) => string): Generator<string> {
    yield root({ count: this.#uses, uniqueCount: this.#numbers.size });
    for (const text of this.#numbers.keys()) yield `<si><t xml:space="preserve">${cellText(text)}</t></si>`;
    yield "</sst>";
  }
}
