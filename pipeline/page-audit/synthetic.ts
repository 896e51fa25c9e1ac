import type { Packages, Release } from "./packages.ts";
import type { Claim, Marked } from "./page.ts";

/** The page, its figures and its tables must each say that their data are synthetic. */
export function checkSynthetic(claims: readonly Claim[]): string[] {
  return claims
    .filter(({ text }) => !/synthetic/i.test(text))
    .map(({ what }) => `${what} does not say that its data are synthetic`);
}

/** A page of no release, or of another, that quotes a figure of a synthetic release must say what it is. */
export function checkQuoted(
  marked: readonly Marked[],
  claims: readonly Claim[],
  release: Release | null,
  packages: Packages,
): string[] {
  const names = marked.flatMap(({ address }) => [...address.matchAll(/(?:^| )([^|/: ]+\/[^|/: ]+):/g)]);
  const invented = names
    .map(([, name = ""]) => packages.releases.get(name))
    .filter((home) => home?.synthetic === true && home !== release);
  if (invented.length === 0) return [];
  const page = claims.filter(({ what }) => what === "the page");
  return page.some(({ text }) => !/synthetic/i.test(text))
    ? ["the page quotes synthetic data and does not say so"]
    : [];
}
