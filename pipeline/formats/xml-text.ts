/** Characters that XML 1.0 cannot hold at all (section 2.2), lone surrogates among them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text between tags or in an attribute; what XML cannot hold is replaced by U+FFFD. */
export function escaped(text: string): string {
  if (!/[^ !#-%'-;=?-\uD7FF]/.test(text)) return text;
  return text
    .replace(impossible, "\uFFFD")
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The first line of every XML part. */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Attributes with their texts escaped, each after a space. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}
