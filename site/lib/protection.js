import { releaseAddress } from "./addresses.js";
import { showNumber } from "./show.js";

/** @import { AuditFile, ProtectionEffects, ReleaseFile, WithholdingReason } from "../../pipeline/package.ts" */
/** @typedef {{ label: string, address: string, shown: string }} Row what a row says, and where its number stands */

/** @type {Record<ReleaseFile["protection"]["method"], string>} */
const methods = {
  conventional: "Conventional rounding",
  random: "Random rounding",
  controlled: "Controlled rounding",
  "small-count": "Small count rounding",
  "cell-key": "Cell key",
  suppression: "Suppression",
  none: "None",
};

/** @type {Record<WithholdingReason, string>} */
const reasons = {
  "small count": "few people were counted",
  "protects a small count": "a small count could be worked out from it",
  "proven by the attack": "the attack could work out a small count",
  "all of a group in one category": "everybody in the group gave the same answer",
  "few people in the group": "the group has few people",
  "few contributors": "few people or organisations make up the figure",
  "any of the reasons": "it counts few people, or few people could be worked out from it",
};

/** Methods that change each count on its own, and those of them that round to a base. */
const separately = ["conventional", "random", "cell-key"];
const toBase = ["conventional", "random"];

/**
 * What the page "How we protected these figures" shows of a release.
 * @param {{ release: ReleaseFile, audit: AuditFile }} item
 */
export function protectionView({ release, audit }) {
  const { method } = release.protection;
  const { base, threshold } = audit.parameters;
  const rounds = toBase.includes(method) && typeof base === "number" && base > 1;
  return {
    address: `${releaseAddress(release)}protection/`,
    isProtected: method !== "none",
    method: methods[method],
    rows: audit.effects ? effectRows(audit.effects) : [],
    small: typeof threshold === "number" ? smallCounts(threshold) : "",
    separate: separately.includes(method),
    differ: audit.effects ? !audit.effects.adds : false,
    example: rounds ? roundingExample(base) : null,
  };
}

/**
 * @param {ProtectionEffects} effects
 * @returns {Row[]}
 */
function effectRows(effects) {
  const whole = (/** @type {number} */ value) => showNumber(value, 0);
  const withheld = effects.withheld.map(({ reason, counts }) =>
    row(`Not shown because ${reasons[reason] ?? reason}`, `withheld:${reason}`, whole(counts)),
  );
  const narrowest =
    "Narrowest range that the attack left open, from the lowest to the highest possible count";
  return [
    row("Different counts", "counts", whole(effects.counts)),
    row("Shown", "shown", whole(effects.shown)),
    row("Shown, but not the true count", "changed", whole(effects.changed)),
    row("Not shown", "notShown", whole(effects.counts - effects.shown)),
    ...withheld,
    row("Places that do not appear because few people responded", "places", whole(effects.withheldPlaces)),
    row("Largest difference between a shown and a true count", "maximum", whole(effects.maximumDifference)),
    row("Average difference", "mean", showNumber(effects.meanDifference, 3)),
    row("Share of counts that are shown", "kept", `${showNumber(effects.kept, 1)}%`),
    ...(effects.narrowest === null ? [] : [row(narrowest, "narrowest", whole(effects.narrowest))]),
  ];
}

/**
 * @param {string} label
 * @param {string} address
 * @param {string} shown
 * @returns {Row}
 */
function row(label, address, shown) {
  return { label, address: `effects:${address}`, shown };
}

/**
 * The counts below a threshold, in words.
 * @param {number} threshold
 */
function smallCounts(threshold) {
  if (threshold < 2) return "";
  return threshold === 2 ? "of 1" : `from 1 to ${showNumber(threshold - 1, 0)}`;
}

/**
 * Three equal groups that each round up to the base, while their total rounds to twice the base.
 * @param {number} base
 */
function roundingExample(base) {
  const group = Math.ceil(base / 2);
  const all = { group, total: 3 * group, base, shownTotal: 2 * base, sum: 3 * base };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, showNumber(value, 0)]));
}
