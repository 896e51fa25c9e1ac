import { join, relative } from "node:path";
import { refusePublicRecord } from "../build/public-record.ts";
import { responsesOf } from "../build/responses.ts";
import { expiredOf, refuseExpired } from "../build/retention.ts";
import type { BuildPlaces } from "../build.ts";
import type { Agreement } from "../coding/agreement.ts";
import { type Coding, countCoding } from "../coding/count-coding.ts";
import { handCodes } from "../coding/final-codes.ts";
import { readSheets } from "../coding/read-sheets.ts";
import { coderSheets, type Sheet } from "../coding/sheet.ts";
import { writeSheet } from "../coding/write-sheet.ts";
import { type Collection, isThemes, type ThemesVariable } from "../collection.ts";
import { withDatabase } from "../database.ts";
import { loadCollection, type ReleaseId } from "../definitions/load.ts";
import { releaseName } from "../definitions/release-folders.ts";
import { loadStanding } from "../definitions/standing.ts";
import { ingest } from "../ingest.ts";
import { didYouMean } from "../nearest-name.ts";
import { contentRoot, slashed } from "../paths.ts";
import { makePrivate } from "../private-record.ts";
import { fixed } from "../shown.ts";
import { refuse } from "../user-error.ts";
import { validate } from "../validate.ts";
import type { Result } from "./result.ts";

/** What is asked of `coding`: the themes variable, and whose sheet is to be written; null where none is. */
export type CodingAsked = { variable: string | undefined; coder: string | null; blind: boolean };

/**
 * Reads the coding sheets of an open question, says how far coders agree, and writes a sheet where one is asked for.
 * What it says are exact counts and keys, for those who code; it never says a text.
 */
export async function codeTexts(places: BuildPlaces, id: ReleaseId, asked: CodingAsked): Promise<Result> {
  const root = contentRoot(places.root);
  refusePublicRecord(root, places.private);
  const collection = await loadCollection(root, id);
  const variable = themesNamed(collection, asked.variable);
  const coder = coderNamed(asked);
  refuseExpired(places, expiredOf(root, loadStanding(root).consultations, places.asOf));
  const name = releaseName(id);
  const responses = await responsesOf(root, places.responses, id);
  const sheets = readSheets(responses.folder, responses.where, collection);
  const own = sheets.get(variable.name) ?? [];
  const record = join(places.private ?? join(root, "data/private"), name);
  return withDatabase(async (db) => {
    await ingest(db, collection, responses.folder, responses.where);
    await validate(db, collection, responses.seed, handCodes(collection, sheets));
    const all = await countCoding(db, collection, sheets, responses.seed);
    const coding =
      all.find((one) => one.variable.name === variable.name) ?? refuseUnknown(collection, variable.name);
    const lines = linesOf(coding, own);
    const data = { release: name, ...dataOf(coding, own) };
    if (coder === null) return { lines, data: { ...data, sheet: null }, passed: true };
    await makePrivate(record);
    const where = `data/private/${name}`;
    const sheet = await writeSheet(db, variable, own, responses.seed, {
      coder,
      blind: asked.blind,
      record,
      where,
    });
    const path = slashed(relative("", sheet.file));
    const told = `wrote ${path}: ${sheet.rows} texts, ${sheet.coded} coded before`;
    return { lines: [...lines, told], data: { ...data, sheet: { ...sheet, file: path } }, passed: true };
  });
}

function themesNamed(collection: Collection, name: string | undefined): ThemesVariable {
  return (
    collection.variables.filter(isThemes).find((one) => one.name === name) ?? refuseUnknown(collection, name)
  );
}

function refuseUnknown({ variables }: Collection, name: string | undefined): never {
  const known = variables.filter(isThemes).map((one) => one.name);
  const none = "give one the type themes in its collection.yaml";
  if (name === undefined) return refuse("coding", "no themes variable is named", didYouMean("", known, none));
  return refuse("coding", `the collection has no themes variable "${name}"`, didYouMean(name, known, none));
}

function coderNamed({ coder, blind }: CodingAsked): string | null {
  if (coder === null && blind)
    return refuse("command line", "--blind is of a sheet", "say with --coder whose sheet to write");
  if (coder === null || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(coder)) return coder;
  return refuse(
    "command line",
    "--coder is not a name",
    "use lower-case letters, digits and hyphens, as in coder-a",
  );
}

function linesOf(coding: Coding, sheets: readonly Sheet[]): string[] {
  const { variable, texts, distinct, byHand, byRule, uncoded, strays, agreement } = coding;
  const coders = coderSheets(sheets).map(({ coder, rows, blind }) => {
    const coded = [...rows.values()].filter((codes) => codes !== null).length;
    return `  ${coder} coded ${coded} of ${rows.size} rows${blind ? "" : ", with the rule's suggestions in sight"}`;
  });
  return [
    `${variable.name}: ${texts} respondents wrote ${distinct} different texts`,
    `  ${byHand} coded by hand, ${byRule} by rule, ${uncoded} not coded`,
    ...coders,
    ...(strays === 0 ? [] : [`  ${strays} rows of the sheets are of texts that no used response has`]),
    ...(agreement === null ? [] : agreementLines(agreement)),
  ];
}

function agreementLines({ coders, texts, alpha, themes, differ, open }: Agreement): string[] {
  const widest = Math.max(...themes.map(({ code }) => code.length), 5);
  const row = (cells: readonly string[]) =>
    `  ${(cells[0] ?? "").padEnd(widest)}${cells
      .slice(1)
      .map((one) => one.padStart(8))
      .join("")}`;
  return [
    `  ${coders} coders agree on ${texts - differ.length} of ${texts} texts; alpha of whole sets of themes ${measure(alpha)}`,
    row(["theme", "kappa", "alpha"]),
    ...themes.map(({ code, kappa, alpha: own }) => row([code, measure(kappa), measure(own)])),
    ...(open.length === 0 ? [] : [`  to be settled in the agreed sheet: ${open.join(" ")}`]),
  ];
}

function measure(value: number | null): string {
  return value === null ? "none" : fixed(value, 3);
}

function dataOf({ variable, themes, ...coding }: Coding, sheets: readonly Sheet[]) {
  const coders = coderSheets(sheets).map(({ coder }) => coder);
  return { variable: variable.name, ...coding, themes: Object.fromEntries(themes), coders };
}
