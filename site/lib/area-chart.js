import { TOTAL } from "../charts/chart.js";
import { rowAt } from "./area-plan.js";
import { showCell } from "./show.js";
import { cellId } from "./table-layout.js";

/** @import { Category, Chart, Mark } from "../charts/chart.js" */
/** @import { Compared } from "./area-message.js" */
/** @import { AreaTable } from "./area-places.js" */
/** @import { Row } from "./parquet-rows.js" */

/** @type {Category} */
const only = { code: TOTAL, label: "" };

/**
 * A chart of a place beside those that it lies in: bars for each category, one for each place; of counts, which do not
 * compare, the place alone. Null where there is nothing to draw.
 * @param {AreaTable} areaTable
 * @param {readonly Compared[]} places the place itself first
 * @returns {Chart | null}
 */
export function areaChart(areaTable, places) {
  const { table, geography, plan } = areaTable;
  const { measure, x, categories, fixed } = plan;
  const shown = (plan.comparable ? places : places.slice(0, 1)).map(({ code, label }) => ({ code, label }));
  if (x === null && shown.length < 2) return null;
  /** @type {(place: Category, category: Category | null, as: { category: Category, series: Category }) => Mark[]} */
  const mark = (place, category, as) => {
    const row = rowAt(plan, areaTable.rows.get(place.code), category);
    return row === undefined ? [] : [markOf(areaTable, row, as)];
  };
  const marks =
    x === null
      ? shown.flatMap((place) => mark(place, null, { category: place, series: only }))
      : categories.flatMap((category) =>
          shown.flatMap((place) => mark(place, category, { category, series: place })),
        );
  const single = x === null || shown.length === 1;
  const series = single ? [only] : shown;
  return {
    kind: "bar",
    table,
    measure,
    x: x ?? geography,
    across: single ? null : geography,
    by: null,
    categories: x === null ? shown : categories,
    series,
    panels: [only],
    marks: single ? marks.map((each) => ({ ...each, series: only })) : marks,
    fixed,
    neutral: null,
    apart: [],
  };
}

/**
 * @param {AreaTable} areaTable
 * @param {Row} row
 * @param {{ category: Category, series: Category }} as
 * @returns {Mark}
 */
function markOf({ table, plan: { measure } }, row, as) {
  const cell = row.values[measure.column] ?? { value: null, symbol: "x" };
  const text = showCell(cell, measure);
  const ref = cellId(table, row.key, measure.column);
  return { ...as, panel: only, value: cell.value, text, ref, interval: null };
}
