import { commonNames } from "./common-names.ts";
import { plainOpenings } from "./plain-openings.ts";

/** What may identify somebody in a text, and as which of its words it stands, counted from 1. */
export type PersonalData = { word: number; kind: string };

/** What a search goes by besides its own rules; `places` in lower case. */
export type Known = { places: ReadonlySet<string>; allowed: readonly string[] };

const NAME = "may be a name";
const PLACE = "may be a place";
const SCHOOL = "may be a school";

type Rule = { kind: string; pattern: RegExp; unless?: ReadonlySet<string> };

/** What may stand before "school" and its like without naming one. */
const plainBefore = new Set(
  `a an and another any at by every each for from good her his in is local my no of on one or other our same school
  special state that the their this to whole with primary secondary infant junior nursery high grammar new old after
  before between during her what which your`.split(/\s+/),
);

const digit = "(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)";

/** The first that holds names a piece of text; the order is from the particular to the general. */
const rules: readonly Rule[] = [
  { kind: "is a character that nobody sees", pattern: /(?![\n\r\t])[\p{Cf}\p{Cc}\p{Co}]/gu },
  { kind: "is an e-mail address or a handle", pattern: /[^\s@]*\s?(?:@|\(at\)|\[at\])\s?[^\s@]+/giu },
  { kind: "is an e-mail address or a handle", pattern: /[\p{L}\d._-]+ at [\p{L}\d-]+ dot \p{L}+/giu },
  {
    kind: "is a web address",
    pattern: /https?:\S*|www\.\S*|[\p{L}\d-]+\.(?:com|org|net|uk|gov|edu|info|io|co|sch|ac|me)\b\S*/giu,
  },
  { kind: "is a postcode", pattern: /(?<![\p{L}\d])[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}(?![\p{L}\d])/giu },
  { kind: "is a telephone number or another long number", pattern: /\+?\d(?:[\s().-]*\d){6,}/gu },
  { kind: "is a number", pattern: /\S*\p{N}\S*/gu },
  {
    kind: "is a number in words",
    pattern: new RegExp(`(?<!\\p{L})${digit}(?:[\\s-]+${digit}){2,}(?!\\p{L})`, "giu"),
  },
  {
    kind: NAME,
    pattern: /(?<!\p{L})(?:mrs?|ms|miss|mx|dr|prof|professor|rev|pc|sgt|cllr|councillor)\.?\s+\p{L}+/giu,
  },
  { kind: NAME, pattern: /(?<!\p{L})(?:name is|name's|named|surname)\s+\p{L}+/giu },
  { kind: SCHOOL, pattern: /(?<!\p{L})(?:st|saint)\.?\s+\p{L}+/giu },
  {
    kind: SCHOOL,
    pattern:
      /(?<!\p{L})(\p{L}+)(?:\s+(?:primary|secondary|infants?|junior|nursery|high|grammar))?\s+(?:school|academy|college|nursery)(?!\p{L})/giu,
    unless: plainBefore,
  },
  {
    kind: SCHOOL,
    pattern: /(?<!\p{L})(\p{L}+)\s+(?:primary|infants?|juniors?|grammar|academy)(?!\p{L})/giu,
    unless: plainBefore,
  },
];

/**
 * Everything in a text by which somebody might be found: names, places, e-mail and web addresses, telephone and other
 * numbers, postcodes, schools. It holds back far more than it must, because a person can allow a word and nobody can
 * call one back. Phrases of `known.allowed` are passed over.
 */
export function personalData(text: string, known: Known): PersonalData[] {
  const plain = text.normalize("NFKC");
  const open = known.allowed.reduce(masked, plain);
  const found = [
    ...rules.flatMap((rule) => byRule(open, rule)),
    ...capitals(open),
    ...lowerNames(open),
    ...places(open, known.places),
  ];
  const words = found.map(({ at, kind }) => ({ word: wordAt(plain, at), kind }));
  const first = new Map([...words].reverse().map((one) => [one.word, one]));
  return [...first.values()].sort((a, b) => a.word - b.word);
}

type Found = { at: number; kind: string };

/** A phrase blotted out, letter by letter, wherever it stands whole. */
function masked(text: string, phrase: string): string {
  const escaped = phrase
    .normalize("NFKC")
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu");
  return text.replace(whole, (match) => "·".repeat(match.length));
}

function byRule(text: string, { kind, pattern, unless }: Rule): Found[] {
  return [...text.matchAll(pattern)]
    .filter(([, before]) => unless === undefined || !unless.has((before ?? "").toLowerCase()))
    .map(({ index }) => ({ at: index, kind }));
}

/** Words with a capital letter, but for "I" and for plain words at the beginning of a sentence. */
function capitals(text: string): Found[] {
  return [...text.matchAll(/\p{Lu}[\p{L}'’-]*/gu)].flatMap(({ 0: word, index }) => {
    if (/\p{L}/u.test(text[index - 1] ?? "")) return [{ at: index, kind: NAME }];
    if (/^I(?:['’]\p{Ll}+)?$/u.test(word)) return [];
    const opens = /(?:^|[.!?:…]["'”’)]?)\s*["'“‘(-]?\s*$/u.test(text.slice(0, index));
    const plain = plainOpenings.has(word.toLowerCase().replaceAll("’", "'"));
    return opens && plain ? [] : [{ at: index, kind: NAME }];
  });
}

function lowerNames(text: string): Found[] {
  return [...text.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) =>
    commonNames.has(word.toLowerCase()) ? [{ at: index, kind: NAME }] : [],
  );
}

const LONGEST_PLACE = 6;

function places(text: string, known: ReadonlySet<string>): Found[] {
  const words = [...text.toLowerCase().matchAll(/[\p{L}\p{N}'’.&-]+/gu)];
  return words.flatMap(({ index }, first) => {
    const phrases = words.slice(first, first + LONGEST_PLACE).map((_, more) =>
      words
        .slice(first, first + more + 1)
        .map(([word]) => word)
        .join(" ")
        .replace(/[.]+$/, ""),
    );
    return phrases.some((phrase) => known.has(phrase)) ? [{ at: index, kind: PLACE }] : [];
  });
}

function wordAt(text: string, at: number): number {
  return (text.slice(0, at).match(/\S+/g) ?? []).length + (/\S$/.test(text.slice(0, at)) ? 0 : 1);
}
