import { barChart } from "./chart.js";
import { element } from "./element.js";
import { widthIn } from "./text-width.js";

/** @import { PageTable, Pivot } from "./words.js" */

/** Bars longer than this are no easier to compare. */
const widest = 760;

/**
 * The place of the chart. It is drawn anew when its width changes, so that its letters keep their size.
 * @param {PageTable} page
 */
export function chartFigure({ title, synthetic }) {
  const caption = element("figcaption", { class: "fr-explore__title" });
  const holder = element("div", {});
  const words = element("p", { class: "fr-explore__hint" });
  const figure = element("figure", { class: "fr-explore__figure", hidden: true }, caption, holder, words);
  /** @type {{ pivot: Pivot, lines: Int32Array, chart: string } | null} */
  let now = null;
  let width = 0;
  const redraw = () => {
    const values = now?.pivot.values.find(({ column }) => column === now?.chart);
    figure.hidden = values === undefined || now?.lines.length === 0;
    if (now === null || values === undefined || figure.hidden) return;
    width = holder.clientWidth;
    const name = synthetic ? `${title} (synthetic data)` : title;
    const { drawing, said } = barChart(
      now.pivot,
      values,
      now.lines,
      Math.min(widest, width || 300),
      widthIn(figure),
      name,
    );
    caption.textContent = `${values.label}. ${name}`;
    words.textContent = said;
    holder.replaceChildren(drawing);
  };
  new ResizeObserver(() => {
    if (holder.clientWidth > 0 && holder.clientWidth !== width) redraw();
  }).observe(figure);
  return {
    element: figure,
    draw: (/** @type {Pivot} */ pivot, /** @type {Int32Array} */ lines, /** @type {string} */ chart) => {
      now = { pivot, lines, chart };
      redraw();
    },
  };
}
