/**
 * Whole numbers with their thousands, but for what is plainly no count of people: part of a decimal or of a word, money,
 * a share or an ordinal.
 */
const digits =
  /(?<![\p{L}\p{N}£$€]|\d[.,])(\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(?![\p{L}\p{N}]|[.,]\d|\s?%|\s+per\s?cent)/gu;

const ones =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const one = ones.join("|");
const ten = tens.join("|");
const words = new RegExp(`\\b(?:(${ten})(?:[- ](${ones.slice(0, 9).join("|")}))?|(${one}))\\b`, "gi");

/** A number of four digits and no comma from 1900 to 2099 is a year, here as in the lint of commentary. */
const year = /^(?:19|20)\d{2}$/;

/** The whole numbers that a phrase holds, in digits or in words below a hundred, but for years; each once. */
export function typedNumbers(phrase: string): number[] {
  const inDigits = [...phrase.matchAll(digits)]
    .map(([, number = ""]) => number)
    .filter((number) => !year.test(number))
    .map((number) => Number(number.replace(/\D/g, "")));
  const inWords = [...phrase.matchAll(words)].map(([, of, unit, small]) =>
    of === undefined
      ? 1 + placeIn(ones, small)
      : 20 + 10 * placeIn(tens, of) + (unit === undefined ? 0 : 1 + placeIn(ones, unit)),
  );
  return [...new Set([...inDigits, ...inWords])];
}

function placeIn(list: readonly string[], word: string | undefined): number {
  return list.indexOf(word?.toLowerCase() ?? "");
}
