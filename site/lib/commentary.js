import { chartParts } from "../charts/chart-parts.js";
import { chartFigure } from "../charts/draw-chart.js";
import { releaseAddress, tableAddress } from "./addresses.js";
import { chartFile, chartFilesHtml, chartName } from "./chart-files.js";
import { renderPage } from "./markdown.js";
import { textOf } from "./sections.js";
import { escapeHtml } from "./show.js";
import { tableHtml } from "./table-html.js";
import { layoutTable } from "./table-layout.js";

/** @import { PublicationFile, PublishedTable, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Chart } from "../charts/chart.js" */
/** @import { ChartFile } from "./chart-files.js" */
/** @import { Package } from "./packages.js" */
/** @import { Row } from "./parquet-rows.js" */

/** Lines of a table that stand on a landing page; a longer one shows its margins there and all of it on its page. */
export const inlineLines = 60;

/** A chart or table in the text of a release. */
const placeholder = /<div data-(chart|table)="([^"]+)"(?: data-options='([^']*)')?><\/div>/g;

/**
 * The commentary of a release with its charts and tables drawn, and the charts as files.
 * @param {Package} item
 * @param {PublicationFile["publisher"]} publisher
 * @param {readonly Package[]} packages where a chart over time finds earlier releases
 */
export function renderCommentary(item, publisher, packages) {
  const { html, headings } = renderPage(item.commentary, { prefix: "section-" });
  /** @type {Set<string>} */
  const shown = new Set();
  /** @type {ReturnType<typeof chart>[]} */
  const charts = [];
  /** @type {Map<string, number>} */
  const names = new Map();
  const drawn = html.replace(placeholder, (_, kind, name, options) => {
    const table = item.release.tables.find((each) => each.name === name);
    if (!table)
      throw new Error(`commentary of ${item.folder} shows table "${name}", which the package does not have`);
    if (kind === "chart") {
      const made = chart(item, table, readOptions(options), { names, publisher, packages });
      charts.push(made);
      return made.onPage;
    }
    const first = !shown.has(name);
    shown.add(name);
    return first ? foldedTable(item, table) : tableLink(item.release, table);
  });
  return { html: linkedHeadings(drawn, releaseAddress(item.release)), headings, charts };
}

/**
 * Headings, each with a link to itself after it, so that a reader can quote the section.
 * @param {string} html
 * @param {string} address the release's own, since a page that shows the latest release will show another
 */
function linkedHeadings(html, address) {
  return html.replace(/<h([23]) id="([^"]+)">([\s\S]*?)<\/h\1>/g, (heading, _, id, text) => {
    const name = `<span class="govuk-visually-hidden">Link to “${escapeHtml(textOf(text))}”</span>`;
    const link = `<a class="fr-anchor" href="${address}#${id}"><span aria-hidden="true">#</span>${name}</a>`;
    return `<div class="fr-heading">${heading}${link}</div>`;
  });
}

/**
 * A chart as files, its figure with what leads to them, and its figure as the one thing of a page.
 * @param {Package} item
 * @param {PublishedTable} table
 * @param {Record<string, unknown>} options
 * @param {{ names: Map<string, number>, publisher: PublicationFile["publisher"], packages: readonly Package[] }} around
 * @returns {ChartFile & { framed: string, onPage: string, chart: Chart }}
 */
function chart({ release, rows }, table, options, { names, publisher, packages }) {
  const index = chartName(table.name, options["kind"], names).slice(table.name.length + 1);
  const parts = chartParts(release, table, rows.get(table.name) ?? [], { ...options, index }, packages);
  const beside = { href: tableAddress(release, table.name), tableHtml: parts.tableHtml };
  const figure = chartFigure(release, table, parts, beside);
  const file = chartFile(release, parts, publisher);
  return {
    ...file,
    chart: parts.chart,
    framed: figure.replace(/<span class="chart-title">([\s\S]*?)<\/span>/, '<h1 class="chart-title">$1</h1>'),
    onPage: figure.replace(/<\/figure>$/, `${chartFilesHtml(file)}\n$&`),
  };
}

/**
 * @param {string | undefined} text JSON, as an attribute of HTML holds it
 * @returns {Record<string, unknown>}
 */
function readOptions(text = "{}") {
  const plain = text
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
  return JSON.parse(plain);
}

/**
 * A table in a disclosure, which is closed on phones only: the style sheet opens it everywhere else.
 * @param {Package} item
 * @param {PublishedTable} table
 */
function foldedTable(item, table) {
  const summary = `<summary>See the table<span class="govuk-visually-hidden">: ${escapeHtml(table.title)}</span></summary>`;
  return `<details class="fr-fold">${summary}\n${shortTable(item, table)}</details>`;
}

/**
 * A table as a landing page shows it, with a link to the whole: its percentages and their base, without counts and intervals,
 * and only its margins where it is long.
 * @param {Package} item
 * @param {PublishedTable} table
 */
export function shortTable({ release, quality, rows }, table) {
  const all = rows.get(table.name) ?? [];
  const lean = { ...table, measures: leanMeasures(table) };
  const short = shortened(lean, all, release.coverage);
  const partly = short.length < all.length || lean.measures.length < table.measures.length;
  const html = tableHtml({ release, quality, table: lean }, short, { from: 0, to: inlineLines });
  return html + tableLink(release, table, partly);
}

/**
 * @param {PublishedTable} table
 * @returns {PublishedTable["measures"]}
 */
function leanMeasures({ measures, dimensions }) {
  const wide = dimensions.filter(({ attribute }) => !attribute).length > 1;
  const answers = measures.some(({ kind }) => kind === "percent");
  const left = ["count", "lower", "upper"];
  return wide && answers ? measures.filter(({ kind }) => !left.includes(kind)) : measures;
}

/**
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 */
function tableLink(release, table, partly = false) {
  const words = partly ? "All figures and downloads:" : "Downloads:";
  const address = tableAddress(release, table.name);
  return `<p class="fr-table__link"><a href="${address}">${words} ${escapeHtml(table.title)}</a></p>`;
}

/**
 * The rows at the margin of as many dimensions as it takes for the table to be short: first the places below a
 * region go, then all places below the country, then the other dimensions from the last.
 * @param {PublishedTable} table
 * @param {Row[]} rows
 * @param {string} country
 */
function shortened(table, rows, country) {
  const margins = table.dimensions.filter(({ hasTotal, name }) => hasTotal && name !== table.of);
  const places = margins.filter(({ kind }) => kind === "geography");
  const others = margins.filter(({ kind }) => kind !== "geography").reverse();
  const steps = [...places.map(regions), ...[...places, ...others].map(margin)];
  let short = rows;
  for (const keeps of steps) {
    if (layoutTable(table, short, country, { from: 0, to: 0 }).lines <= inlineLines) break;
    short = short.filter(keeps);
  }
  return short;
}

/**
 * @param {PublishedTable["dimensions"][number]} dimension
 * @returns {(row: Row) => boolean}
 */
function margin({ name }) {
  return ({ key }) => key[name] === "Total";
}

/**
 * @param {PublishedTable["dimensions"][number]} dimension
 * @returns {(row: Row) => boolean}
 */
function regions({ name, codes }) {
  const kept = new Set([
    "Total",
    ...codes.filter(({ level }) => level === "Regional").map(({ code }) => code),
  ]);
  return ({ key }) => kept.has(key[name] ?? "");
}
