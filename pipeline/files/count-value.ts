import { low, shown, suppressed } from "../system/system.ts";

/** States of a cell in a published file, beyond those that a method makes: not available, unreliable, not applicable. */
export const notAvailable = 3;
export const unreliable = 4;
export const notApplicable = 5;

/** A count as it stands in a file; `value` means nothing where `state` is not `shown`. */
export type CountValue = { value: number; state: number };

/** The largest count that a cell or a total can hold: counts are kept in 32 bits. */
export const MOST = 2 ** 31 - 2;

const symbols: ReadonlyMap<string, number> = new Map([
  ["c", suppressed],
  ["low", low],
  ["x", notAvailable],
  ["u", unreliable],
  ["z", notApplicable],
]);

/** What a state shows in a file: the symbols of the Department for Education's open data standard. */
export function symbolOf(state: number): string {
  for (const [symbol, known] of symbols) if (known === state) return symbol;
  return "";
}

/** A true count; or, in words, why the text is none. The text itself is never told. */
export function readTrueCount(text: string): CountValue | string {
  if (/^\d+$/.test(text)) {
    const value = Number(text);
    return value <= MOST ? { value, state: shown } : "the count is above 2,147,483,646";
  }
  if (text.trim() === "") return "the count is blank";
  if (/^\s*-\s*\d/.test(text)) return "the count is negative";
  if (/^\s*\+?\d+([.,]\d*|[eE].*)\s*$/.test(text)) return "the count is not a whole number";
  return symbols.has(text) ? "the count is a symbol" : "the count is an unknown symbol";
}

/** A published count or symbol; or, in words, why the text is none. */
export function readPublishedCount(text: string): CountValue | string {
  const state = symbols.get(text);
  return state === undefined ? readTrueCount(text) : { value: 0, state };
}
