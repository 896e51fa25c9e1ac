import { filterWords } from "./sentences.js";

/** @import { PageTable, Selection, Table } from "./words.js" */

/**
 * A selection as a reference: publisher, year, title, what is chosen, release, date and address.
 * @param {PageTable} page
 * @param {Table} table
 * @param {Selection} selection
 * @param {string} query
 */
export function citation(
  { title, synthetic, citation: { before, after, address } },
  table,
  selection,
  query,
) {
  const chosen = filterWords(table, selection);
  const what = [synthetic ? `${title} (synthetic data)` : title, ...chosen].join("; ");
  return `${before} “${what}”, ${after} ${address}?${query}`;
}
