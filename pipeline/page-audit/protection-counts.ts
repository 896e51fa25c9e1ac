import type { AuditFile, ProtectionEffects } from "../package.ts";
import { fixed } from "../shown.ts";

/**
 * What the page on protection may say, by the address that it gives: "effects:shown", "effects:withheld:small count",
 * "protection:small", and the numbers of its made-up example, which follow from the base.
 */
export function protectionCounts({ effects, parameters }: AuditFile): [string, string][] {
  const { base, threshold } = parameters;
  return [
    ...(effects ? effectCounts(effects) : []),
    ...(typeof threshold === "number" ? smallCounts(threshold) : []),
    ...(typeof base === "number" ? exampleCounts(base) : []),
  ];
}

function effectCounts(effects: ProtectionEffects): [string, string][] {
  const { counts, shown, changed, withheld, withheldPlaces, narrowest } = effects;
  return [
    ["effects:counts", fixed(counts, 0)],
    ["effects:shown", fixed(shown, 0)],
    ["effects:changed", fixed(changed, 0)],
    ["effects:notShown", fixed(counts - shown, 0)],
    ...withheld.map((one): [string, string] => [`effects:withheld:${one.reason}`, fixed(one.counts, 0)]),
    ["effects:places", fixed(withheldPlaces, 0)],
    ["effects:maximum", fixed(effects.maximumDifference, 0)],
    ["effects:mean", fixed(effects.meanDifference, 3)],
    ["effects:kept", `${fixed(effects.kept, 1)}%`],
    ...(narrowest === null ? [] : [["effects:narrowest", fixed(narrowest, 0)] satisfies [string, string]]),
  ];
}

/** Counts below the threshold are small. */
function smallCounts(threshold: number): [string, string][] {
  const most = fixed(threshold - 1, 0);
  return [["protection:small", threshold === 2 ? "of 1" : `from 1 to ${most}`]];
}

/** Three groups of half a base, rounded up: each becomes a base, and their total two. */
function exampleCounts(base: number): [string, string][] {
  const half = base - Math.floor(base / 2);
  return [
    ["example:group", fixed(half, 0)],
    ["example:total", fixed(half + half + half, 0)],
    ["example:base", fixed(base, 0)],
    ["example:shownTotal", fixed(base + base, 0)],
    ["example:sum", fixed(base + base + base, 0)],
  ];
}
