/** Numbers the notes of a workbook in the order in which they are first asked for: the same text has one number. */
export class NoteNumbers {
  readonly #numbers = new Map<string, number>();

  /** The marker of a note, "[note 3]". */
  marker(text: string): string {
    const known = this.#numbers.get(text);
    const number = known ?? this.#numbers.size + 1;
    if (known === undefined) this.#numbers.set(text, number);
    return `[note ${number}]`;
  }

  /** A title or a header with the markers of its notes. */
  mark(words: string, notes: readonly string[]): string {
    return [words, ...notes.map((note) => this.marker(note))].join(" ");
  }

  /** The notes in their order; the first is number 1. */
  get texts(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}
