import { tableAddress } from "./addresses.js";
import { costsOf } from "./consultation-costs.js";
import { holidayDaysOf, lengthOf, whenOf } from "./consultation-days.js";
import { gridOf, linesOf } from "./consultation-tables.js";
import { renderLine } from "./markdown.js";
import { showDate } from "./show.js";

/** @import { Consultation } from "../../pipeline/consultation.ts" */
/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @typedef {ReturnType<typeof consultationView>} ConsultationView */

/** The states in the order of the list, with what they are called there and what a page says first. */
const states = {
  open: { label: "Open", heading: "Open now: respond", colour: "govuk-tag--green" },
  announced: { label: "Announced", heading: "Opening soon", colour: "govuk-tag--yellow" },
  analysing: { label: "Analysing", heading: "Closed: being analysed", colour: "govuk-tag--blue" },
  outcome: { label: "Outcome", heading: "With an outcome", colour: "govuk-tag--grey" },
};

const order = /** @type {const} */ (["open", "announced", "analysing", "outcome"]);

/**
 * The page of every consultation.
 * @param {PublicationFile} publication
 * @param {readonly Package[]} packages
 * @param {readonly ReleaseView[]} releases
 */
export function consultationPages(publication, packages, releases) {
  return (publication.consultations ?? []).map((each) => {
    const item = packages.find(({ release }) => nameOf(release) === each.release) ?? null;
    const view = releases.find(({ release }) => nameOf(release) === each.release) ?? null;
    return Object.freeze(consultationView(each, publication, item, view));
  });
}

/**
 * The consultations in the parts of their list; a part without any is left out.
 * @param {readonly ConsultationView[]} pages
 */
function consultationParts(pages) {
  return order
    .map((state) => ({
      state,
      heading: states[state].heading,
      pages: pages.filter((page) => page.state === state).sort(byLastDay(state)),
    }))
    .filter((part) => part.pages.length > 0);
}

/**
 * The page that lists them, where there are any.
 * @param {readonly ConsultationView[]} pages
 */
export function consultationLists(pages) {
  return pages.length === 0 ? [] : [{ address: "/consultations/", parts: consultationParts(pages) }];
}

/**
 * What closes first comes first while one can still respond; afterwards the newest.
 * @param {Consultation["state"]} state
 * @returns {(a: Pick<Consultation, "closes">, b: Pick<Consultation, "closes">) => number}
 */
function byLastDay(state) {
  const sign = state === "open" || state === "announced" ? 1 : -1;
  return (a, b) => sign * (a.closes < b.closes ? -1 : Number(a.closes > b.closes));
}

/**
 * The consultation of which a release has the results; null where it is of none.
 * @param {readonly ConsultationView[]} pages
 * @param {{ collection: string, period: string }} release
 */
export function consultationOf(pages, release) {
  return pages.find((page) => page.release === nameOf(release)) ?? null;
}

/**
 * @param {Consultation} consultation
 * @param {PublicationFile} publication
 * @param {Package | null} item the release of its results
 * @param {ReleaseView | null} view
 */
function consultationView(consultation, publication, item, view) {
  const { collection, period, state, results } = consultation;
  const address = `/consultations/${collection}/${period}/`;
  const table = (/** @type {string | null | undefined} */ name) =>
    item?.release.tables.find((each) => each.name === name) ?? null;
  const costs = consultation.costs === null || item === null ? null : costsOf(consultation, item);
  const promised = publication.actions?.find((each) => nameOf(each) === nameOf(consultation)) ?? null;
  const feedback = item && table(results?.feedback) ? gridOf(item, table(results?.feedback)) : null;
  const hasNext = (consultation.outcome?.next ?? []).length > 0 || promised !== null;
  const titles = titlesOf(state);
  return {
    ...consultation,
    ...states[state],
    titles,
    hasNext,
    contents: Object.entries({
      outcome: consultation.outcome !== null,
      next: hasNext,
      responses: view !== null,
      results: view !== null,
      feedback: feedback !== null,
      costs: costs !== null,
      about: true,
      respond: true,
      privacy: true,
    }).flatMap(([id, isThere]) => (isThere ? [{ id, title: Object(titles)[id] }] : [])),
    address,
    counts: `consultations:${nameOf(consultation)}`,
    when: whenOf(consultation),
    length: lengthOf(consultation),
    holidayDays: holidayDaysOf(consultation),
    opensText: consultation.opens === null ? "not stated" : showDate(consultation.opens),
    closesText: showDate(consultation.closes),
    untilText: showDate(consultation.privacy.until),
    respond: consultation.ways.find(({ url }) => url !== null)?.url ?? null,
    view,
    channels: item && table(results?.channels) ? linesOf(item, table(results?.channels)) : null,
    weeks: item && table(results?.weeks) ? linesOf(item, table(results?.weeks)) : null,
    feedback,
    people: (results?.people ?? []).flatMap((name) => (view ? linkTo(view, name) : [])),
    questions: view ? questionsOf(view) : [],
    costs,
    rounded: (item?.audit.concedes?.above ?? 0) > 0,
    outcome: outcomeOf(consultation.outcome),
    promised,
  };
}

/**
 * The headings of the page's parts, by their fragment.
 * @param {Consultation["state"]} state
 */
function titlesOf(state) {
  const isOver = state === "analysing" || state === "outcome";
  return {
    outcome: "What was decided, and why",
    next: "What happens next",
    responses: "Who responded, and how",
    results: "Results of every question",
    feedback: "What respondents thought of this consultation",
    costs: "What it cost",
    about: isOver ? "What was asked" : "What we ask",
    respond: "Ways to respond",
    privacy: "Privacy notice",
  };
}

/** @param {{ collection: string, period: string }} named */
function nameOf({ collection, period }) {
  return `${collection}/${period}`;
}

/**
 * @param {ReleaseView} view
 * @param {string} name
 */
function linkTo({ release, tables }, name) {
  const table = tables.find((each) => each.name === name);
  return table ? [{ title: table.title, address: tableAddress(release, name) }] : [];
}

/**
 * The questions whose answers are counted, each with the tables that share them out. Answers in people's own words have
 * none.
 * @param {ReleaseView} view
 */
function questionsOf(view) {
  const { tables } = view.release;
  return view.questions.asked.flatMap(({ name, question, label }) => {
    const own = tables.filter(({ of }) => of === name || of === `${name}_answer`);
    const results = own.flatMap((table) => linkTo(view, table.name));
    return results.length === 0 ? [] : [{ text: question ?? label, results }];
  });
}

/** @param {Consultation["outcome"]} outcome */
function outcomeOf(outcome) {
  if (outcome === null) return null;
  return {
    ...outcome,
    publishedText: showDate(outcome.published),
    decisions: outcome.decisions.map((each) => ({ ...each, rationale: renderLine(each.rationale) })),
    next: outcome.next.map(({ what, when }) => ({ what, when: when === null ? null : showDate(when) })),
  };
}
