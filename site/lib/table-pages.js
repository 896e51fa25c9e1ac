import { tableAddress } from "./addresses.js";
import { exploreJson } from "./explore.js";
import { tableHtml } from "./table-html.js";
import { layoutTable } from "./table-layout.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @import { Row } from "./parquet-rows.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @typedef {{ number: number, href: string, current: boolean }} PageLink */

/** Lines on one page of a table: about as many as a phone scrolls without trouble. */
export const linesOnPage = 400;

/**
 * The pages of one release's tables. A page's HTML is made when its template asks for it, so that only one is held.
 * @param {Package} item
 * @param {ReleaseView} view
 */
export function tablePages(item, view) {
  return item.release.tables.flatMap((table) => {
    const lines = linesOf(table, item.rows.get(table.name) ?? [], item.release.coverage);
    const pages = Math.max(1, Math.ceil(lines / linesOnPage));
    return Array.from({ length: pages }, (_, index) =>
      tablePage(item, view, table, { page: index + 1, pages, lines }),
    );
  });
}

/**
 * @param {PublishedTable} table
 * @param {Row[]} rows
 * @param {string} country
 */
function linesOf(table, rows, country) {
  return layoutTable(table, rows, country, { from: 0, to: 0 }).lines;
}

/**
 * @param {Package} item
 * @param {ReleaseView} view
 * @param {PublishedTable} table
 * @param {{ page: number, pages: number, lines: number }} place
 */
function tablePage(item, view, table, { page, pages, lines }) {
  const from = (page - 1) * linesOnPage;
  const part = { from, to: Math.min(from + linesOnPage, lines) };
  const address = tableAddress(item.release, table.name, page);
  const setting = { release: item.release, quality: item.quality, table };
  return Object.freeze({
    view,
    table: view.tables.find(({ name }) => name === table.name),
    address,
    explore: () => exploreJson(item, view, table, address),
    pages,
    page,
    lines: { from: from + 1, to: part.to, all: lines },
    items: pageLinks(page, pages).map((number) =>
      number === null
        ? { ellipsis: true }
        : { number, href: tableAddress(item.release, table.name, number), current: number === page },
    ),
    previous: page > 1 ? { href: tableAddress(item.release, table.name, page - 1) } : null,
    next: page < pages ? { href: tableAddress(item.release, table.name, page + 1) } : null,
    html: () => tableHtml(setting, item.rows.get(table.name) ?? [], part),
  });
}

/**
 * The first and last page and those beside the current one; null stands for those left out.
 * @param {number} page
 * @param {number} pages
 * @returns {(number | null)[]}
 */
function pageLinks(page, pages) {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const near = numbers.filter((number) => number === 1 || number === pages || Math.abs(number - page) <= 1);
  return near.flatMap((number, index) =>
    (near[index - 1] ?? number) < number - 1 ? [null, number] : [number],
  );
}
