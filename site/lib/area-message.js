import { TOTAL } from "../charts/chart.js";
import { compared, hasIntervals } from "./area-compare.js";
import { inPlace, listed } from "./area-places.js";
import { rowAt } from "./area-plan.js";
import { groupBy } from "./group-by.js";
import { escapeHtml, showCell } from "./show.js";
import { symbolMeanings } from "./table-html.js";
import { cellId } from "./table-layout.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { Rounding, Words } from "./area-compare.js" */
/** @import { AreaTable } from "./area-places.js" */
/** @import { Row } from "./parquet-rows.js" */
/** A place of a comparison: its code ("Total" for the country), name and level. @typedef {{ code: string, label: string, level: string | null }} Compared */
/** @typedef {{ place: Compared, row: Row }} Beside */

/**
 * What a table says of a place beside those that it lies in, in sentences that hold for the cells: each comparison
 * names the two cells for the page audit, which works it out again.
 * @param {AreaTable} areaTable
 * @param {readonly Compared[]} places the place itself first
 * @param {Rounding} rounding
 * @returns {string} HTML; "" where the table compares nothing
 */
export function areaMessage({ table, plan, rows }, [place, ...others], rounding) {
  const category = plan.x === null ? null : (plan.categories[0] ?? null);
  const own = place && rowAt(plan, rows.get(place.code), category);
  if (!plan.comparable || own === undefined || place === undefined) return "";
  const { measure } = plan;
  const subject = subjectOf(plan, category);
  if (own.values[measure.column]?.value === null)
    return `<p class="govuk-body fr-area__message">${hidden(table, measure, own, subject, place)}</p>`;
  const beside = others.flatMap((other) => {
    const row = rowAt(plan, rows.get(other.code), category);
    return row === undefined ? [] : [{ place: other, row }];
  });
  const figures = { table, measure, rounding };
  const words = beside.map(({ row }) => compared(table, measure, rounding, own, row));
  const people = measure.kind === "percent" ? ` of ${uncapital(table.universe)}` : unitOf(measure.unit);
  return [
    `<p class="govuk-body fr-area__message">${subject}: ${figure(table, measure, own)}<span data-words>${escapeHtml(`${people} ${inPlace(place)}`)}</span>.`,
    comparison(figures, own, beside, words),
    ...beside.flatMap(({ place: other, row }, index) =>
      words[index] === null ? [notShown(figures, other, row)] : [],
    ),
    words.includes("not clearly different from that") ? sameness(table) : "",
    "</p>",
  ].join("");
}

/** @typedef {{ table: PublishedTable, measure: AreaTable["plan"]["measure"], rounding: Rounding }} Figures */

/**
 * " That is higher than in London (81%) and not clearly different from that in England (86%)."
 * @param {Figures} figures
 * @param {Row} own
 * @param {readonly Beside[]} beside
 * @param {readonly (Words | null)[]} words
 */
function comparison({ table, measure }, own, beside, words) {
  const same = groupBy(
    beside.flatMap(({ place, row }, index) => {
      const said = words[index];
      return said ? [{ said, place, row }] : [];
    }),
    ({ said }) => said,
  );
  const parts = [...same].map(([said, those]) => {
    const cells = [own, ...those.map(({ row }) => row)].map(({ key }) => cellId(table, key, measure.column));
    const where = those.map(
      ({ place, row }) =>
        `<span data-words>${escapeHtml(inPlace(place))}</span> (${figure(table, measure, row)})`,
    );
    return `<span data-comparison="${escapeHtml(cells.join(" "))}">${said}</span> ${listed(where)}`;
  });
  return parts.length === 0 ? "" : ` That is ${listed(parts)}.`;
}

/**
 * What the figure is of: "“Would recommend”", or the measure where the places have no answers.
 * @param {AreaTable["plan"]} plan
 * @param {{ code: string, label: string } | null} category
 */
function subjectOf({ measure, fixed }, category) {
  const answers = [...(category === null ? [] : [category]), ...fixed.map((each) => each.category)];
  const quoted = answers.flatMap(({ code, label }) => (code === TOTAL ? [] : [`“${label}”`]));
  const named = measure.kind === "percent" && quoted.length > 0 ? quoted : [measure.label, ...quoted];
  return `<span data-words>${escapeHtml(named.join(", "))}</span>`;
}

/**
 * @param {PublishedTable} table
 * @param {Figures["measure"]} measure
 * @param {Row} row
 */
function figure(table, measure, row) {
  const cell = row.values[measure.column];
  if (!cell) return "";
  const id = escapeHtml(cellId(table, row.key, measure.column));
  return `<data value="${cell.value}" data-cell="${id}">${showCell(cell, measure)}</data>`;
}

/**
 * A symbol with its cell and its meaning.
 * @param {PublishedTable} table
 * @param {Figures["measure"]} measure
 * @param {Row} row
 */
function symbol(table, measure, row) {
  const cell = row.values[measure.column] ?? { value: null, symbol: "x" };
  const meaning = Object.entries(symbolMeanings).find(([each]) => each === (cell.symbol ?? "x"))?.[1] ?? "";
  const id = escapeHtml(cellId(table, row.key, measure.column));
  return `<span data-cell="${id}">${showCell(cell, measure)}</span> means ${meaning}`;
}

/**
 * @param {PublishedTable} table
 * @param {Figures["measure"]} measure
 * @param {Row} own
 * @param {string} subject HTML
 * @param {Compared} place
 */
function hidden(table, measure, own, subject, place) {
  const where = `<span data-words>${escapeHtml(inPlace(place))}</span>`;
  return `${subject}: the figure ${where} is not shown. ${symbol(table, measure, own)}.`;
}

/**
 * @param {Figures} figures
 * @param {Compared} place
 * @param {Row} row
 */
function notShown({ table, measure }, place, row) {
  const where = `<span data-words>${escapeHtml(inPlace(place))}</span>`;
  return ` The figure ${where} is not shown: ${symbol(table, measure, row)}.`;
}

/** @param {PublishedTable} table */
function sameness(table) {
  return hasIntervals(table)
    ? " <span data-words>“Not clearly different” means that their 95% confidence intervals overlap.</span>"
    : " “Not clearly different” means that rounding alone could make the difference.";
}

/** @param {string} unit */
function unitOf(unit) {
  return unit === "" || unit === "%" ? "" : ` ${unit}`;
}

/** A word of small letters in a sentence; one of capitals stays. @param {string} text */
function uncapital(text) {
  return /^[A-Z][a-z]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
