import { groupBy } from "./group-by.js";
import { representationItems } from "./representation.js";
import { escapeHtml, showCell } from "./show.js";
import { layoutTable } from "./table-layout.js";

/** @import { PublishedTable, QualityFile, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Column, Row } from "./parquet-rows.js" */
/** @import { BodyRow, Cell, Layout } from "./table-layout.js" */
/** @typedef {{ release: ReleaseFile, quality: QualityFile, table: PublishedTable }} Setting */

/** The field's symbols in words ("Using symbols and shorthand in tables", Analysis Function). */
export const symbolMeanings = {
  c: "confidential: the figure is withheld so that nobody can be identified",
  low: "rounds to zero, but is not zero",
  x: "not available",
  z: "not applicable",
  u: "of low reliability",
};

/** In a table of fewer lines the eye finds the largest figure, so that it is not offered to be sorted. */
const fewestToSort = 4;

/** Lines that a phone and a desk show at once, more or less. */
const moreThanPhone = 12;
const moreThanDesk = 25;

/**
 * A table with its caption, notes, findings and the symbols that occur in it.
 * @param {Setting} setting
 * @param {Row[]} rows
 * @param {{ from: number, to: number }} part lines of the page's table to show
 * @returns {string} HTML
 */
export function tableHtml(
  { release, quality, table },
  rows,
  part = { from: 0, to: Number.POSITIVE_INFINITY },
) {
  const layout = layoutTable(table, rows, release.coverage, part);
  const { body } = layout;
  const isWhole = body.length === layout.lines && body.length >= fewestToSort;
  const id = `table-${table.name}`;
  const findings = quality.findings.filter((finding) => finding.table === table.name);
  return `<div class="fr-table">
<div class="fr-table__scroll${height(body)}" role="region" aria-labelledby="${id}" tabindex="0">
<table class="govuk-table"${isWhole ? ` data-keys="${layout.down.length}"` : ""}>
<caption class="govuk-table__caption govuk-table__caption--s" id="${id}">${captionHtml(release, table)}</caption>
${columnGroups(layout)}
<thead class="govuk-table__head">${headHtml(layout)}</thead>
<tbody class="govuk-table__body">${body.map(rowHtml).join("\n")}</tbody>
</table>
</div>
${findings.map(findingHtml).join("")}${notesHtml(table, symbolsIn(body), representationItems(table, rows))}
</div>`;
}

/**
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 */
function captionHtml(release, table) {
  const synthetic = needsSyntheticMark(release, table.title)
    ? '<span class="fr-table__synthetic">Synthetic data</span>'
    : "";
  return escapeHtml(tableTitle(release, table)) + synthetic;
}

/**
 * Whether a title must be marked as of synthetic data: not where it says so in its own words.
 * @param {{ synthetic: string | null }} release
 * @param {string} title
 */
export function needsSyntheticMark({ synthetic }, title) {
  return synthetic !== null && !/synthetic/i.test(title);
}

/**
 * A table's title with the place and period, which are left out where the title says them already.
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 */
export function tableTitle(release, table) {
  const { coverage, periodLabel } = release;
  return [table.title, ...[coverage, periodLabel].filter((word) => !table.title.includes(word))].join(", ");
}

/** @param {{ sentence: string }} finding */
function findingHtml({ sentence }) {
  return `<p class="fr-finding"><strong>Check before use:</strong> ${escapeHtml(sentence)}</p>`;
}

/**
 * What to know of a table, in sentences.
 * @param {PublishedTable} table
 */
export function tableNotes({ universe, weighted, notes }) {
  const ofWeights = weighted
    ? ["Percentages and averages are weighted; bases are numbers of responses."]
    : [];
  return [`Covers: ${universe}.`, ...ofWeights, ...notes];
}

/**
 * @param {PublishedTable} table
 * @param {[string, string][]} symbols those to explain, with their meanings
 * @param {string[]} told of groups beside a population, in HTML
 */
function notesHtml(table, symbols, told) {
  const meanings = symbols.map(([symbol, meaning]) => `[${symbol}] means ${meaning}`);
  const items = [...tableNotes(table), ...meanings].map((note) => `<li>${escapeHtml(note)}</li>`);
  const groups = told.map((item) => `<li>${item}</li>`);
  return `<ul class="fr-table__notes govuk-list">${[...groups, ...items].join("")}</ul>`;
}

/**
 * The symbols that occur in these lines, in the field's order.
 * @param {BodyRow[]} body
 */
