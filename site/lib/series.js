import { releaseAddress, themeAddress } from "./addresses.js";
import { groupBy } from "./group-by.js";
import { quotedHeadlines } from "./quote.js";
import { showDate } from "./show.js";

/** @import { PublicationFile, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @import { Quoted } from "./quote.js" */
/**
 * A release as a list shows it, with its first headline figure and the days on which it was corrected.
 * @typedef {{ title: string, summary: string, period: string, periodLabel: string, published: string,
 *   publishedText: string, synthetic: boolean, address: string, collection: string, seriesTitle: string,
 *   headline: Quoted | null, corrected: string[] }} Entry
 * @typedef {{ collection: string, title: string, summary: string, theme: string, themeAddress: string, address: string,
 *   releases: Entry[] }} Series
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
      themeAddress: themeAddress(theme),
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
  return themes
    .map(([name, members]) => ({ name, address: themeAddress(name), series: members }))
    .sort((a, b) => compare(a.name, b.name));
}

/**
 * @param {ReleaseFile} release
 * @returns {Entry}
 */
function entry(release) {
  const { collection, title, summary, period, periodLabel, published, seriesTitle } = release;
  return {
    collection,
    title,
    summary,
    period,
    periodLabel,
    published,
    seriesTitle,
    publishedText: showDate(published),
    synthetic: release.synthetic !== null,
    address: releaseAddress(release),
    headline: quotedHeadlines(release)[0] ?? null,
    corrected: release.corrections.map(({ date }) => showDate(date)),
  };
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
