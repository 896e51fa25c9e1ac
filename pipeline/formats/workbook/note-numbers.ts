/** Numbers the notes of a workbook in the order in which they are first asked for: the same text has one number. */
export class NoteNumbers {
  readonly #numbers = new Map<string, number>();

  /** A title or a header with the markers of its notes, the lowest number first. */
  mark(words: string, notes: readonly string[]): string {
    const numbers = [...new Set(notes.map((note) => this.#number(note)))].sort((a, b) => a - b);
    return [words, ...numbers.map((number) => `[note ${number}]`)].join(" ");
  }

  #number(text: string): number {
    const known = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, known);
    return known;
  }

  /** The notes in their order; the first is number 1. */
  get texts(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}
