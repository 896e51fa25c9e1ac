import type { Cited, FindCell } from "./cells.ts";
import type { Notes } from "./finding.ts";
import { looseNumbers } from "./loose-numbers.ts";
import { isDifference, isShown } from "./shown-text.ts";

/** Published words, and the words that their author wrote, with expressions in place of figures. */
export type Prose = { where: string; published: string; source: string };

type Element = { attributes: ReadonlyMap<string, string>; text: string };

const dataElement = /<data\b([^>]*)>([\s\S]*?)<\/data>/g;
const blockElement = /<div data-(?:chart|table)="[^"]*"[^>]*><\/div>/g;
const expression = /\{\{[\s\S]*?\}\}/g;
const block = /\{%[\s\S]*?%\}/g;

/**
 * Every figure in published words must be the cell that it names and that its author asked for, in value and in
 * text; every other word must be the author's; and no other number may stand there but where one is allowed.
 */
export function checkProse(prose: Prose, cells: FindCell, allowed: readonly string[], notes: Notes): void {
  const { where, published, source } = prose;
  const elements = [...published.matchAll(dataElement)].map(
    ([, attributes = "", text = ""]): Element => ({ attributes: attributesOf(attributes), text }),
  );
  const asked = [...source.matchAll(expression)].map(([text]) => text);
  notes.same(`${where}: figures`, elements.length, asked.length);
  elements.forEach((element, i) => {
    checkElement(`${where}: figure ${i + 1}`, element, asked[i] ?? "", cells, notes);
  });
  checkBlocks(prose, notes);
  const words = plain(published.replace(dataElement, "\u0000").replace(blockElement, ""));
  if (words !== plain(source.replace(expression, "\u0000").replace(block, ""))) {
    notes.fault(where, "has other words than its author wrote");
  }
  const bare = published.replace(dataElement, " ").replace(blockElement, "");
  for (const number of looseNumbers(bare, allowed)) notes.fault(where, `the number ${number} names no cell`);
}

function checkElement(where: string, element: Element, asked: string, find: FindCell, notes: Notes): void {
  const kind = ["data-cell", "data-change", "data-claim"].find((name) => element.attributes.has(name));
  const addresses = (element.attributes.get(kind ?? "") ?? "").split(" ");
  const cells = addresses.flatMap((address) => find(address) ?? []);
  notes.count(1);
  const [first, second] = cells;
  if (first === undefined || cells.length < addresses.length) {
    notes.fault(where, "names no published cell");
    return;
  }
  for (const cell of cells) checkCited(where, cell, asked, notes);
  const value = Number(element.attributes.get("value") ?? "NaN");
  if (kind === "data-change") checkChange(where, element.text, value, [first, second ?? first], notes);
  else checkFigure(where, element.text, value, first, kind === "data-claim", notes);
  if (kind === "data-claim" && !asked.includes(`"${element.text}"`) && !asked.includes(`'${element.text}'`))
    notes.fault(where, "claims in other words than its author's");
}

/** A suppressed cell is never quoted, and table and codes are those that the author named. */
function checkCited(
  where: string,
  { address, table, codes, value }: Cited,
  asked: string,
  notes: Notes,
): void {
  if (value.state !== "published") notes.fault(where, `quotes ${address}, which is not published`);
  const strays = [table, ...codes].filter(
    (name) => !asked.includes(`"${name}"`) && !asked.includes(`'${name}'`),
  );
  if (strays.length > 0) notes.fault(where, `quotes ${address}, which its author did not ask for`);
}

function checkFigure(
  where: string,
  text: string,
  value: number,
  cell: Cited,
  isClaim: boolean,
  notes: Notes,
): void {
  if (cell.value.state !== "published") return;
  notes.same(`${where}, value`, value, cell.value.value);
  const holds = isClaim ? !/\d/.test(text) : isShown(text, cell.value.value, cell.measure);
  if (!holds) notes.fault(where, `${JSON.stringify(text)} is not how ${cell.value.value} is shown`);
}

function checkChange(
  where: string,
  text: string,
  value: number,
  [now, then]: [Cited, Cited],
  notes: Notes,
): void {
  if (now.value.state !== "published" || then.value.state !== "published") return;
  const difference = now.value.value - then.value.value;
  const unit = 10 ** now.measure.decimals;
  notes.same(`${where}, value`, value, Math.round(difference * unit) / unit + 0);
  if (!isDifference(text, value, now.measure))
    notes.fault(where, `${JSON.stringify(text)} is not a change of ${value}`);
}

/** A chart's or table's place holds only names that its author wrote. */
function checkBlocks({ where, published, source }: Prose, notes: Notes): void {
  const asked = [...source.matchAll(block)].map(([text]) => text);
  const placed = [...published.matchAll(blockElement)].map(([text]) => text);
  notes.same(`${where}: charts and tables`, placed.length, asked.length);
  placed.forEach((text, i) => {
    const names = [...decoded(text).matchAll(/"([^"]*)"/g)]
      .map(([, name = ""]) => name)
      .filter((name) => /\d/.test(name));
    const strays = names.filter((name) => !(asked[i] ?? "").includes(name));
    if (strays.length > 0) notes.fault(`${where}: chart or table ${i + 1}`, "names what its author did not");
  });
}

function attributesOf(text: string): Map<string, string> {
  const pairs = text.matchAll(/([a-z-]+)="([^"]*)"/g);
  return new Map([...pairs].map(([, name = "", value = ""]) => [name, decoded(value)]));
}

function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function plain(text: string): string {
  return decoded(text).replace(/\s+/g, " ").trim();
}
