import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { actionCsv, actionCsvAddress } from "./action-csv.js";
import { actionFeed, actionFeedAddress } from "./action-feed.js";
import { atomFeed } from "./atom.js";
import { icalendar } from "./icalendar.js";

/** @import { View } from "./view.js" */

/**
 * Writes the feeds of all releases and of each series, and the calendar for calendar programs.
 * @param {string} out folder of the site
 * @param {View} view
 */
export function writeFeeds(out, view) {
  for (const [address, text] of feedFiles(view)) {
    const to = path.join(out, address);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, text);
  }
}

/**
 * The text of each feed by its address.
 * @param {Pick<View, "publication" | "releases" | "series" | "calendar">} view
 * @returns {Map<string, string>}
 */
export function feedFiles({ publication, releases, series, calendar }) {
  const all = { title: publication.publisher.title, address: "/feed.xml", page: "/" };
  /** @type {[string, string][]} */
  const feeds = series.map(({ collection, title, address }) => {
    const own = releases.filter(({ release }) => release.collection === collection);
    const feed = { title, address: `${address}feed.xml`, page: address };
    return [feed.address, atomFeed(feed, own, publication)];
  });
  return new Map([
    [all.address, atomFeed(all, releases, publication)],
    ...feeds,
    ...(publication.actions?.length ? registerFiles(publication) : []),
    ["/calendar.ics", icalendar(calendar, publication)],
  ]);
}

/**
 * What the register of actions has besides pages.
 * @param {View["publication"]} publication
 * @returns {[string, string][]}
 */
function registerFiles(publication) {
  return [
    [actionFeedAddress, actionFeed(publication)],
    [actionCsvAddress, actionCsv(publication)],
  ];
}
