import { asideColour, colour, scaleColour } from "./colours.js";

/** @import { Category, Chart } from "./chart.js" */
/** @import { PartStyle } from "./textures.js" */

/**
 * How a series looks in bars and their parts. Bars whose names stand beside them need no texture.
 *
 * @param {Chart} chart
 * @param {Category} series
 * @param {boolean} named the series' name stands beside each of its bars
 * @returns {PartStyle}
 */
export function partStyle(chart, series, named) {
  const index = chart.series.indexOf(series);
  const texture = named || chart.series.length === 1 ? 0 : index;
  if (chart.kind !== "diverging") return { ...colour(index), texture };
  const aside = chart.apart.indexOf(series.code);
  if (aside >= 0) return { ...asideColour(aside), texture: 0 };
  const scale = onScale(chart);
  return { ...answerColour(chart, scale, scale.indexOf(series)), texture };
}

/** The series of a diverging chart that are on its scale. @param {Pick<Chart, "series" | "apart">} chart */
export function onScale({ series, apart }) {
  return series.filter(({ code }) => !apart.includes(code));
}

/** A neutral answer that is not the middle one has the middle's colour, and the two sides their own. @param {Chart} chart @param {Category[]} scale @param {number} index */
function answerColour({ neutral }, scale, index) {
  const centre = scale.findIndex(({ code }) => code === neutral);
  if (centre < 0) return scaleColour(index, scale.length);
  const most = Math.max(centre, scale.length - 1 - centre);
  return scaleColour(index - centre + most, 2 * most + 1);
}
