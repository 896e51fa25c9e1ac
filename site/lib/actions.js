import { groupBy } from "./group-by.js";
import { renderLine, slug } from "./markdown.js";
import { showDate } from "./show.js";

/** @import { Action, ActionReview, ActionSource, ActionStatus } from "../../pipeline/actions.ts" */
/** @import { PublicationFile } from "../../pipeline/package.ts" */
/**
 * A commitment as pages show it. `at` leads to it; `dueText` says when it is due, and `late` whether that day is past though
 * nobody here knows what became of it.
 * @typedef {Omit<Action, "reviews" | "shows"> & { source: ActionSource, at: string, shows: string | null, dueText: string,
 *   late: boolean, label: string, reviews: (ActionReview & { onText: string, label: string })[] }} Shown
 * @typedef {{ id: string, heading: string, said: string | null, actions: Shown[] }} Part commitments of one section; what was said, where it is the same for all
 * @typedef {ActionSource & { address: string, counted: string, publishedText: string, shown: Shown[], parts: Part[],
 *   links: { text: string, href: string }[] }} SourcePage
 * @typedef {{ source: SourcePage, actions: Shown[] }} OfSource
 * @typedef {{ status: string, label: string, meaning: string, address: string, counted: string, count: number,
 *   groups: OfSource[], brief: boolean }} StatusPage
 * @typedef {{ year: string, address: string, parts: { id: string, heading: string, counted: string, count: number,
 *   groups: OfSource[] }[] }} YearPage
 */

/** @type {readonly { status: ActionStatus | "overdue", label: string, meaning: string }[]} */
const states = [
  {
    status: "overdue",
    label: "Overdue",
    meaning: "The day is past, and the commitment is neither kept nor withdrawn.",
  },
  { status: "under-way", label: "Under way", meaning: "At the last review, work had begun." },
  {
    status: "not-started",
    label: "Not started",
    meaning: "At the last review work had not begun, or there was no review yet.",
  },
  { status: "done", label: "Done", meaning: "The commitment is kept, and evidence is linked." },
  {
    status: "will-not",
    label: "Will not be done",
    meaning: "The commitment cannot be met. The reason is given.",
  },
  {
    status: "not-known",
    label: "Not known",
    meaning:
      "Another body's commitment. Its source does not tell what became of it, and nobody here follows it.",
  },
];

/** The pages of the register stand below this address. */
export const registerAddress = "/actions/";

/**
 * Where the commitments of a consultation or release are, and a commitment among them.
 * @param {{ collection: string, period: string }} source
 * @param {string} [id]
 */
export function actionAddress({ collection, period }, id) {
  return `${registerAddress}by/${collection}/${period}/${id === undefined ? "" : `#${id}`}`;
}

/**
 * The register of actions as pages: by source (the newest first), by status and by year.
 * @param {PublicationFile} publication
 * @param {readonly { address: string }[]} about pages of releases and consultations
 */
export function actionPages({ actions = [], asOf }, about) {
  const pages = new Set(about.map(({ address }) => address));
  const sources = [...actions]
    .sort((a, b) => (a.published < b.published ? 1 : -1))
    .map((source) => sourcePage(source, asOf, pages));
  const shown = sources.flatMap((source) => source.shown);
  const register = {
    address: registerAddress,
    count: shown.length,
    synthetic: sources.some(({ synthetic }) => synthetic !== null),
    sources,
    statuses: sources.length === 0 ? [] : states.map((state) => statusPage(state, sources)),
    years: yearsOf(shown).map((year) => yearPage(year, sources)),
  };
  return { ...register, lists: sources.length === 0 ? [] : [register] };
}

/**
 * @param {ActionSource} source
 * @param {string} asOf
 * @param {ReadonlySet<string>} pages
 * @returns {SourcePage}
 */
