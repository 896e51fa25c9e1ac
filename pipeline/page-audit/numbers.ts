import { type Context, contextsIn, type Words } from "./words.ts";

const month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

/**
 * Numbers that are no results by their form: dates, years (a count of that size has a comma), times of day, the
 * sizes of files and of pictures (see pictures.ts) and the pages of a long table.
 */
const forms = [
  new RegExp(`\\b\\d{1,2} ${month}(?: \\d{4})?\\b`, "g"),
  /\b(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?|[/–]\d{2})?\b(?![,.]\d|%)/g,
  /\b\d{1,2}\.\d{2}(?:am|pm)\b/g,
  /\b\d[\d,.]* (?:bytes|KB|MB|GB)\b/g,
  /\b\d[\d,]* × \d[\d,]* pixels\b/g,
  /\bpage \d+ of \d+\b/gi,
];

/** The numbers of the texts that neither their form nor a definition accounts for. */
export function numbersIn(texts: readonly string[], words: Words): string[] {
  return texts.flatMap((text) => {
    const rest = forms.reduce((left, form) => left.replace(form, " "), text);
    return contextsIn(rest)
      .filter((context) => !isWords(context, words))
      .map(({ number }) => number);
  });
}

/** A definition has the number between the same words. The end of a text fits any word, but not at both sides. */
function isWords(context: Context, words: Words): boolean {
  return (words.get(context.number) ?? []).some((known) => {
    const sides = [fit(context.before, known.before), fit(context.after, known.after)];
    return sides.includes("same") && !sides.includes("different");
  });
}

function fit(page: string, definition: string): "same" | "open" | "different" {
  if (page === "" || definition === "") return "open";
  return page === definition ? "same" : "different";
}
