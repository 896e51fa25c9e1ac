import { absoluteAddress, releaseAddress } from "./addresses.js";
import { chartCsv } from "./chart-file-csv.js";
import { chartSvg } from "./chart-file-svg.js";
import { escapeHtml, showBytes, showNumber } from "./show.js";
import { linesOf } from "./svg-lines.js";
import { needsSyntheticMark, symbolMeanings } from "./table-html.js";

/** @import { PublicationFile, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Parts } from "../charts/chart-parts.js" */
/** @import { Mark } from "../charts/chart.js" */
/**
 * A chart in a form that leaves its page: files, and a page of its own to be framed by other sites. `size` says how
 * large a file is, `code` is the frame as HTML to copy.
 * @typedef {{
 *   name: string, id: string, address: string, title: string, svg: string, csv: string,
 *   downloads: { format: string, address: string, size: string }[], code: string,
 * }} ChartFile
 */

/** How much larger than its drawing a picture is: see `pictures/draw-pictures.js`. */
const zoom = 2;

/**
 * The name of a chart in addresses: its table's and its kind, with a number from the second of these on a page, so that
 * the same chart of the next release most often has the same name.
 * @param {string} table
 * @param {unknown} kind
 * @param {Map<string, number>} taken how often each name was given on this page; counted on
 */
export function chartName(table, kind, taken) {
  const name = `${table}-${typeof kind === "string" ? kind : "bar"}`;
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count === 1 ? name : `${name}-${count}`;
}

/**
 * The files of a chart of a release.
 * @param {ReleaseFile} release
 * @param {Parts} parts
 * @param {PublicationFile["publisher"]} publisher
 * @returns {ChartFile}
 */
export function chartFile(release, parts, publisher) {
  const name = parts.id.replace(/^chart-/, "");
  const address = `${releaseAddress(release)}charts/${name}/`;
  const drawn = chartSvg(surroundings(release, parts, publisher));
  const csv = chartCsv(parts.chart, csvSource(release));
  const pixels = [drawn.width, drawn.height].map((px) => showNumber(px * zoom, 0)).join(" × ");
  const { title } = parts;
  return {
    ...{ name, id: parts.id, address, title, svg: drawn.svg, csv },
    downloads: [
      { format: "PNG", address: `${address}chart.png`, size: `${pixels} pixels` },
      { format: "SVG", address: `${address}chart.svg`, size: showBytes(Buffer.byteLength(drawn.svg)) },
      { format: "CSV", address: `${address}chart.csv`, size: showBytes(Buffer.byteLength(csv)) },
    ],
    code: frameCode(absoluteAddress(address, publisher.address), title, frameHeight(parts, drawn.height)),
  };
}

/**
 * @param {ReleaseFile} release
 * @param {Parts} parts
 * @param {PublicationFile["publisher"]} publisher
 */
function surroundings(release, parts, publisher) {
  const { chart, key, title, scope, summaryHtml } = parts;
  return {
    ...{ title, scope, summary: summaryHtml, synthetic: needsSyntheticMark(release, title) },
    drawing: parts.svg("wide", {}),
    key,
    symbols: symbolsIn(chart.marks),
    source: `Source: ${release.producer}, ${release.title}. ${release.licence.name}.`,
    address: absoluteAddress(releaseAddress(release), publisher.address),
  };
}

/** What the symbols in a chart mean, in sentences. @param {readonly Mark[]} marks */
function symbolsIn(marks) {
  const used = new Set(marks.filter(({ value }) => value === null).map(({ text }) => text));
  return Object.entries(symbolMeanings)
    .filter(([symbol]) => used.has(`[${symbol}]`))
    .map(([symbol, meaning]) => `[${symbol}] means ${meaning}.`);
}

/** @param {ReleaseFile} release */
function csvSource(release) {
  const invented = needsSyntheticMark(release, release.title) ? " (synthetic data)" : "";
  return `${release.producer}, ${release.title}${invented}`;
}

/**
 * The height of a chart's page where it is as wide as its file: it has the text alternative and links besides.
 * @param {Parts} parts
 * @param {number} height px of the file
 */
function frameHeight({ summaryText }, height) {
  return height + 170 + 23 * linesOf(summaryText, { size: 16, width: 688 }).length;
}

/**
 * The frame stands in other people's pages: its only style is that it has no border.
 * @param {string} address
 * @param {string} title
 * @param {number} height px
 */
function frameCode(address, title, height) {
  const size = `width="100%" height="${height}"`;
  return `<iframe src="${address}" title="${escapeHtml(title)}" ${size} loading="lazy" style="border: 0"></iframe>`;
}

/**
 * What stands beside a chart on its page: its files, and the code of its frame.
 * @param {ChartFile} file
 * @returns {string} HTML
 */
export function chartFilesHtml({ id, title, downloads, code }) {
  const items = downloads.map(({ format, address, size }) => {
    const hidden = `<span class="govuk-visually-hidden">: chart “${escapeHtml(title)}”</span>`;
    const link = `<a class="govuk-link" href="${address}" download data-words>${format}${hidden}</a>`;
    return `<li>${link} <span class="fr-downloads__size">${size}</span></li>`;
  });
  return `<details class="govuk-details chart-files"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Download or embed this chart</span></summary>
<div class="govuk-details__text">
<ul class="fr-downloads">${items.join("")}</ul>
<label class="govuk-label" for="${id}-code">To show it in your page, copy this HTML:</label>
<textarea class="chart-code" id="${id}-code" rows="5" readonly spellcheck="false" data-words>${escapeHtml(code)}</textarea>
</div></details>`;
}
