import type { Claim } from "./page.ts";

/** The page, its figures and its tables must each say that their data are synthetic. */
export function checkSynthetic(claims: readonly Claim[]): string[] {
  return claims
    .filter(({ text }) => !/synthetic/i.test(text))
    .map(({ what }) => `${what} does not say that its data are synthetic`);
}
