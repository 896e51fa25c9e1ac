import { relativeAddress, tableAddress } from "./addresses.js";
import { showDate } from "./show.js";
import { needsSyntheticMark, symbolMeanings, tableNotes, tableTitle } from "./table-html.js";
import { answersAcross } from "./table-layout.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { PageTable } from "../client/explore/words.js" */
/** @import { Package } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */

/**
 * What a table's page says to the explorer, as JSON. It has no figure: those are read from the published file.
 * @param {Package} item
 * @param {ReleaseView} view
 * @param {PublishedTable} table
 * @param {string} address of the page
 */
export function exploreJson({ release, quality }, view, table, address) {
  const file = table.files.find(({ format }) => format === "csv")?.path ?? "";
  const first = tableAddress(release, table.name);
  /** @type {PageTable} */
  const page = {
    name: table.name,
    title: tableTitle(release, table),
    synthetic: needsSyntheticMark(release, table.title),
    country: release.coverage,
    csv: relativeAddress(address, `${view.address}data/${file}`),
    page: relativeAddress(address, first),
    across: answersAcross(table)?.name ?? null,
    dimensions: table.dimensions.map(pageDimension),
    measures: table.measures,
    symbols: symbolMeanings,
    notes: tableNotes(table),
    findings: quality.findings.filter((each) => each.table === table.name).map(({ sentence }) => sentence),
    citation: {
      before: `${release.producer} (${view.year}),`,
      after: `${release.title}, published ${showDate(release.published)},`,
      address: new URL(first.slice(view.address.length), view.permanent).href,
    },
  };
  return JSON.stringify(page);
}

/**
 * The codes of places are in the file itself.
 * @param {PublishedTable["dimensions"][number]} dimension
 */
function pageDimension({ name, column, label, kind, attribute, codes }) {
  const geography = kind === "geography";
  const pairs = geography ? [] : codes.map(({ code, label: words }) => ({ code, label: words }));
  return { name, column, label, geography, attribute, codes: pairs };
}