function symbolsIn(body) {
  const found = new Set(body.flatMap(({ cells }) => cells.map((cell) => cell?.value.symbol)));
  return Object.entries(symbolMeanings).filter(([symbol]) => found.has(symbol));
}

/**
 * Whether the frame of these lines is longer than a screen, so that it scrolls and its headers stay in sight.
 * @param {BodyRow[]} body
 */
function height({ length }) {
  if (length > moreThanDesk) return " fr-table__scroll--phone fr-table__scroll--desk";
  return length > moreThanPhone ? " fr-table__scroll--phone" : "";
}

/**
 * The groups of columns that headers with `scope="colgroup"` stand over, since the scope counts for nothing without.
 * @param {Layout} layout
 */
function columnGroups({ across, down, attributes, columns }) {
  if (!across) return "";
  const measures = [...groupBy(columns, ({ measure }) => measure).values()].map(({ length }) => length);
  const widths = [down.length, ...measures, ...(attributes.length > 0 ? [attributes.length] : [])];
  return widths.map((width) => `<colgroup span="${width}"></colgroup>`).join("");
}

/**
 * One header row, or two where several measures stand over the same answers.
 * @param {Layout} layout
 */
function headHtml(layout) {
  const { across, down, attributes, columns } = layout;
  const rows = across ? 2 : 1;
  const keys = down.map(({ label }) => header(label, { rows }));
  const notes = attributes.map(({ label }) => header(label, { rows }));
  if (across)
    return headRow([...keys, ...measureHeaders(layout), ...notes]) + headRow(answerHeaders(layout, across));
  return headRow([
    ...keys,
    ...columns.map(({ measure }) => header(measure.label, { numeric: true })),
    ...notes,
  ]);
}

/** @param {Layout} layout */
function measureHeaders({ columns }) {
  return [...groupBy(columns, ({ measure }) => measure)].map(([measure, { length, 0: first }]) =>
    header(measure.label, first?.code === null ? { rows: 2, numeric: true } : { columns: length }),
  );
}

/**
 * @param {Layout} layout
 * @param {Column} across
 */
function answerHeaders({ columns }, across) {
  const labels = new Map(across.codes.map(({ code, label }) => [code, label]));
  const codes = columns.flatMap(({ code }) => (code === null ? [] : [code]));
  return codes.map((code) => header(labels.get(code) ?? code, { numeric: true }));
}

/** @param {string[]} cells */
function headRow(cells) {
  return `<tr class="govuk-table__row">${cells.join("")}</tr>`;
}

/**
 * @param {string} text
 * @param {{ columns?: number, rows?: number, numeric?: boolean }} options
 */
function header(text, { columns = 1, rows = 1, numeric = false }) {
  const scope = columns > 1 ? `scope="colgroup" colspan="${columns}"` : 'scope="col"';
  const span = rows > 1 ? ` rowspan="${rows}"` : "";
  const kind = `${numeric ? " govuk-table__header--numeric" : ""}${columns > 1 ? " fr-table__group" : ""}`;
  return `<th ${scope}${span} class="govuk-table__header${kind}">${escapeHtml(text)}</th>`;
}

/** @param {BodyRow} row */
function rowHtml({ labels, levels, margins, notes, total, cells }) {
  const headers = labels.map((label, index) =>
    rowHeader(label, levels[index] ?? null, margins[index] ?? false),
  );
  const attributes = notes.map((note) => `<td class="govuk-table__cell">${escapeHtml(note)}</td>`);
  const kind = total ? " fr-table__total" : "";
  return `<tr class="govuk-table__row${kind}">${[...headers, ...cells.map(cellHtml), ...attributes].join("")}</tr>`;
}

/**
 * @param {string} label
 * @param {string | null} level
 * @param {boolean} isMargin
 */
function rowHeader(label, level, isMargin) {
  const hint = level === null ? "" : ` <span class="fr-table__level">${escapeHtml(level)}</span>`;
  const margin = isMargin ? " data-margin" : "";
  return `<th scope="row" class="govuk-table__header"${margin}>${escapeHtml(label)}${hint}</th>`;
}

/** @param {Cell | null} cell */
function cellHtml(cell) {
  if (cell === null) return '<td class="govuk-table__cell"></td>';
  const shown = showCell(cell.value, cell.measure);
  return `<td class="govuk-table__cell govuk-table__cell--numeric" data-cell="${escapeHtml(cell.id)}">${shown}</td>`;
}
