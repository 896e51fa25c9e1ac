import { levelsWord } from "./area-pages.js";

/** @import { Areas, Place } from "./area-places.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** Places under a heading; `home` is the page of the place that they lie in. @typedef {{ title: string, home: string | null, places: Place[] }} Group */

/** Places on one page of a list: about as many links as a phone scrolls without trouble. */
const placesOnPage = 400;

/**
 * The pages that list a release's places. A level with more places than one page holds has pages of its own, in the
 * order of names; the others stand on the first page, each under the region that it lies in.
 * @param {ReleaseView} view
 * @param {Areas} areas
 */
export function areaIndex(view, areas) {
  const shown = [...areas.places.values()].filter(({ hasPage }) => hasPage);
  const levels = [...new Set(shown.map(({ level }) => level))];
  const long = levels.filter((level) => ofLevel(shown, level).length > placesOnPage);
  const lists = long.flatMap((level) => listPages(view, areas, ofLevel(shown, level), levelsWord(level)));
  const short = shown.filter(({ level }) => !long.includes(level));
  const first = {
    view,
    address: areas.address,
    title: "Places",
    range: "",
    isFirst: true,
    crumbs: [...crumbs(view), { text: "Places" }],
    groups: groupsOf(areas, short),
    withheld: withheldPlaces(view),
    lists: long.map((level) => ({
      title: levelsWord(level),
      pages: lists.filter(({ title }) => title === levelsWord(level)),
    })),
  };
  return [first, ...lists];
}

/**
 * @param {Place[]} places
 * @param {string} level
 */
function ofLevel(places, level) {
  return places.filter((each) => each.level === level);
}

/**
 * @param {ReleaseView} view
 * @param {Areas} areas
 * @param {Place[]} places
 * @param {string} title
 */
function listPages(view, areas, places, title) {
  const folder = `${areas.address}${title.toLowerCase().replaceAll(" ", "-")}/`;
  const pages = Math.ceil(places.length / placesOnPage);
  const addressOf = (/** @type {number} */ page) => `${folder}${page === 1 ? "" : `${page}/`}`;
  return Array.from({ length: pages }, (_, index) => {
    const own = places.slice(index * placesOnPage, (index + 1) * placesOnPage);
    return {
      view,
      address: addressOf(index + 1),
      title,
      isFirst: false,
      crumbs: [...crumbs(view), { text: "Places", href: areas.address }, { text: title }],
      range: `${own[0]?.label ?? ""} to ${own.at(-1)?.label ?? ""}`,
      groups: [{ title: "", home: null, places: own }],
      withheld: [],
      lists: [],
      previous: index > 0 ? { href: addressOf(index) } : null,
      next: index + 1 < pages ? { href: addressOf(index + 2) } : null,
    };
  });
}

/**
 * Each region with what lies in it; then what lies in no region, by level.
 * @param {Areas} areas
 * @param {Place[]} shown
 * @returns {Group[]}
 */
function groupsOf({ places, within }, shown) {
  const listed = new Set(shown);
  const regions = [...places.values()].filter(({ level }) => level === "Regional");
  const byRegion = regions.flatMap((region) => {
    const own = (within.get(region.code) ?? []).filter((each) => listed.has(each));
    const home = region.hasPage ? region.address : null;
    return own.length === 0 ? [] : [{ title: region.label, home, places: own }];
  });
  const placed = new Set([
    ...byRegion.flatMap((group) => group.places),
    ...byRegion.flatMap(({ home }) => shown.filter(({ address }) => address === home)),
  ]);
  const rest = shown.filter((each) => !placed.has(each));
  const levels = [...new Set(rest.map(({ level }) => level))];
  return [
    ...byRegion,
    ...levels.map((level) => ({ title: levelsWord(level), home: null, places: ofLevel(rest, level) })),
  ];
}

/**
 * What the release itself says of places that are not shown.
 * @param {ReleaseView} view
 */
function withheldPlaces({ release }) {
  return release.protection.sentences.filter((sentence) => /\bplaces?\b/i.test(sentence));
}

/**
 * The way to a release from the start page.
 * @param {ReleaseView} view
 */
function crumbs({ release, series, address }) {
  return [
    { text: "Home", href: "/" },
    { text: release.seriesTitle, href: series?.address ?? "/" },
    { text: release.periodLabel, href: address },
  ];
}
