import { type Collection, isThemes, type ThemesVariable } from "../collection.ts";
import { AGREED, coderSheets, type Sheet, type Sheets } from "./sheet.ts";

/** The final codes of texts that people coded: of each themes variable, by the text's key. */
export type HandCodes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Nothing was coded by hand. */
export const noHandCodes: HandCodes = new Map();

/** What stands of all coders' sheets, by the rule that each variable declares. */
export function handCodes(collection: Collection, sheets: Sheets): HandCodes {
  const themes = collection.variables.filter(isThemes);
  return new Map(themes.map((one) => [one.name, finalOf(one, sheets.get(one.name) ?? [])]));
}

function finalOf({ layout, list }: ThemesVariable, sheets: readonly Sheet[]): Map<string, readonly string[]> {
  const final = new Map<string, readonly string[]>();
  if (layout.final === "rule") return final;
  const order = list.codes.map(({ code }) => code);
  for (const key of new Set(sheets.flatMap(({ rows }) => [...rows.keys()]))) {
    const codes = finalOfText(key, layout.final, sheets);
    if (codes !== null)
      final.set(
        key,
        order.filter((code) => codes.includes(code)),
      );
  }
  return final;
}

/** Null where the coders have not come to codes: nobody coded the text, one is still missing, or they differ. */
function finalOfText(
  key: string,
  final: "either" | "both" | "agreed",
  sheets: readonly Sheet[],
): readonly string[] | null {
  const agreed = sheets.find(({ coder }) => coder === AGREED)?.rows.get(key) ?? null;
  if (final === "agreed" && agreed !== null) return agreed;
  const coders = coderSheets(sheets);
  const given = coders.flatMap(({ rows }) => rows.get(key) ?? []);
  const [first, ...others] = coders.flatMap(({ rows }) => {
    const codes = rows.get(key) ?? null;
    return codes === null ? [] : [codes];
  });
  if (first === undefined) return null;
  if (final === "either") return given;
  if (others.length + 1 < coders.length) return null;
  const shared = first.filter((code) => others.every((codes) => codes.includes(code)));
  if (final === "both") return shared;
  return others.every((codes) => sameCodes(codes, first)) ? first : null;
}

/** Whether two coders gave the same themes; each list is in the order of the frame. */
export function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code, index) => code === b[index]);
}
