import {
  absoluteAddress,
  feedbackAddress,
  releaseAddress,
  supersededAddress,
  tableAddress,
} from "./addresses.js";
import { areasAddress } from "./area-places.js";
import { candidatesView } from "./candidates.js";
import { releaseCard } from "./cards.js";
import { attribution, citationText } from "./citation.js";
import { renderCommentary } from "./commentary.js";
import { downloadsOf } from "./downloads.js";
import { editionsOf } from "./editions.js";
import { featuredFirst } from "./featured.js";
import { groupBy } from "./group-by.js";
import { guidanceAddress, placeLevels, questionsBehind, tableGuides } from "./guidance.js";
import { headlineViews } from "./headlines.js";
import { renderLine } from "./markdown.js";
import { openAnswers } from "./open-answers.js";
import { replacedOn } from "./packages.js";
import { protectionView } from "./protection.js";
import { publicFiles } from "./public-files.js";
import { datasetScript } from "./schema-org.js";
import { showDate, showNumber } from "./show.js";
import { symbolMeanings, tableTitle } from "./table-html.js";
import { trialViews } from "./trials.js";

/** @import { PublicationFile, PublishedTable } from "../../pipeline/package.ts" */
/** @import { Package } from "./packages.js" */
/** @import { Series } from "./series.js" */
/** @import { Download } from "./downloads.js" */

/**
 * A release as its pages show it.
 * @param {Package} item
 * @param {readonly Series[]} series
 * @param {PublicationFile["publisher"]} publisher
 * @param {readonly Package[]} packages where charts over time find earlier releases
 */
export function releaseView(item, series, publisher, packages) {
  const { release, quality, audit, versions } = item;
  const files = publicFiles(item);
  const downloads = downloadsOf(files);
  const address = releaseAddress(release);
  const permanent = absoluteAddress(address, publisher.address);
  const own = series.find(({ collection }) => collection === release.collection);
  const latest = own?.releases[0];
  const tables = release.tables.map((table) => tableView(item, table, downloads.ofTable(table.name)));
  const changes = changesOf(release, replacedOn(item.folder));
  const commentary = renderCommentary(item, publisher, packages);
  return {
    release,
    quality,
    audit,
    auditCounts: auditCounts(audit),
    protection: protectionView(item),
    address,
    series: own,
    superseded: latest && latest.address !== address ? latest : null,
    dates: dates(release),
    designationClass: release.designation.id === "accredited" ? "" : "govuk-tag--grey",
    headlines: headlineViews(release.headlines),
    mainPoints: release.mainPoints.map(renderLine),
    commentary,
    card: releaseCard(release, commentary.charts[0] ?? null, publisher),
    tables,
    ...featuredFirst(item, tables),
    downloads,
    guidance: {
      address: guidanceAddress(release),
      levels: placeLevels(release),
      tables: () => tableGuides(item),
    },
    symbols: symbolsOf(release.tables),
    related: series
      .flatMap(({ releases }) => releases)
      .filter((each) => release.related.includes(named(each))),
    questions: questionsOf(release),
    organisations: release.organisations.map(organisationView),
    openAnswers: openAnswers(item),
    areas: hasAreas(release) ? areasAddress(release) : null,
    changes,
    corrected: changes.find(({ kind }) => kind === "correction") ?? null,
    candidates: candidatesView(release, series),
    trials: trialViews(release),
    feedback: feedbackAddress(release, versions?.version ?? null),
    permanent,
    citation: citationText(release, permanent),
    attribution: attribution(release),
    publicFiles: files,
    versions,
    editions: editionsOf(release, versions),
    schemaOrg: datasetScript({ release, files, versions, address, publisher }),
    year: release.published.slice(0, 4),
  };
}

/** @param {string} text */
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** @typedef {ReturnType<typeof releaseView>} ReleaseView */

/**
 * Whether some place of a table has a page of its own.
 * @param {Package["release"]} release
 */
function hasAreas({ areaPages = [], tables }) {
  const places = tables.flatMap(({ dimensions }) => dimensions.flatMap(({ codes }) => codes));
  return places.some(({ level }) => areaPages.some((each) => each === level));
}

/**
 * The questions that people saw, apart from what was recorded of them without a question.
 * @param {Package["release"]} release
 */
function questionsOf({ questionnaire }) {
  const asked = questionnaire.filter(({ question }) => question !== null);
  return { asked, recorded: questionnaire.filter(({ question }) => question === null) };
}

/**
 * An organisation's answers, those to the statements of one question together.
 * @param {Package["release"]["organisations"][number]} response
 */
function organisationView({ organisation, answers }) {
  const questions = groupBy(answers, ({ question, label }) => question || label);
  return { organisation, questions: [...questions].map(([question, each]) => ({ question, answers: each })) };
}

/**
 * What the disclosure audit counted, as a page shows it.
 * @param {Package["audit"]} audit
 */
function auditCounts({ counts, disclosure }) {
  const all = { ...counts, ...disclosure };
  return Object.fromEntries(Object.entries(all).map(([name, count]) => [name, showNumber(count, 0)]));
}

/**
 * Every change since publication, the newest first, each with the fragment of its note, and the address of the version
 * before it where that was kept.
 * @param {Package["release"]} release
 * @param {readonly string[]} replaced days
 */
function changesOf(release, replaced) {
  const notes = release.corrections.map((change, index) => ({
    ...change,
    id: `note-${index + 1}`,
    before: replaced.includes(change.date) ? supersededAddress(release, change.date) : null,
  }));
  return notes.map((change) => ({ ...change, dateText: showDate(change.date) })).reverse();
}

/** @param {{ collection: string, period: string }} release */
function named({ collection, period }) {
  return `${collection}/${period}`;
}

/** @param {Package["release"]} release */
function dates({ published, updated, next, responsesOpened, responsesClosed }) {
  const opened = responsesOpened === null ? null : showDate(responsesOpened);
  const closed = responsesClosed === null ? null : showDate(responsesClosed);
  return {
    published: showDate(published),
    updated: showDate(updated),
    next: capital(showDate(next)),
    opened,
    closed,
  };
}

/**
 * @param {Package} item
 * @param {PublishedTable} table
 * @param {readonly Download[]} files
 */
function tableView(item, table, files) {
  const findings = item.quality.findings.filter((finding) => finding.table === table.name);
  const title = tableTitle(item.release, table);
  return {
    name: table.name,
    title: table.title,
    fullTitle: title,
    address: tableAddress(item.release, table.name),
    files,
    findings,
    questions: questionsBehind(item.release.questionnaire, table.name),
  };
}

/** @param {PublishedTable[]} tables */
function symbolsOf(tables) {
  const used = new Set(tables.flatMap(({ symbols }) => symbols));
  return Object.entries(symbolMeanings).flatMap(([symbol, meaning]) =>
    [...used].some((each) => each === symbol) ? [{ symbol, meaning }] : [],
  );
}
