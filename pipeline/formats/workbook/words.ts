import type { Symbol as Shorthand } from "../../package.ts";

/** What each shorthand means ("Using symbols and shorthand in tables", Analysis Function), in the order of the list. */
export const meanings: Readonly<Record<Shorthand, string>> = {
  c: "Confidential: the figure is withheld, because it could give away something about a person.",
  low: "Low: the figure rounds to zero, and is not zero.",
  u: "Unreliable: the figure is too uncertain to use.",
  x: "Not available, for another reason than confidentiality.",
  z: "Not applicable.",
};

/** The order in which shorthand is listed. */
export const shorthandOrder: readonly Shorthand[] = ["c", "low", "u", "x", "z"];

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** A date as people read it, "14 October 2015"; another text, such as "spring 2026", stays as it is. */
export function dateInWords(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return date;
  const [, year, month, day] = match;
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** A text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence with a full stop at its end. */
export function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** A text on one line, as headers and titles must be. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
