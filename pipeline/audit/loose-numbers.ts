const month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const day = "\\d{1,2}(?:st|nd|rd|th)?";

/** Where digits may stand in prose although no cell is behind them. */
const allowedPlaces: readonly RegExp[] = [
  /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm,
  /`[^`\n]*`/g,
  /^ {0,3}#{1,6} [^\n]*$/gm,
  /\]\([^()\n]*\)|^ {0,3}\[[^\]\n]*\]:[^\n]*$/gm,
  /<(?:https?:|mailto:)[^>\s]*>|https?:\/\/[^\s)>]+|[\w.+-]+@[\w.-]+/g,
  /^\s*\d{1,2}[.)](?= )/gm,
  /&#\d+;/g,
  /\d{4}-\d{2}-\d{2}/g,
  new RegExp(`${day}(?: (?:to|and) ${day})? ${month}(?: \\d{4})?|${month} \\d{1,2}(?!\\d)`, "g"),
  /(?<![\d.,£$€])\b(?:19|20)\d{2}(?:[/–-]\d{2}(?!\d)|s\b|(?![\d.,]*\d|%))/g,
  /\b\d{1,2}(?:[.:]\d{2})? ?[ap]m\b/g,
];

/** Digit sequences of a text that stand in no allowed place and in none of the allowed phrases. */
export function looseNumbers(text: string, phrases: readonly string[]): string[] {
  const withDigits = phrases.filter((phrase) => /\d/.test(phrase)).sort((a, b) => b.length - a.length);
  const words = text.replace(/[^\S\n]+/g, " ");
  const withoutPhrases = withDigits.reduce((rest, phrase) => rest.replace(phrasePattern(phrase), " "), words);
  const rest = allowedPlaces.reduce((left, place) => left.replace(place, " "), withoutPhrases);
  return rest.match(/\d[\d,.]*\d|\d/g) ?? [];
}

/** The phrase as a whole, though it may run over the end of a line. */
function phrasePattern(phrase: string): RegExp {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`(?<![\\w.,])${escaped}(?!\\w)`, "g");
}
