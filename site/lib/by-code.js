/** @typedef {import("./parquet-rows.js").Column} Column */
/** @typedef {Column["codes"][number]} Code */

/** @type {WeakMap<Column["codes"], ReadonlyMap<string, Code>>} */
const known = new WeakMap();

/**
 * A dimension's codes by their code. They are put so once, since a dimension may have twenty thousand places and be
 * asked of on as many pages.
 * @param {Pick<Column, "codes">} dimension
 * @returns {ReadonlyMap<string, Code>}
 */
export function byCode({ codes }) {
  const found = known.get(codes) ?? new Map(codes.map((each) => [each.code, each]));
  known.set(codes, found);
  return found;
}
