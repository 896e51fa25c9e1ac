import { enforcementOf, readAccessibility } from "./accessibility.js";
import { apiExamples } from "./api-examples.js";
import { areaIndex } from "./area-index.js";
import { areaPages } from "./area-pages.js";
import { areasOf } from "./area-places.js";
import { calendarParts, readCalendar } from "./calendar.js";
import { cardsOf } from "./cards.js";
import { dataCatalogue } from "./data-catalogue.js";
import { withPagesOut } from "./engagement.js";
import { readGlossary, withoutMarks } from "./glossary.js";
import { listeningAddresses, listeningPages } from "./listening.js";
import { readCollections, readGuides, readStanding } from "./methodology.js";
import { readPackages, readPublication, readReplaced } from "./packages.js";
import { progressPages } from "./progress.js";
import { releaseView } from "./release-view.js";
import { newestReleases, readSeries, readThemes } from "./series.js";
import { seriesPages } from "./series-pages.js";
import { showDate } from "./show.js";
import { supersededViews } from "./superseded.js";
import { tablePages } from "./table-pages.js";

/**
 * Everything that the templates show, read once from a content root. It is frozen, so that Eleventy passes it to
 * each page as it is and does not copy it.
 * @param {string} root the content root
 */
export async function readView(root) {
  const publication = readPublication(root);
  const packages = await readPackages(root);
  const series = readSeries(publication, packages);
  const releases = packages.map((item) =>
    Object.freeze(releaseView(item, series, publication.publisher, packages)),
  );
  const tables = packages.flatMap((item, index) => pagesOf(item, releases[index]));
  const areas = areaPagesOf(packages, releases);
  const standing = readStanding(root);
  const guides = readGuides(root);
  const collections = collectionsWithReleases(root, series, releases);
  const calendar = readCalendar(publication, new Set(addresses(releases)));
  const themes = readThemes(series);
  const besides = pagesBeside(releases);
  const { publisher } = publication;
  const listening = listeningPages(publication, packages, releases);
  const known = pageAddresses([
    listeningAddresses(listening),
    themes,
    series,
    releases,
    releases.map(({ protection }) => protection),
    releases.map(({ guidance }) => guidance),
    besides.progressPages,
    releases.flatMap(({ openAnswers }) => openAnswers ?? []),
    tables,
    areas.index,
    areas.pages,
    standing,
    guides,
    collections,
  ]);
  return Object.freeze({
    publication,
    publisher: publication.publisher,
    ...listening,
    asOf: showDate(publication.asOf),
    examples: apiExamples(series, releases, publication.publisher.address),
    series,
    themes,
    seriesPages: seriesPages(series, packages, { releases, calendar, publisher }),
    catalogue: dataCatalogue(themes, releases),
    newest: newestReleases(series),
    calendar,
    calendarParts: calendarParts(calendar, publication.asOf),
    releases,
    landings: releases.flatMap(landingsOf),
    ...cardsOf(publisher, series, packages, releases),
    charts: releases.flatMap((item) => item.commentary.charts.map((chart) => ({ chart, item }))),
    tablePages: tables,
    areaPages: areas.pages,
    areaIndex: areas.index,
    ...besides,
    ...glossaryOf(standing.map((page) => withPagesOut(page, new Set(known)))),
    accessibility: { record: readAccessibility(root), enforcement: enforcementOf(packages) },
    guides,
    collections,
    superseded: supersededViews(await readReplaced(packages), {
      ...{ releases, series, publisher, packages, addresses: known },
    }),
    addresses: known,
  });
}

/**
 * Where a release has its landing page: at its own address, and the latest of a series also at one that stays. That is
 * a copy, since a static host has no redirect that a reader without JavaScript, a program and a search engine all follow.
 * @param {ReturnType<typeof releaseView>} item
 */
function landingsOf(item) {
  const own = { address: item.address, item };
  const latest = { address: `/releases/${item.release.collection}/latest/`, item: withFullLinks(item) };
  return item.superseded === null ? [own, latest] : [own];
}

/**
 * A release whose author's links, which start at its own page, start at the root of the site.
 * @param {ReturnType<typeof releaseView>} item
 */
function withFullLinks(item) {
  const { address, commentary, mainPoints } = item;
  /** @param {string} html */
  const full = (html) => html.replace(/(\shref=")(?![a-z]+:|[/#])/g, `$1${address}`);
  return {
    ...item,
    commentary: { ...commentary, html: full(commentary.html) },
    mainPoints: mainPoints.map(full),
  };
}

/**
 * The pages that only some releases have beside their landing page.
 * @param {ReturnType<typeof releaseView>[]} releases
 */
function pagesBeside(releases) {
  return {
    questionnaires: releases.filter(({ release }) => release.questionnaire.length > 0),
    responses: releases.filter(({ release }) => release.organisations.length > 0),
    progressPages: progressPages(releases),
    openAnswers: releases.filter(({ openAnswers }) => openAnswers !== null),
  };
}

/**
 * The standing pages as readers see them, and the words of the glossary among them that other pages link to.
 * @param {ReturnType<typeof readStanding>} standing
 */
function glossaryOf(standing) {
  return { standing: standing.map(withoutMarks), glossary: readGlossary(standing) };
}

/**
 * The addresses of the pages that search engines are to find.
 * @param {readonly (readonly { address: string }[])[]} lists of pages
 */
function pageAddresses(lists) {
  const own = ["/", "/themes/", "/calendar/", "/data/", "/engagement/", "/methodology/", "/api/"];
  return [...own, ...lists.flatMap(addresses)];
}

/** @param {readonly { address: string }[]} pages */
function addresses(pages) {
  return pages.map(({ address }) => address);
}

/** @typedef {Awaited<ReturnType<typeof readView>>} View */

/**
 * @param {Parameters<typeof tablePages>[0]} item
 * @param {Parameters<typeof tablePages>[1] | undefined} release
 */
function pagesOf(item, release) {
  return release ? tablePages(item, release) : [];
}

/**
 * The pages of the places of each release, and the lists of them.
 * @param {Parameters<typeof areasOf>[0][]} packages
 * @param {readonly ReturnType<typeof releaseView>[]} releases
 */
function areaPagesOf(packages, releases) {
  const found = packages.flatMap((item, index) => {
    const [areas, view] = [areasOf(item), releases[index]];
    return areas && view ? [{ pages: areaPages(item, view, areas), index: areaIndex(view, areas) }] : [];
  });
  return {
    pages: Object.freeze(found.flatMap(({ pages }) => pages)),
    index: Object.freeze(found.flatMap(({ index }) => index)),
  };
}

/**
 * @param {string} root
 * @param {ReturnType<typeof readSeries>} series
 * @param {ReturnType<typeof releaseView>[]} releases
 */
function collectionsWithReleases(root, series, releases) {
  return readCollections(root, series).map((each) => ({
    ...each,
    releases: releases.filter(({ release }) => release.collection === each.series.collection).reverse(),
  }));
}
