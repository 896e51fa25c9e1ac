import { tableAddress } from "./addresses.js";
import { groupBy } from "./group-by.js";
import { showNumber } from "./show.js";
import { needsSyntheticMark } from "./table-html.js";

/** @import { PublicFile } from "./public-files.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @import { readThemes } from "./series.js" */
/** @typedef {{ format: string, address: string }} Link */
/**
 * A table in one period; `count` is where the number of its rows stands in the packages.
 * @typedef {{ period: string, address: string, rows: string, count: string, links: Link[] }} Edition
 * @typedef {{ title: string, synthetic: boolean, editions: Edition[] }} CatalogueTable
 */

/** Formats of a table's figures, and of what explains its columns, in the order in which most readers want them. */
const formats = new Map([
  ["csv", "CSV"],
  ["parquet", "Parquet"],
  ["arrow", "Arrow"],
  ["csv metadata", "CSV metadata"],
]);

/** Formats of a workbook of a whole release. */
const workbooks = new Map([
  ["ods", "ODS"],
  ["xlsx", "XLSX"],
]);

/**
 * Every table of every release: by theme and series, a table once with all its periods, the newest first.
 * @param {ReturnType<typeof readThemes>} themes
 * @param {readonly ReleaseView[]} releases
 */
export function dataCatalogue(themes, releases) {
  return themes.map(({ name, series }) => ({
    name,
    series: series.map(({ collection, title, address }) => {
      const own = releases.filter(({ release }) => release.collection === collection).reverse();
      return {
        title,
        address,
        releases: own.map((item) => ({
          period: item.release.periodLabel,
          title: item.release.title,
          synthetic: needsSyntheticMark(item.release, item.release.title),
          guidance: item.guidance.address,
          links: linksOf(item.publicFiles, null, workbooks),
        })),
        tables: tablesOf(own),
      };
    }),
  }));
}

/**
 * The tables of a series under their newest titles.
 * @param {readonly ReleaseView[]} releases of one series, the newest first
 * @returns {CatalogueTable[]}
 */
function tablesOf(releases) {
  const all = releases.flatMap((item) => item.release.tables.map((table) => ({ item, table })));
  return [...groupBy(all, ({ table }) => table.name)].map(([name, same]) => ({
    title: same[0]?.table.title ?? name,
    synthetic: same.some(({ item, table }) => needsSyntheticMark(item.release, table.title)),
    editions: same.map(({ item: { release, publicFiles }, table }) => ({
      period: release.periodLabel,
      address: tableAddress(release, name),
      rows: showNumber(table.rows, 0),
      count: `${release.collection}/${release.period}:rows:${name}`,
      links: linksOf(publicFiles, name, formats),
    })),
  }));
}

/**
 * @param {readonly PublicFile[]} files
 * @param {string | null} table
 * @param {ReadonlyMap<string, string>} wanted
 * @returns {Link[]}
 */
function linksOf(files, table, wanted) {
  const own = files.filter((file) => file.table === table);
  return [...wanted].flatMap(([format, name]) => {
    const file = own.find((each) => each.format === format);
    return file === undefined ? [] : [{ format: name, address: file.address }];
  });
}
