import { figures } from "../charts/chart-cells.js";
import { releaseAddress } from "./addresses.js";
import { showDate } from "./show.js";

/** @import { PublicationFile, PublishedTable } from "../../pipeline/package.ts" */
/** @import { Review, ReviewSource } from "../../pipeline/reviews.ts" */
/** @import { SourcePage } from "./actions.js" */
/** @import { ShownCitation } from "./citations.js" */
/** @import { Package } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @typedef {{ label: string, cells: { cell: string, text: string }[] }} Line */
/**
 * What a table of another release tells of this one: `lines` by `heads`, or where there are none, why in a sentence.
 * @typedef {{ title: string, id: string, caption: string, heads: string[], lines: Line[], why: string | null,
 *   from: { title: string, href: string } | null }} Told
 */
/**
 * What reviews draw on: the packages, their views in the same order, the register of actions and that of citations.
 * @typedef {{ packages: readonly Package[], releases: readonly ReleaseView[], actions: readonly SourcePage[],
 *   citations: readonly ShownCitation[] }} Around
 */

export const reviewsAddress = "/reviews/";

/** @param {{ collection: string, period: string }} release */
export function reviewAddress(release) {
  return `${releaseAddress(release)}review/`;
}

/**
 * The annual review of each release, and in `lists` the page that names them all; none where nothing is reviewed. A
 * release's page has a part for each year by whose end it was out.
 * @param {Pick<PublicationFile, "reviews">} publication
 * @param {Around} around
 */
export function reviewPages({ reviews = [] }, around) {
  if (reviews.length === 0) return { pages: [], lists: [] };
  const pages = around.releases.map((item) => ({
    item,
    address: reviewAddress(item.release),
    years: reviews.filter(isOut(item)).map((review) => yearPart(item, review, around)),
    first: item.release.published.slice(0, 4),
    promised: around.actions.find((source) => source.address.endsWith(`/by/${nameOf(item)}/`)) ?? null,
  }));
  const years = reviews.map((review) => ({
    year: review.year,
    publishedText: showDate(review.published),
    reviewed: pages.filter(({ item }) => isOut(item)(review)),
  }));
  return { pages, lists: [{ address: reviewsAddress, years }] };
}

/** @param {ReleaseView} item @returns {(review: Review) => boolean} */
function isOut({ release }) {
  return ({ year }) => release.published <= `${year}-12-31`;
}

/**
 * @param {ReleaseView} item
 * @param {Review} review
 * @param {Around} around
 */
function yearPart(item, review, { packages, releases, citations }) {
  const { year, decisions, sources, published, synthetic } = review;
  const decision = decisions.find(({ release }) => release === nameOf(item)) ?? null;
  return {
    year,
    synthetic,
    publishedText: showDate(published),
    decision,
    told: sources.map((source, index) => told(item, source, `${year}-${index + 1}`, packages, releases)),
    changes: item.changes.filter(({ date }) => date.startsWith(year)),
    citations: citations.filter((each) => each.release === nameOf(item) && each.on.startsWith(year)),
  };
}

/**
 * @param {ReleaseView} item
 * @param {ReviewSource} source
 * @param {string} id
 * @param {readonly Package[]} packages
 * @param {readonly ReleaseView[]} releases
 * @returns {Told}
 */
function told(item, source, id, packages, releases) {
  const index = releases.findIndex((each) => nameOf(each) === source.release);
  const [found, view] = [packages[index], releases[index]];
  const table = found?.release.tables.find(({ name }) => name === source.table);
  const same = { title: source.title, id: `told-${id}`, caption: table?.title ?? "" };
  if (!found || !view || !table)
    return { ...same, ...nothing("Its figures are not published yet."), from: null };
  const href = view.tables.find(({ name }) => name === source.table)?.address ?? view.address;
  return {
    ...same,
    ...linesOf(found, table, source.dimension, item),
    from: { title: view.release.title, href },
  };
}

/** @param {string} why @returns {Pick<Told, "heads" | "lines" | "why">} */
function nothing(why) {
  return { heads: [], lines: [], why };
}

/**
 * The figures of one release in a table: by the table's other dimension where it has one, and in all.
 * @param {Package} source
 * @param {PublishedTable} table
 * @param {string} dimension that holds releases
 * @param {ReleaseView} item
 * @returns {Pick<Told, "heads" | "lines" | "why">}
 */
function linesOf({ release, rows, audit }, table, dimension, item) {
  const code = nameOf(item).replace("/", "-");
  const keys = table.dimensions.filter(({ attribute }) => !attribute);
  if (!keys.find(({ name }) => name === dimension)?.codes.some((each) => each.code === code))
    return nothing("The release is not among those that were counted.");
  const measures = table.measures.filter(({ kind }) => kind !== "base");
  const prefix = `${release.collection}/${release.period}:`;
  const find = measures.map((measure) => figures(table, rows.get(table.name) ?? [], measure, prefix));
  const all = find.map((each) => each({ [dimension]: code }));
  const [first] = all;
  if (first?.value === 0) return nothing(nothingCameIn(audit));
  const other = keys.find(({ name }) => name !== dimension);
  const lines = (other?.codes ?? []).map((each) => ({
    label: each.label,
    found: find.map((of) => of({ [dimension]: code, ...(other && { [other.name]: each.code }) })),
  }));
  const shown = [...lines, { label: "All", found: all }].filter(({ found }) =>
    found.some((each) => each !== null),
  );
  if (shown.every(({ found }) => found.every((each) => each?.value == null)))
    return nothing("What came in is withheld, so that nobody can be identified.");
  return {
    heads: measures.map(({ label }) => label),
    lines: shown.map(({ label, found }) => ({
      label,
      cells: found.map((each) => ({ cell: each?.ref ?? "", text: each?.text ?? "" })),
    })),
    why: null,
  };
}

/** @param {Package["audit"]} audit */
function nothingCameIn({ concedes }) {
  return concedes !== null && concedes.above > 0
    ? "Nothing came in, or so little that its count rounds to nothing."
    : "Nothing came in.";
}

/** @param {{ release: { collection: string, period: string } }} item */
function nameOf({ release }) {
  return `${release.collection}/${release.period}`;
}
