import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @import { View } from "./view.js" */

/**
 * The files of charts, each beside the page of its chart, and the cards of pages. Pictures are drawn from them later: see
 * `pictures/draw-pictures.js`.
 * @param {string} out folder of the site
 * @param {View} view
 */
export function writeCharts(out, { charts, cards }) {
  for (const { file, svg } of cards) writeFileSync(path.join(out, `${file}.svg`), svg);
  for (const { chart } of charts) {
    const folder = path.join(out, chart.address);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "chart.svg"), chart.svg);
    writeFileSync(path.join(folder, "chart.csv"), chart.csv);
  }
}
