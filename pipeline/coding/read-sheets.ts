import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Collection, isThemes, type ThemesVariable } from "../collection.ts";
import { csvRows } from "../definitions/csv-rows.ts";
import { didYouMean } from "../nearest-name.ts";
import { refuse } from "../user-error.ts";
import { type Sheet, type Sheets, sheetFrom } from "./sheet.ts";

/** Nothing coded by hand. */
export const noSheets: Sheets = new Map();

/**
 * The coding sheets beside a release's responses: `coding/<variable>.<coder>.csv`. `where` is what messages call the
 * folder of the responses. Throws a UserError for a file that is no sheet, and with every mistake in one.
 */
export function readSheets(folder: string, where: string, collection: Collection): Sheets {
  const own = join(folder, "coding");
  if (!existsSync(own)) return noSheets;
  const themes = collection.variables.filter(isThemes);
  const sheets = new Map<string, Sheet[]>();
  for (const name of readdirSync(own).sort()) {
    if (name.startsWith(".") || name.endsWith(".md")) continue;
    const place = `${where}/coding/${name}`;
    const { variable, coder } = named(place, name, themes);
    const text = new TextDecoder("utf-8").decode(readFileSync(join(own, name)));
    const sheet = sheetFrom(place, coder, csvRows(place, text), variable);
    sheets.set(variable.name, [...(sheets.get(variable.name) ?? []), sheet]);
  }
  return sheets;
}

function named(where: string, file: string, themes: readonly ThemesVariable[]) {
  const [, name = "", coder = ""] = /^([a-z0-9_]+)\.([a-z0-9]+(?:-[a-z0-9]+)*)\.csv$/.exec(file) ?? [];
  const variable = themes.find((one) => one.name === name);
  if (coder === "")
    return refuse(
      where,
      "is not named as a coding sheet",
      "name it VARIABLE.CODER.csv, as first-release coding does",
    );
  const known = themes.map((one) => one.name);
  return {
    coder,
    variable: variable ?? refuse(where, `"${name}" is no themes variable`, didYouMean(name, known)),
  };
}
