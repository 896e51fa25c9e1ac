/** The codes of one column in all files, numbered as they come; number 0 is the margin. */
export type CodeBook = { column: string; codes: string[]; numbers: Map<string, number> };

/** Code books by the column's name. */
export type CodeBooks = Map<string, CodeBook>;

/** The book of a column, begun with the margin's code where it is new. */
export function bookOf(books: CodeBooks, column: string, total: string): CodeBook {
  const known = books.get(column);
  if (known !== undefined) return known;
  const book = { column, codes: [total], numbers: new Map([[total, 0]]) };
  books.set(column, book);
  return book;
}

/** The number of a code, which is added where it is new. */
export function numberOf(book: CodeBook, code: string): number {
  const known = book.numbers.get(code);
  if (known !== undefined) return known;
  book.numbers.set(code, book.codes.length);
  return book.codes.push(code) - 1;
}
