import type { Problem } from "../user-error.ts";
import { comparisons, numberWords } from "./claim-words.ts";
import { maskExempt, maskExpressions } from "./mask.ts";

type Rule = { patterns: readonly RegExp[]; what: (found: string) => string; todo: string };

const html: Rule = {
  patterns: [/<\/?[a-zA-Z][^>\n]*>?|<!--|<[!?][a-zA-Z]/g],
  what: () => "raw HTML is not allowed in commentary",
  todo: "write Markdown; expressions make the elements for figures",
};

/** Characters and type that make a word look other to a reader than to this lint. */
const disguises: readonly Rule[] = [
  {
    patterns: [/&(?!(?:amp|lt|gt|quot|nbsp|ndash|mdash|pound|hellip|[lr][sd]quo);)[a-zA-Z]\w*;/g],
    what: (found) => `the character ${found} is written by its name`,
    todo: "write the character itself",
  },
  {
    patterns: [/(?!^\uFEFF|[\n\r\t])[\p{Cf}\p{Cc}]/gu],
    what: () => "there is a character that nobody sees",
    todo: "delete it; it may have come from a word processor",
  },
  {
    patterns: [/\p{L}\*{1,3}\p{L}/gu],
    what: () => "the type changes inside a word",
    todo: "make the whole word bold or italic, or none of it",
  },
];

const typed: readonly Rule[] = [
  {
    patterns: [/\p{N}+(?:[.,]\p{N}+)*/gu],
    what: (found) => `the number "${found}" is typed by hand`,
    todo: 'quote the cell with {{ figure("…") }}, or declare the phrase under exemptions if it is not a figure',
  },
  {
    patterns: numberWords,
    what: (found) => `"${found}" states a number that no cell backs`,
    todo: 'write {{ claim("…", "table") }} or {{ figure("…") }}, or declare the phrase under exemptions',
  },
  {
    patterns: comparisons,
    what: (found) => `"${found}" compares figures that no cell backs`,
    todo: 'write {{ change("…", since="…") }} or {{ claim("…", "table") }}, or declare the phrase under exemptions',
  },
];

const tags: Rule = {
  patterns: [/\{%-?(?!\s*(?:chart|table)\b)\s*\w*/g],
  what: (found) => `commentary has no tag "${found.replace(/\W/g, "")}"`,
  todo: "use {% chart … %} or {% table … %}",
};

type Found = { at: number; end: number; text: string; rule: Rule };

/**
 * Numbers, number words, comparisons and raw HTML that stand in commentary outside its expressions, in the order of
 * the text; `where` is the file. Exempt are whole numbers in headings, code, link targets, dates, and the phrases
 * declared.
 */
export function lintCommentary(where: string, source: string, exemptions: readonly string[]): Problem[] {
  const masked = maskExpressions(source);
  const prose = maskExempt(masked, exemptions);
  const found = [
    ...find(source, tags),
    ...[html, ...disguises].flatMap((rule) => find(masked, rule)),
    ...typed.flatMap((rule) => find(prose, rule)),
  ];
  return withoutOverlaps(found).map(({ at, text, rule }) => ({
    where: `${where}:${lineAt(source, at)}`,
    what: rule.what(text),
    todo: rule.todo,
  }));
}

function find(text: string, rule: Rule): Found[] {
  return rule.patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const found = match[0].trim().replace(/\s+/g, " ");
      return { at: match.index, end: match.index + match[0].length, text: found, rule };
    }),
  );
}

/** One problem a place: the first and longest of those that overlap ("more than", not also "than"). */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const inOrder = [...found].sort((a, b) => a.at - b.at || b.end - a.end);
  const kept: Found[] = [];
  for (const one of inOrder) {
    const last = kept.at(-1);
    if (last === undefined || one.at >= last.end) kept.push(one);
  }
  return kept;
}

/** The line, from 1, on which a position lies. */
function lineAt(source: string, at: number): number {
  return source.slice(0, at).split("\n").length;
}
