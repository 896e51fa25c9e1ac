import { absoluteAddress, releaseAddress } from "./addresses.js";
import { cardSvg } from "./card-svg.js";
import { showDate } from "./show.js";

/** @import { PublicationFile, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Chart } from "../charts/chart.js" */
/**
 * What a page says of itself to sites that show links as cards. `svg` is drawn as the picture, at `file` with the ending
 * "png"; `figure` is the headline figure in the text for whoever does not see it, with its cell.
 * @typedef {{
 *   type: "website" | "article", title: string, text: string, url: string, image: string, file: string, svg: string,
 *   figure: { text: string, cell: string } | null, alt: string,
 * }} Social
 * @typedef {PublicationFile["publisher"]} Publisher
 */

/**
 * The card of a release.
 * @param {ReleaseFile} release
 * @param {{ chart: Chart, title: string } | null} chart the first of its page
 * @param {Publisher} publisher
 * @returns {Social}
 */
export function releaseCard(release, chart, publisher) {
  const address = releaseAddress(release);
  return social(address, publisher, {
    ...{
      type: "article",
      title: release.title,
      text: release.summary,
      synthetic: release.synthetic !== null,
    },
    figure: headlineOf(release, ""),
    ...{ chart, parts: [] },
    foot: `${release.designation.label}. Published ${showDate(release.published)}.`,
  });
}

/**
 * The cards of a site: that of its home, those of series by their collections, and all that there are.
 * @param {Publisher} publisher
 * @param {Parameters<typeof seriesCardsOf>[0]} series
 * @param {Parameters<typeof seriesCardsOf>[1]} packages
 * @param {readonly { card: Social }[]} releases
 */
export function cardsOf(publisher, series, packages, releases) {
  const homeCard = homeCardOf(
    publisher,
    series.map(({ title }) => title),
  );
  const seriesCards = seriesCardsOf(series, packages, publisher);
  const cards = [homeCard, ...Object.values(seriesCards), ...releases.map(({ card }) => card)];
  return { homeCard, seriesCards, cards };
}

/**
 * The card of each series, by its collection: the headline of its newest release.
 * @param {readonly { collection: string, address: string, title: string, summary: string }[]} series
 * @param {readonly { release: ReleaseFile }[]} packages by period
 * @param {Publisher} publisher
 */
function seriesCardsOf(series, packages, publisher) {
  const cards = series.map(({ collection, address, title, summary }) => {
    const newest = packages.findLast(({ release }) => release.collection === collection)?.release;
    const card = social(address, publisher, {
      ...{
        type: "website",
        title,
        text: summary,
        chart: null,
        parts: [],
        synthetic: newest?.synthetic != null,
      },
      figure: newest ? headlineOf(newest, `${newest.collection}/${newest.period}:`) : null,
      foot: newest ? `Latest release: ${newest.title}` : "",
    });
    return /** @type {const} */ ([collection, card]);
  });
  return Object.fromEntries(cards);
}

/**
 * The card of the whole publication, without figures.
 * @param {Publisher} publisher
 * @param {readonly string[]} parts titles of series
 */
function homeCardOf(publisher, parts) {
  return social("/", publisher, {
    ...{
      type: "website",
      title: publisher.title,
      text: publisher.summary,
      foot: publisher.address.replace(/^https:\/\/|\/$/g, ""),
      synthetic: false,
    },
    ...{ figure: null, chart: null, parts },
  });
}

/**
 * @param {string} address
 * @param {Publisher} publisher
 * @param {{ type: Social["type"] } & Omit<import("./card-svg.js").Card, "publisher">} card
 * @returns {Social}
 */
function social(address, publisher, { type, ...card }) {
  const { title, text, figure } = card;
  const [, cell = "", shown = ""] =
    /^<data [^>]*?data-cell="([^"]*)"[^>]*>([^<]*)<\/data>$/.exec(figure?.html ?? "") ?? [];
  return {
    ...{ type, title, text, file: `${address}card` },
    url: absoluteAddress(address, publisher.address),
    image: absoluteAddress(`${address}card.png`, publisher.address),
    svg: cardSvg({ ...card, publisher: title === publisher.title ? publisher.name : publisher.title }),
    figure: figure && cell ? { text: shown, cell } : null,
    alt: figure && cell ? `${figure.label}. ${title}.` : `${title}. ${text}`,
  };
}

/**
 * The first headline of a release.
 * @param {ReleaseFile} release
 * @param {string} home put before the cells' addresses, where the page is not the release's
 */
function headlineOf({ headlines }, home) {
  const [first] = headlines;
  if (first === undefined) return null;
  return { label: first.label, html: first.html.replace(/(data-cell=")(?![^"|]*:)/g, `$1${home}`) };
}
