import { fixed } from "../shown.ts";
import type { PublishedCell } from "./cells.ts";
import { checkComparison } from "./comparison.ts";
import type { Packages, Release } from "./packages.ts";
import type { Marked } from "./page.ts";

/** What is wrong with a figure that names its cells, in sentences; none if it reads as they do. */
export function checkMarked(mark: Marked, release: Release | null, packages: Packages): string[] {
  if (mark.kind === "count") return checkCount(mark, release, packages);
  if (mark.kind === "groups") return checkGroups(mark, release, packages);
  const addresses = mark.kind === "cell" ? [mark.address] : mark.address.split(" ");
  const cells = addresses.map((address) => ({ address, cell: cellAt(address, release, packages) }));
  const missing = cells
    .filter(({ cell }) => cell === null)
    .map(({ address }) => `cell ${address} is not published`);
  if (missing.length > 0) return missing;
  const found = cells.flatMap(({ cell }) => cell ?? []);
  switch (mark.kind) {
    case "cell":
      return found.flatMap((cell) => checkCell(mark, cell));
    case "change":
      return checkChange(mark, found);
    case "comparison":
      return release === null ? [] : checkComparison(mark, release);
    case "claim":
      return checkValue(mark, found[0]?.value ?? null);
  }
}

function checkCell(mark: Marked, cell: PublishedCell): string[] {
  if (mark.tag === "data" && cell.value === null)
    return [`cell ${mark.address} is quoted but has no published number`];
  const said = mark.text.trim();
  const wrong = said === cell.text ? [] : [`cell ${mark.address} reads "${said}" but is "${cell.text}"`];
  return [...wrong, ...(mark.tag === "data" ? checkValue(mark, cell.value) : [])];
}

function checkValue({ address, value }: Marked, expected: number | null): string[] {
  if (value !== null && expected !== null && Number(value) === expected) return [];
  return [`the value of ${address} is given as "${value}" but is "${expected}"`];
}

/** The first cell less the second: the value, and the words "up 3 percentage points" if they give a number. */
function checkChange(mark: Marked, [now, then]: readonly PublishedCell[]): string[] {
  if (now?.value == null || then?.value == null)
    return [`change ${mark.address} compares cells without numbers`];
  const { decimals } = now.measure;
  const difference = fixed(now.value - then.value, decimals);
  const value =
    fixed(Number(mark.value), decimals) === difference
      ? []
      : [`the value of change ${mark.address} is not "${difference}"`];
  const size = /\d[\d,.]*/.exec(mark.text)?.[0];
  if (size === undefined) return value;
  const words = mark.text.includes("down") ? `-${size}` : size;
  return words === difference
    ? value
    : [...value, `change ${mark.address} reads "${mark.text}" but is "${difference}"`];
}

function checkCount({ address, text }: Marked, release: Release | null, packages: Packages): string[] {
  const [home, name] = split(address, release, packages);
  const published = home?.counts.get(name) ?? packages.shared.get(address);
  if (published === undefined) return [`count ${address} is not published`];
  return text.trim() === published ? [] : [`count ${address} reads "${text.trim()}" but is "${published}"`];
}

/** Groups of people beside a population: those and no others of which the page may say this. */
function checkGroups({ address, text }: Marked, release: Release | null, packages: Packages): string[] {
  const [home, name] = split(address, release, packages);
  const expected = home?.groups?.get(name) ?? "nobody";
  const said = text.trim();
  return said === expected ? [] : [`groups ${address} read "${said}" but are "${expected}"`];
}

/** The published cell at an address; null where there is none. */
export function cellAt(address: string, release: Release | null, packages: Packages): PublishedCell | null {
  const [home, name] = split(address, release, packages);
  return home?.cells.get(name) ?? null;
}

/** "collection/period:address" is of another release than the page's. */
function split(address: string, release: Release | null, packages: Packages): [Release | null, string] {
  const prefix = /^([^|/:]+\/[^|/:]+):(.*)$/s.exec(address);
  if (prefix === null) return [release, address];
  return [packages.releases.get(prefix[1] ?? "") ?? null, prefix[2] ?? ""];
}
