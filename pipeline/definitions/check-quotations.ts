import { type Collection, isThemes } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { Definition } from "./definition.ts";
import { personalData } from "./personal-data.ts";
import type { QuotationsSpec } from "./quotations.ts";

type Quotation = QuotationsSpec["quotations"][number];

/**
 * Mistakes in a list of quotations: variables and themes that are not there, one quoted twice, words that may say who
 * somebody is, and allowed words that nothing needs. What is quoted is never said: the line and the word's number are.
 */
export function checkQuotations(
  { spec, at }: Definition<QuotationsSpec>,
  collection: Collection,
  places: ReadonlySet<string>,
): Problem[] {
  const texts = spec.quotations.map(({ text }) => text);
  const known = { places, allowed: spec.allowed };
  return spec.quotations
    .flatMap((quotation, index) => {
      const where = at(["quotations", index]);
      const named = at(["quotations", index, "text"]);
      const twice = texts.indexOf(quotation.text) === index ? [] : [{ where: named, ...quotedTwice }];
      const found = personalData(quotation.text, known).map(({ word, kind }) => ({
        where: named,
        what: `word ${word} of the quotation ${kind}`,
        todo: "leave the quotation out, or quote less of it; where it tells of nobody, add the words to allowed",
      }));
      return [...themeMistakes(quotation, collection, where), ...twice, ...found];
    })
    .concat(unusedWords({ spec, at }));
}

const quotedTwice = { what: "the same words are quoted above", todo: "keep one of the two" };

function themeMistakes({ variable, theme }: Quotation, collection: Collection, where: string): Problem[] {
  const themes = collection.variables.filter(isThemes);
  const one = themes.find(({ name }) => name === variable);
  if (one === undefined) {
    const what = "quotes from what is no themes variable of the collection";
    return [
      {
        where,
        what,
        todo: didYouMean(
          variable,
          themes.map(({ name }) => name),
        ),
      },
    ];
  }
  const codes = one.list.codes.map(({ code }) => code);
  if (codes.includes(theme)) return [];
  return [{ where, what: `gives a theme that "${variable}" does not have`, todo: didYouMean(theme, codes) }];
}

/** A word that is allowed and stands nowhere would allow what somebody quotes later. */
function unusedWords({ spec, at }: Definition<QuotationsSpec>): Problem[] {
  const plain = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ");
  return spec.allowed.flatMap((phrase, index) => {
    if (spec.quotations.some(({ text }) => plain(text).includes(plain(phrase)))) return [];
    const what = "allows words that no quotation holds";
    return [{ where: at(["allowed", index]), what, todo: "take them off the list" }];
  });
}

/** The mistakes of a list's form without what stands in it: a text may have come into the place of a name. */
export function withoutValues(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({
    ...problem,
    what: problem.what
      .replace(/ is ".*"$/s, " cannot be used")
      .replace(/ has no setting ".*"$/s, " has a setting that does not belong there")
      .replace(/^is not YAML: .*$/s, "is not YAML"),
  }));
}
