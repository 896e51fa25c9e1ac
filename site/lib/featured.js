/** @import { Package } from "./packages.js" */

/**
 * The tables that a landing page offers first, and the others: those that the release's definitions feature, else those
 * that its text shows, else all.
 * @template {{ name: string }} Table
 * @param {{ release: Pick<Package["release"], "featured">, commentary: string }} item
 * @param {readonly Table[]} tables
 * @returns {{ featured: Table[], otherTables: Table[] }}
 */
export function featuredFirst({ release, commentary }, tables) {
  const shown = [...commentary.matchAll(/<div data-(?:chart|table)="([^"]+)"/g)].map(([, name]) => name);
  const named = [release.featured, shown].find((names) => names.length > 0) ?? [];
  const ordered = [...new Set(named)].flatMap((name) => tables.filter((table) => table.name === name));
  const featured = ordered.length > 0 ? ordered : [...tables];
  return { featured, otherTables: tables.filter((table) => !featured.includes(table)) };
}
