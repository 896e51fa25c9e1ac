import { drawFrame } from "./frame.js";
import { layout } from "./layout.js";
import { endToEnd, sumOf, withoutNumber } from "./parts.js";
import { scaleTo } from "./scale.js";
import { textWidth } from "./text-width.js";

/**
 * Draws one bar a category, its series end to end in the order of the key. A part says its value where it has room;
 * the parts without a number, which have no width, stand under the bar as their symbols, each with its name.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawStacked(chart, size) {
  const placed = layout(chart, size);
  const sums = chart.categories.map((c) => sumOf(chart.marks.filter((m) => m.category === c)));
  const whole = chart.measure.unit === "%" ? 100 : 0;
  const scale = scaleTo(whole > 0 ? whole : Math.max(...sums), chart.measure);
  // Rounded percentages may add to a little more than 100: the axis still ends at 100, the bar a little later.
  const most = Math.max(scale.max, ...sums);
  const right = Math.max(12, textWidth(scale.format(scale.max), size.size) / 2);
  const across = (size.width - placed.left - right) / most;
  const pieces = chart.categories.flatMap((c) => {
    const bars = placed.bars.filter((b) => b.mark.category === c);
    return [
      ...endToEnd(chart, bars, 0, across, size),
      ...withoutNumber(bars, 0, size.width - placed.left, size),
    ];
  });
  const ticks = scale.ticks.map((at) => ({ at, label: scale.format(at) }));
  return drawFrame({
    chart,
    size,
    placed,
    right,
    domain: [0, most],
    ticks,
    lines: [0],
    heads: [],
    pieces,
  });
}
