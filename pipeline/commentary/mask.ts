const expressions = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;
const fences = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm;
const inlineCode = /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
const headings = /^ {0,3}#{1,6} [^\n]*$/gm;
const linkTargets = /(?<=\])\([^()\n]*\)|(?<=^ {0,3}\[[^\]\n]*\]:)[^\n]*$/gm;
const addresses = /<(?:https?:|mailto:)[^>\s]*>|https?:\/\/[^\s)>]+|[\w.+-]+@[\w.-]+\.[a-z]+/g;
const listMarkers = /(?<=(?:^|\n\s*\n|(?:^|\n)[^\S\n]*\d{1,2}[.)] [^\n]*\n)[^\S\n]*)\d{1,2}[.)](?= )/g;

const month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const year = "(?:19|20)\\d{2}";
const dates = [
  `\\d{4}-\\d{2}-\\d{2}`,
  `\\d{1,2}(?:st|nd|rd|th)?(?: (?:to|and) \\d{1,2}(?:st|nd|rd|th)?)? ${month}(?: ${year})?`,
  `${month} \\d{1,2}(?!\\d)`,
  `${year}[/–-]\\d{2}(?!\\d)`,
  `${year}s?(?![\\d.,]\\d|\\d|\\s?%|\\s+per\\s?cent|\\s+percentage)`,
  `\\d{1,2}(?:[.:]\\d{2})? ?[ap]m\\b`,
].map((date) => new RegExp(`(?<![\\d.,£$€]|\\w)${date}`, "g"));

/** Commentary without its expressions and its code, which are blanked out so that lines and columns stay. */
export function maskExpressions(source: string): string {
  return blank(source, [expressions, fences, inlineCode]);
}

/** Also without what may hold digits: headings, link targets, list numbers, dates and the exempt phrases. */
export function maskExempt(masked: string, exemptions: readonly string[]): string {
  const phrases = exemptions.map((phrase) => new RegExp(`(?<!\\w)${escaped(phrase)}(?!\\w)`, "g"));
  return blank(masked, [...phrases, headings, linkTargets, addresses, listMarkers, ...dates]);
}

/** A phrase may be wrapped over lines, so that any white space matches its spaces. */
function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
}

function blank(source: string, patterns: readonly RegExp[]): string {
  return patterns.reduce(
    (text, pattern) => text.replace(pattern, (found) => found.replace(/[^\n]/g, " ")),
    source,
  );
}
