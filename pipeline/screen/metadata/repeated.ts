/** The texts that stand more than once, each once, in the order of their second place. */
export function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, n) => texts.indexOf(text) < n))];
}
