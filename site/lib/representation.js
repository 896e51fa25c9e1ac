import { escapeHtml, showCell } from "./show.js";
import { cellId } from "./table-layout.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { RepresentationVerdict } from "../../pipeline/representation.ts" */
/** @import { Row } from "./parquet-rows.js" */

/** What can be said of groups, the most telling first. @type {RepresentationVerdict[]} */
const verdicts = ["under", "open", "not under", "unsaid"];

/**
 * What a table says of groups beside its population, as items of HTML; none where it has no reference. Each list of groups
 * names the table and verdict that it is of, and each index its cell, so that the audit of pages can work them out.
 * @param {PublishedTable} table
 * @param {readonly Row[]} rows
 * @returns {string[]}
 */
export function representationItems(table, rows) {
  const { reference, name } = table;
  if (reference === undefined) return [];
  const bound = `<span data-count="reference:${name}:bound">${reference.bound}</span>`;
  const expected = `<span data-count="reference:${name}:expected">${reference.expected}</span>`;
  const beside = `Beside ${escapeHtml(reference.label)}`;
  /** @type {Record<RepresentationVerdict, (groups: string) => string>} */
  const words = {
    under: (groups) =>
      `${beside}, these groups are under-represented, with an index below ${bound} whatever rounding hides: ${groups}.`,
    open: (groups) => `Below ${bound} as published, where rounding may be why: ${groups}.`,
    "not under": (groups) => `Not below ${bound}: ${groups}.`,
    unsaid: (groups) =>
      `Nothing can be said of these groups, because fewer than ${expected} of each could be expected among so many answers, or because their figure is not shown: ${groups}.`,
  };
  const found = verdicts.flatMap((verdict) => {
    const groups = reference.groups.filter((group) => group.verdict === verdict);
    if (groups.length === 0) return [];
    const list = groups.map(({ code }) => groupHtml(table, rows, code, verdict)).join("; ");
    return [words[verdict](`<span data-groups="${name}|${verdict}">${list}</span>`)];
  });
  const isUnder = reference.groups.some(({ verdict }) => verdict === "under");
  return isUnder ? found : [`${beside}, no group is surely under-represented.`, ...found];
}

/** A group's label, with its index where that is spoken of. @param {PublishedTable} table @param {readonly Row[]} rows @param {string} code @param {RepresentationVerdict} verdict */
function groupHtml(table, rows, code, verdict) {
  const { dimensions, of } = table;
  const own = dimensions.find(({ name }) => name === of);
  const label = escapeHtml(own?.codes.find((one) => one.code === code)?.label ?? code);
  const measure = table.measures.find(({ kind }) => kind === "representation");
  const keys = dimensions.filter(({ attribute }) => !attribute);
  const row = rows.find(({ key }) => keys.every(({ name }) => key[name] === (name === of ? code : "Total")));
  const value = row?.values[measure?.column ?? ""];
  if (verdict === "unsaid" || !measure || !row || !value) return label;
  const id = escapeHtml(cellId(table, row.key, measure.column));
  return `${label} (<data value="${value.value}" data-cell="${id}">${showCell(value, measure)}</data>)`;
}
