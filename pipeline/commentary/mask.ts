const expressions = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;
const fences = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm;
/** A code span that holds a number and nothing else is a figure in other type. */
const inlineCode = /(?<!`)(`+)(?!`)(?![\s\p{N}.,%£]+`)[^\n]*?(?<!`)\1(?!`)/gu;
/** Headings may count questions and name key stages; they may not give percentages. */
const headingNumbers =
  /(?<=^ {0,3}#{1,6} [^\n]*)(?<![\p{N}.,£])\d+(?:[.,]\d+)*(?![\d.,]*(?:\d|\s?%|\s+per\s?cent|\s+in\s+\d))/gmu;
/** The address alone: a link's title is read out and shown. */
const linkTargets = /(?<=\]\(\s*)(?:<[^>\n]*>|[^\s()]+)(?=\s*\)|\s+["'(])|(?<=^ {0,3}\[[^\]\n]*\]:\s*)\S+/gm;
const addresses = /<(?:https?:|mailto:)[^>\s]*>|https?:\/\/[^\s)>]+|[\w.+-]+@[\w.-]+\.[a-z]+/g;
const listMarkers = /(?<=(?:^|\n\s*\n|(?:^|\n)[^\S\n]*\d{1,2}[.)] [^\n]*\n)[^\S\n]*)\d{1,2}[.)](?= )/g;

const month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const day = "(?:0?[1-9]|[12]\\d|3[01])";
const year = "(?:19|20)\\d{2}";
/** "2001 parents" counts them; "in 2001 parents" does not. */
const counted =
  "\\s+(?:people|parents|carers|pupils|children|respondents|responses|replies|staff|schools|adults)\\b";
const dates = [
  `\\d{4}-\\d{2}-\\d{2}`,
  `${day}(?:st|nd|rd|th)?(?: (?:to|and) ${day}(?:st|nd|rd|th)?)? ${month}(?: ${year})?`,
  `${month} ${day}(?!\\d)`,
  `${year}[/–-]\\d{2}(?!\\d)`,
  `(?:(?<=\\b(?:[Ii]n|[Ss]ince|until|during|the)\\s)${year}|${year}(?!${counted}))s?(?![\\d.,]\\d|\\d|\\s?%|\\s+per\\s?cent|\\s+percentage)`,
  `(?:1[0-2]|[1-9])(?:[.:]\\d{2})? ?[ap]m\\b`,
].map((date) => new RegExp(`(?<![\\d.,£$€]|\\w)${date}`, "g"));

/** Commentary without its expressions and its code, which are blanked out so that lines and columns stay. */
export function maskExpressions(source: string): string {
  return blank(source, [expressions, fences, inlineCode]);
}

/** Also without what may hold digits: the whole numbers of headings, link targets, list numbers, dates and the exempt phrases. */
export function maskExempt(masked: string, exemptions: readonly string[]): string {
  const phrases = exemptions.map((phrase) => new RegExp(`(?<!\\w)${escaped(phrase)}(?!\\w)`, "g"));
  return blank(masked, [...phrases, headingNumbers, linkTargets, addresses, listMarkers, ...dates]);
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
