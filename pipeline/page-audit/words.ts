/** A number between the words next to it, as a text of the definitions has it. */
export type Context = { before: string; number: string; after: string };

/** The numbers that definitions hold, each with its neighbours. */
export type Words = ReadonlyMap<string, readonly Context[]>;

/** Figures and their markup in texts that publish wrote: they are checked as cells, not as words. */
const figures = /<data\b[^>]*>[\s\S]*?<\/data>/g;

/** Every text in a JSON value, without its figures. */
export function definitionWords(value: unknown): string[] {
  if (typeof value === "string") return [value.replace(figures, " ")];
  if (Array.isArray(value)) return value.flatMap(definitionWords);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(definitionWords) : [];
}

/** An index of the numbers in texts. */
export function wordsOf(texts: readonly string[]): Words {
  const index = new Map<string, Context[]>();
  for (const context of texts.flatMap(contextsIn)) {
    const known = index.get(context.number);
    if (known === undefined) index.set(context.number, [context]);
    else known.push(context);
  }
  return index;
}

/** Also a number in other digits than ours, such as a fraction in one character. */
const token = /(?<![\p{L}_\d])(?:\d[\d,]*(?:\.\d+)?%?|(?!\d)\p{N}+)/gu;

/** The numbers of a text with the words before and after each; "" at the text's ends. */
export function contextsIn(text: string): Context[] {
  return [...text.matchAll(token)].map((match) => {
    const [found] = match;
    const number = found.replace(/,$/, "");
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + found.length)];
    return {
      before: /([\p{L}\d]+)[^\p{L}\d]*$/u.exec(before)?.[1] ?? "",
      number,
      after: /[\p{L}\d]+/u.exec(after)?.[0] ?? "",
    };
  });
}
