import { sectionsOf } from "./sections.js";

/** @import { Document } from "../client/search/engine.js" */
/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { ProgressReport } from "../../pipeline/progress-report.ts" */
/** @import { Article } from "./methodology.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @import { View } from "./view.js" */

/** A breakdown with more codes than this is of places or schools that no reader looks for by name. */
const mostCodes = 200;

/**
 * How much of a section is searched, in characters. What few readers need is found by its heading and first words, so that
 * the index stays small: guides are for statisticians, who have them as files, and a long section is a table.
 */
const most = { Guide: 120, other: 1200 };

/**
 * All that can be found on the site. No figure is in it: a release is found by its title, summary and subjects, a table
 * by what it covers and its breakdowns. Separate texts of a definition stand on lines of their own.
 * @param {Pick<View, "series" | "releases" | "standing" | "guides" | "collections"> & Partial<Pick<View, "consultations" | "citations" | "reviews" | "actions">>} view
 * @returns {Document[]}
 */
export function searchDocuments(view) {
  const { series, releases, standing, guides, collections, consultations } = view;
  return [
    ...series.map(({ title, summary, theme, address }) =>
      doc("Series", title, "", address, [summary, theme]),
    ),
    ...releases.toReversed().flatMap(releaseDocuments),
    ...collections.flatMap(({ address, shownTitle, text }) =>
      text ? articleDocuments("Methodology", { address, shownTitle, html: text.html }) : [],
    ),
    ...standing.flatMap((page) =>
      articleDocuments(page.name === "glossary" ? "Glossary" : "Methodology", page),
    ),
    ...guides.flatMap((page) => articleDocuments("Guide", page)),
    ...(consultations ?? []).map(({ title, summary, address, owners, about }) =>
      doc("Consultation", title, "", address, [summary, about, ...owners]),
    ),
    ...aboutReleases(view),
    ...(view.actions?.sources ?? []).map(promisesDocument),
  ];
}

/**
 * What was promised because of a consultation or release, found by what each promise is about.
 * @param {View["actions"]["sources"][number]} source
 */
function promisesDocument({ title, body, address, shown }) {
  return doc("What was promised", title, body, address, [
    "You said, we will, we did",
    ...shown.map((action) => action.title),
  ]);
}

/**
 * The pages on who quotes releases and on their annual reviews.
 * @param {Partial<Pick<View, "citations" | "reviews">>} view
 * @returns {Document[]}
 */
function aboutReleases({ citations = [], reviews }) {
  return [
    ...citations.map(({ address, found }) =>
      doc("About releases", "Who quotes our figures", "", address, [
        "Citations by press, research, Parliament",
        found,
      ]),
    ),
    ...(reviews?.lists ?? []).map(({ address }) =>
      doc("About releases", "Annual reviews of releases", "", address, [
        "How each release was used, what readers said and asked, and what was decided.",
      ]),
    ),
  ];
}

/**
 * @param {ReleaseView} view
 * @returns {Document[]}
 */
function releaseDocuments(view) {
  const { release, address, superseded } = view;
  const { title } = release;
  const found = [
    doc("Release", title, release.seriesTitle, address, [release.summary, release.theme, release.coverage]),
    ...release.tables.map((table) =>
      doc("Table", table.title, title, `${address}tables/${table.name}/`, wordsOf(table)),
    ),
    ...view.questions.asked.map(({ name, question, label, items, options }) =>
      doc("Question", question ?? label, title, `${address}questionnaire/#question-${name}`, [
        ...(question === null ? [] : [label]),
        ...labels(items),
        ...labels(options),
      ]),
    ),
    ...partsOf(view),
  ];
  return superseded === null ? found : found.map((each) => ({ ...each, older: true }));
}

/**
 * The pages about a release.
 * @param {ReleaseView} view
 * @returns {Document[]}
 */
function partsOf({ release, address, guidance, protection }) {
  const { title } = release;
  return [
    doc("About a release", "Data guidance", title, guidance.address, [
      "What each file, column and symbol means.",
    ]),
    doc(
      "About a release",
      "How we protected these figures",
      title,
      protection.address,
      release.protection.sentences,
    ),
    doc("About a release", "Quality report", title, `${address}quality/`, [
      "What was read, used and set aside, and how many answered each question.",
    ]),
    ...(release.progress === undefined
      ? []
      : [
          doc(
            "About a release",
            release.progress.title,
            title,
            `${address}progress/`,
            progressWords(release.progress),
          ),
        ]),
  ];
}

/**
 * What was promised, and the themes that were heard; what was said of a theme has figures, which the index never holds.
 * @param {ProgressReport} progress
 */
function progressWords({ summary, milestones, series, heard }) {
  return [summary, ...[...milestones, ...series].map(({ what }) => what), ...heard.map(({ label }) => label)];
}

/**
 * What a table can be found by, besides its title.
 * @param {PublishedTable} table
 */
function wordsOf({ universe, notes, dimensions, measures }) {
  const named = dimensions.filter(({ codes }) => codes.length <= mostCodes);
  return [
    ...dimensions.map(({ label }) => label),
    universe,
    ...measures.map(({ label }) => label),
    ...notes,
    ...named.flatMap(({ codes }) => labels(codes)),
  ];
}

/**
 * A page of words by its sections, so that a reader comes to the place that they look for.
 * @param {string} kind
 * @param {Pick<Article, "address" | "shownTitle" | "html">} page
 * @returns {Document[]}
 */
function articleDocuments(kind, { address, shownTitle, html }) {
  const sections = sectionsOf(html).map(({ id, title, text }) =>
    id === null
      ? doc(kind, shownTitle, "", address, [beginning(kind, text)])
      : doc(kind, title, shownTitle, `${address}#${id}`, [beginning(kind, text)]),
  );
  const whole = sections.some((each) => `/${each.address}` === address);
  return whole ? sections : [doc(kind, shownTitle, "", address, []), ...sections];
}

/**
 * The first words of a section.
 * @param {string} kind
 * @param {string} text
 */
function beginning(kind, text) {
  const length = kind === "Guide" ? most.Guide : most.other;
  return text.length <= length ? text : text.slice(0, length).replace(/\s+\S*$/, "…");
}

/** @param {readonly { label: string }[]} codes */
function labels(codes) {
  return codes.map(({ label }) => label);
}

/**
 * @param {string} kind
 * @param {string} title
 * @param {string} of what it belongs to
 * @param {string} address from the root of the site
 * @param {readonly string[]} texts
 * @returns {Document}
 */
function doc(kind, title, of, address, texts) {
  const text = [...new Set(texts)].filter((each) => each !== "").join("\n");
  return { kind, title, of, address: address.slice(1), text };
}
