import type { EditionTable, PublishedDimension } from "./edition.ts";
import { comparedByName, few, major, minor } from "./say.ts";
import type { Change } from "./words.ts";

/** What changed in how a table is broken down: its dimensions, their totals, codes and labels. */
export function compareDimensions(earlier: EditionTable, later: EditionTable): Change[] {
  const { gone, added, both } = comparedByName(earlier.dimensions, later.dimensions, ({ name }) => name);
  return [
    ...gone.map(({ name }) => major(`dimension ${name} is gone`)),
    ...added.map(({ name }) => minor(`dimension ${name} is new`)),
    ...both.flatMap(([before, after]) => compareDimension(before, after)),
  ];
}

function compareDimension(before: PublishedDimension, after: PublishedDimension): Change[] {
  const { name } = before;
  return [
    ...(before.kind === after.kind
      ? []
      : [major(`dimension ${name} is ${kindOf(after)}, and was ${kindOf(before)}`)]),
    ...(before.hasTotal && !after.hasTotal ? [major(`dimension ${name} has no total any more`)] : []),
    ...(!before.hasTotal && after.hasTotal ? [minor(`dimension ${name} has a total`)] : []),
    ...(before.column === after.column
      ? []
      : [major(`column ${before.column} is now called ${after.column}`)]),
    ...(before.label === after.label ? [] : [minor(`dimension ${name} is now labelled “${after.label}”`)]),
    ...compareCodes(before, after),
  ];
}

const kinds: Readonly<Record<string, string>> = {
  code: "one answer each",
  multiple: "several answers each",
  item: "a list of statements",
  geography: "a list of places",
};

function kindOf({ kind }: PublishedDimension): string {
  return kinds[kind] ?? kind;
}

/** Files hold labels, so that a changed label breaks a program that looks for the old one. */
function compareCodes(before: PublishedDimension, after: PublishedDimension): Change[] {
  const { gone, added, both } = comparedByName(before.codes, after.codes, ({ code }) => code);
  const renamed = both.filter(([one, other]) => one.label !== other.label);
  const of = `of ${before.name}`;
  const names = (codes: readonly { code: string }[]) => codes.map(({ code }) => `"${code}"`);
  return [
    ...few(
      names(gone),
      (code) => major(`code ${code} ${of} is gone`),
      (number, such) => major(`${number} codes ${of} are gone, such as ${such}`),
    ),
    ...few(
      renamed.map(
        ([one, other]) => `"${one.code}" ${of} is now called “${other.label}”, and was “${one.label}”`,
      ),
      (words) => major(`code ${words}`),
      (number, such) => major(`${number} codes ${of} have other labels: code ${such}`),
    ),
    ...few(
      names(added),
      (code) => minor(`code ${code} ${of} is new`),
      (number, such) => minor(`${number} codes ${of} are new, such as ${such}`),
    ),
  ];
}
