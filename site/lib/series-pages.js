import { absoluteAddress } from "./addresses.js";
import { seriesCitation } from "./citation.js";
import { quotedHeadlines } from "./quote.js";
import { figuresOverTime } from "./series-figures.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @import { Planned } from "./calendar.js" */
/** @import { Package } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @import { Series } from "./series.js" */

/**
 * What the page of each series shows.
 * @param {readonly Series[]} series
 * @param {readonly Package[]} packages by collection and then period
 * @param {{ releases: readonly ReleaseView[], calendar: readonly Planned[], publisher: PublicationFile["publisher"] }} view
 */
export function seriesPages(series, packages, { releases, calendar, publisher }) {
  return series.map((each) => {
    const own = packages.filter(({ release }) => release.collection === each.collection);
    const latest = releases.find(({ address }) => address === each.releases[0]?.address);
    const permanent = absoluteAddress(each.address, publisher.address);
    return Object.freeze({
      ...each,
      latest,
      headlines: latest ? quotedHeadlines(latest.release) : [],
      permanent,
      figures: figuresOverTime(own),
      planned: calendar.filter((entry) => isOpen(entry) && entry.collection === each.collection),
      citation: latest ? seriesCitation(each.title, latest.release, permanent) : null,
      feed: `${each.address}feed.xml`,
    });
  });
}

/** @param {Planned} entry */
function isOpen({ state }) {
  return state === "provisional" || state === "confirmed";
}
