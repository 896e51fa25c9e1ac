import type { ThemesVariable } from "../collection.ts";
import { krippendorffsAlpha } from "./alpha.ts";
import { sameCodes } from "./final-codes.ts";
import { cohensKappa } from "./kappa.ts";
import { AGREED, coderSheets, type Sheet } from "./sheet.ts";

/** How far coders agree on one theme. `kappa` is of two coders only. */
export type ThemeAgreement = {
  code: string;
  label: string;
  kappa: number | null;
  alpha: number | null;
};

/** How far coders agree on the texts that at least two of them coded; exact, and so private. */
export type Agreement = {
  coders: number;
  /** Whether none of them saw the rule's suggestions. */
  blind: boolean;
  texts: number;
  /** Of whole sets of themes: a text counts as apart where a single theme is. */
  alpha: number | null;
  themes: readonly ThemeAgreement[];
  /** Keys of the texts on which they differ, sorted; `open` those that the agreed sheet has not settled. */
  differ: readonly string[];
  open: readonly string[];
};

/** Of the texts with these keys, each once however many respondents wrote it; null where fewer than two coded any. */
export function agreementOf(
  { list }: ThemesVariable,
  sheets: readonly Sheet[],
  keys: ReadonlySet<string>,
): Agreement | null {
  const coders = coderSheets(sheets);
  const coded = [...keys].sort().flatMap((key) => {
    const given = coders.flatMap(({ rows }) => {
      const codes = rows.get(key) ?? null;
      return codes === null ? [] : [codes];
    });
    return given.length < 2 ? [] : [{ key, given }];
  });
  if (coded.length === 0) return null;
  const units = coded.map(({ given }) => given);
  const differ = coded.filter(({ given }) => !given.every((codes) => sameCodes(codes, given[0] ?? [])));
  const settled = sheets.find(({ coder }) => coder === AGREED)?.rows ?? new Map();
  const apart = differ.map(({ key }) => key);
  return {
    coders: coders.length,
    blind: coders.every(({ blind }) => blind),
    texts: coded.length,
    alpha: krippendorffsAlpha(units.map((given) => given.map((codes) => codes.join(";")))),
    themes: list.codes.map(({ code, label }) => themeAgreement(code, label, units, coders.length)),
    differ: apart,
    open: apart.filter((key) => (settled.get(key) ?? null) === null),
  };
}

type Units = readonly (readonly (readonly string[])[])[];

function themeAgreement(code: string, label: string, units: Units, coders: number): ThemeAgreement {
  const has = units.map((given) => given.map((codes) => codes.includes(code)));
  const pairs = (a: boolean, b: boolean) => has.filter(([one, two]) => one === a && two === b).length;
  const table = [
    [pairs(true, true), pairs(true, false)],
    [pairs(false, true), pairs(false, false)],
  ];
  return {
    code,
    label,
    kappa: coders === 2 ? cohensKappa(table) : null,
    alpha: krippendorffsAlpha(has.map((given) => given.map(String))),
  };
}
