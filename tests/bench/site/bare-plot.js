import * as Plot from "@observablehq/plot";
import { document } from "../../../site/charts/document.js";
import { sizes } from "../../../site/charts/layout.js";
import { areaChart } from "../../../site/lib/area-chart.js";
import { areasOf, placesAround } from "../../../site/lib/area-places.js";
import { readPackages } from "../../../site/lib/packages.js";

/** @import { Chart, Size } from "../../../site/charts/chart.js" */

// The floor of charts: Plot draws the bars of each place's chart at both sizes, with axis, grid, names and values, and
// nothing else is done. Prints the seconds of wall clock and processor that Plot took, apart from what picks the cells.

const [item] = await readPackages(process.argv[2] ?? "");
const areas = item === undefined ? null : areasOf(item);
const [table] = areas?.tables ?? [];
if (item === undefined || areas === null || table === undefined) throw new Error("there are no places");
let [seconds, processor, bytes] = [0, 0, 0];
for (const place of areas.places.values()) {
  const whole = { code: "Total", label: item.release.coverage, level: null };
  const chart = areaChart(table, [place, ...placesAround(areas, place), whole]);
  if (chart === null) continue;
  const [start, used] = [performance.now(), process.cpuUsage()];
  for (const size of sizes) bytes += draw(chart, size).outerHTML.length;
  const { user, system } = process.cpuUsage(used);
  seconds += (performance.now() - start) / 1000;
  processor += (user + system) / 1e6;
}
process.stdout.write(JSON.stringify({ seconds, processor, bytes }));

/** @param {Chart} chart @param {Size} size */
function draw({ marks, categories, series }, { width, size }) {
  const bars = marks.map((mark, i) => ({ ...mark, y1: i * 28, y2: i * 28 + 24, at: mark.value ?? 0 }));
  const names = categories.map(({ label }, i) => ({ label, y: i * series.length * 28 + 40 }));
  return Plot.plot({
    document,
    width,
    height: bars.length * 28 + 54,
    marginTop: 0,
    marginBottom: 54,
    marginLeft: 200,
    marginRight: 40,
    x: { domain: [0, 100] },
    y: { type: "identity", axis: null },
    marks: [
      Plot.gridX({ ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, fontSize: size, label: null }),
      Plot.rect(bars, { x1: 0, x2: "at", y1: "y1", y2: "y2", fill: "#12436D", stroke: "#ffffff" }),
      Plot.ruleX([0]),
      Plot.text(names, {
        frameAnchor: "left",
        y: "y",
        dx: -10,
        textAnchor: "end",
        fontSize: size,
        text: "label",
      }),
      Plot.text(bars, { x: "at", y: "y1", dx: 6, textAnchor: "start", fontSize: size, text: "text" }),
      Plot.text(bars, {
        x: "at",
        y: "y2",
        dx: 6,
        textAnchor: "start",
        fontSize: size,
        text: (bar) => bar.series.label,
      }),
      Plot.text(["Percentage"], { frameAnchor: "bottom-left", dy: 46, fontSize: size, text: (word) => word }),
    ],
  });
}
