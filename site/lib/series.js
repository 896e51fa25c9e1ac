import { releaseAddress } from "./addresses.js";
import { groupBy } from "./group-by.js";
import { showDate } from "./show.js";

/** @import { PublicationFile, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/**
 * A release as a list shows it.
 * @typedef {{ title: string, summary: string, period: string, published: string, publishedText: string,
 *   synthetic: boolean, address: string, collection: string }} Entry
 * @typedef {{ collection: string, title: string, summary: string, theme: string, address: string, releases: Entry[] }} Series
 */

/**
 * Every series with its releases, the latest first.
 * @param {PublicationFile} publication
 * @param {Package[]} packages
 * @returns {Series[]}
 */
export function readSeries({ series }, packages) {
  return series.map(({ collection, title, summary }) => {
    const releases = packages.map(({ release }) => release).filter((each) => each.collection === collection);
    const newest = releases.toSorted((a, b) => compare(b.period, a.period));
    const theme = newest[0]?.theme ?? "";
    return {
      collection,
      title,
      summary,
      theme,
      address: `/releases/${collection}/`,
      releases: newest.map(entry),
    };
  });
}

/**
 * Every release, the most recently published first.
 * @param {readonly Series[]} series
 */
export function newestReleases(series) {
  return series.flatMap(({ releases }) => releases).toSorted((a, b) => compare(b.published, a.published));
}

/**
 * Themes in the order of the alphabet, each with its series.
 * @param {readonly Series[]} series
 */
export function readThemes(series) {
  const themes = [...groupBy(series, ({ theme }) => theme)].filter(([name]) => name !== "");
  return themes.map(([name, members]) => ({ name, series: members })).sort((a, b) => compare(a.name, b.name));
}

/**
 * What will be published when; an entry whose release is out links to it.
 * @param {PublicationFile} publication
 * @param {readonly Series[]} series
 */
export function readCalendar({ calendar }, series) {
  const out = new Set(newestReleases(series).map(({ address }) => address));
  return calendar.map((planned) => ({
    ...planned,
    when: planned.date === null ? "Date to be announced" : showDate(planned.date),
    address: out.has(releaseAddress(planned)) ? releaseAddress(planned) : null,
  }));
}

/**
 * @param {ReleaseFile} release
 * @returns {Entry}
 */
function entry(release) {
  const { collection, title, summary, period, published } = release;
  const texts = { publishedText: showDate(published), address: releaseAddress(release) };
  return { collection, title, summary, period, published, synthetic: release.synthetic !== null, ...texts };
}

/**
 * By code unit, never by locale.
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
