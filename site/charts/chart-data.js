import { categoriesOf, ordered, seriesOf } from "./chart-categories.js";
import { figures } from "./chart-cells.js";
import { misfit } from "./chart-kinds.js";
import { chartError, readOptions } from "./chart-options.js";
import { periodsOf } from "./chart-periods.js";

/** @import { Category, Chart, EarlierRelease, Mark, PublishedTable, ReleaseFile, Row } from "./chart.js" */
/** @import { Key } from "./chart-cells.js" */
/** @import { Wanted } from "./chart-options.js" */
/** @typedef {(category: Category, series: Category, panel: Category) => Mark | null} MarkAt */

/**
 * Picks the cells of a chart: one for each category of `x`, each of `series` and each of `panel`, every other
 * dimension at the code that an option fixes, or at its total.
 *
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 * @param {readonly Row[]} rows
 * @param {Record<string, unknown>} options see methodology/guides/charts.md; also `codes`, those of `x` to show
 * @param {readonly EarlierRelease[]} earlier where x="period" finds the other periods
 * @returns {Chart} Throws an Error where the options do not fit the table.
 */
export function chartData(release, table, rows, options, earlier = []) {
  const wanted = readOptions(table, options);
  const series = seriesOf(wanted.across, options["level"]);
  const panels = seriesOf(wanted.by, options["level"]);
  const found =
    wanted.x === null
      ? overPeriods(release, table, rows, wanted, earlier)
      : overCodes(release, table, rows, wanted, wanted.x);
  const [s, p] = [series[0], panels[0]];
  const first = (/** @type {Category} */ c) => (s && p ? (found.markAt(c, s, p)?.value ?? null) : null);
  const categories =
    wanted.x === null ? found.categories : ordered(found.categories, wanted.x, wanted, first);
  const marks = panels.flatMap((panel) =>
    categories.flatMap((c) => series.flatMap((each) => found.markAt(c, each, panel) ?? [])),
  );
  const chart = { ...plain(wanted), table, series, panels, ...trimmed(wanted, categories, marks) };
  const wrong = misfit(chart);
  if (wrong !== null) throw chartError(table, wrong.what, wrong.todo);
  return chart;
}

/** @param {Wanted} wanted */
function plain({ rest, ...wanted }) {
  return wanted;
}

/** Periods before the first that can be compared are left out. @param {Wanted} wanted @param {Category[]} categories @param {Mark[]} marks */
function trimmed({ x }, categories, marks) {
  if (x !== null) return { categories, marks };
  const drawn = new Set(marks.map((m) => m.category));
  return { categories: categories.slice(categories.findIndex((c) => drawn.has(c))), marks };
}

/** @param {ReleaseFile} release @param {PublishedTable} table @param {readonly Row[]} rows @param {Wanted} wanted @param {import("./chart.js").Dimension} x @returns {{ categories: Category[], markAt: MarkAt }} */
function overCodes(release, table, rows, wanted, x) {
  const figure = figures(table, rows, wanted.measure);
  const keyOf = keys(wanted);
  return {
    categories: categoriesOf(release, table, x, wanted),
    markAt: (category, series, panel) => {
      const key = { ...keyOf(series, panel), [x.name]: category.code };
      const found = figure(key);
      if (found === null)
        throw chartError(
          table,
          `has no cell ${JSON.stringify(Object.values(key))} of ${wanted.measure.column}`,
        );
      return { category, series, panel, ...found };
    },
  };
}

/** @param {ReleaseFile} release @param {PublishedTable} table @param {readonly Row[]} rows @param {Wanted} wanted @param {readonly EarlierRelease[]} earlier @returns {{ categories: Category[], markAt: MarkAt }} */
function overPeriods(release, table, rows, wanted, earlier) {
  const periods = periodsOf(release, table, rows, wanted.measure, earlier);
  const keyOf = keys(wanted);
  return {
    categories: periods.map(({ category }) => category),
    markAt: (category, series, panel) => {
      const period = periods.find((one) => one.category === category);
      const found = period?.figure(keyOf(series, panel)) ?? null;
      return found === null ? null : { category, series, panel, ...found };
    },
  };
}

/** @param {Wanted} wanted @returns {(series: Category, panel: Category) => Key} */
function keys({ fixed, across, by }) {
  const rest = Object.fromEntries(fixed.map((f) => [f.dimension.name, f.category.code]));
  return (series, panel) => ({
    ...rest,
    ...(across === null ? {} : { [across.name]: series.code }),
    ...(by === null ? {} : { [by.name]: panel.code }),
  });
}
