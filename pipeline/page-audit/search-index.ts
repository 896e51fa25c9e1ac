import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileOf } from "./file-claims.ts";
import { at } from "./leaves.ts";
import { numbersIn } from "./numbers.ts";
import { readPackageJson } from "./package-json.ts";
import { textOfPage } from "./page.ts";
import type { Words } from "./words.ts";

/** The file that the search page reads. */
const file = "search/index.json";

/** What is wrong with what the search finds. */
export type SearchFinding = { page: string; what: string };

/**
 * Checks what the search page may show: each thing must lead to a page that is there, and to a part of it that is; of a
 * release it may say only the numbers of definitions, never a figure; of any other page only numbers that the page has.
 * `out` and `packages` are folders.
 */
export function auditSearchIndex(out: string, packages: string, words: Words): SearchFinding[] {
  if (!existsSync(join(out, file))) return [];
  const { texts } = readPackageJson(packages);
  const documents: unknown = at(JSON.parse(readFileSync(join(out, file), "utf8")), "documents");
  const what = Array.isArray(documents)
    ? documents.flatMap((each) => checkDocument(each, out, { words, texts }))
    : [];
  return what.map((each) => ({ page: file, what: each }));
}

/** What definitions say: their numbers between their neighbours, and their texts whole. */
type Definitions = { words: Words; texts: ReadonlySet<unknown> };

function checkDocument(document: unknown, out: string, { words, texts }: Definitions): string[] {
  const address = String(at(document, "address"));
  const page = fileOf(address, out, "");
  if (page === null) return [`${address} leads nowhere`];
  const html = readFileSync(page, "utf8");
  const [, part] = address.split("#");
  if (part !== undefined && !html.includes(`id="${part}"`)) return [`${address} has no such part`];
  const lines = ["title", "of", "text"].flatMap((name) => String(at(document, name)).split("\n"));
  const told = lines.filter((line) => !(texts.has(line) && isLabel(line)));
  const strange = numbersIn(told, words).filter(
    (number) => address.startsWith("releases/") || !textOfPage(html).includes(number),
  );
  return strange.map((number) => `${address} says the number "${number}", which is no definition's`);
}

/** A figure by itself is also a text of a package, so that only a text with more than digits is a label. */
function isLabel(line: string): boolean {
  return !/^[\d,.%]+$/.test(line);
}