function sourcePage(source, asOf, pages) {
  const name = `${source.collection}/${source.period}`;
  const shown = source.actions.map((action) => shownAction(action, source, asOf));
  const links = [
    { text: "The release and its figures", href: `/releases/${name}/` },
    { text: "The consultation", href: `/consultations/${name}/` },
  ];
  return {
    ...source,
    address: actionAddress(source),
    counted: `actions:by:${name}`,
    publishedText: showDate(source.published),
    shown,
    links: links.filter(({ href }) => pages.has(href)),
    parts: [...groupBy(shown, ({ section }) => section ?? "Commitments")].map(([heading, own]) => {
      const [first] = own;
      const same = own.length > 1 && own.every(({ said }) => said === first?.said);
      const id = `section-${slug(heading)}`;
      return { id, heading, said: same ? (first?.said ?? null) : null, actions: own };
    }),
  };
}

/**
 * @param {Action} action
 * @param {ActionSource} source
 * @param {string} asOf
 * @returns {Shown}
 */
function shownAction(action, source, asOf) {
  const { id, shows, due, status, overdue, reviews } = action;
  const open = status !== "done" && status !== "will-not";
  return {
    ...action,
    source,
    at: actionAddress(source, id),
    shows: shows === null ? null : renderLine(shows),
    dueText: dueText(due),
    late: open && !overdue && due !== null && due.by !== null && due.by < asOf,
    label: labelOf(status),
    reviews: reviews.map((review) => ({
      ...review,
      onText: showDate(review.on),
      label: labelOf(review.status),
    })),
  };
}

/** @param {Action["due"]} due */
function dueText(due) {
  if (due === null) return "No date given";
  if (due.by === null) return `Due ${due.words}`;
  return due.words === null ? `Due by ${showDate(due.by)}` : `Due ${due.words} (${showDate(due.by)})`;
}

/**
 * What pages call a status.
 * @param {ActionStatus} status
 */
export function labelOf(status) {
  return states.find((state) => state.status === status)?.label ?? status;
}

/**
 * @param {typeof states[number]} state
 * @param {SourcePage[]} sources
 * @returns {StatusPage}
 */
function statusPage({ status, label, meaning }, sources) {
  const groups = among(sources, (action) =>
    status === "overdue" ? action.overdue : action.status === status,
  );
  return {
    status,
    label,
    meaning,
    address: `${registerAddress}${status}/`,
    counted: status === "overdue" ? "actions:overdue" : `actions:status:${status}`,
    count: groups.reduce((sum, { actions }) => sum + actions.length, 0),
    groups,
    brief: status === "not-known",
  };
}

/**
 * The years in which anything was reviewed, the newest first.
 * @param {readonly Shown[]} shown
 */
function yearsOf(shown) {
  const years = shown.flatMap(({ reviews }) => reviews.map(({ on }) => on.slice(0, 4)));
  return [...new Set(years)].sort().reverse();
}

const parts = /** @type {const} */ ([
  ["done", "What was done"],
  ["will-not", "What will not be done, and why"],
  ["under-way", "What was under way at the last review of the year"],
]);

/**
 * What changed in a year: what its last review in that year found of each commitment.
 * @param {string} year
 * @param {SourcePage[]} sources
 * @returns {YearPage}
 */
function yearPage(year, sources) {
  return {
    year,
    address: `${registerAddress}${year}/`,
    parts: parts.map(([status, heading]) => {
      const groups = among(sources, (action) => foundIn(action, year)?.status === status);
      const count = groups.reduce((sum, { actions }) => sum + actions.length, 0);
      return { id: status, heading, counted: `actions:year:${year}:${status}`, count, groups };
    }),
  };
}

/**
 * The last review of a year.
 * @param {Shown} action
 * @param {string} year
 */
function foundIn({ reviews }, year) {
  return reviews.filter(({ on }) => on.startsWith(`${year}-`)).at(-1);
}

/**
 * @param {SourcePage[]} sources
 * @param {(action: Shown) => boolean} chosen
 * @returns {OfSource[]}
 */
function among(sources, chosen) {
  return sources
    .map((source) => ({ source, actions: source.shown.filter(chosen) }))
    .filter(({ actions }) => actions.length > 0);
}

/**
 * Every page of the register.
 * @param {ActionPages} register
 * @returns {readonly { address: string }[]}
 */
export function pagesOfActions({ lists, sources, statuses, years }) {
  return [...lists, ...sources, ...statuses, ...years];
}

/** @typedef {ReturnType<typeof actionPages>} ActionPages */
