// What pages with charts load: the value of a mark near it, by pointer and by keyboard. All of it stands in the table
// under the chart too, so that nothing is lost where this does not run.
import { markAt, marksIn, valuesOf } from "./marks.js";
import { readoutIn } from "./readout.js";

/** @import { Mark } from "./marks.js" */

/** @type {Record<string, (at: number, last: number) => number>} */
const moves = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** @param {Element} figure */
function prepare(figure) {
  const drawings = [...figure.querySelectorAll(".chart-wide, .chart-narrow")];
  const values = valuesOf(figure);
  if (drawings.length === 0 || values.length === 0) return;
  const stage = document.createElement("div");
  stage.className = "chart-stage";
  stage.tabIndex = 0;
  stage.setAttribute("role", "application");
  stage.setAttribute("aria-label", "Values of the chart, one by one, with the arrow keys");
  drawings[0]?.before(stage);
  stage.append(...drawings);
  const readout = readoutIn(stage);
  const marks = () => marksIn(values, drawings.find((each) => each.getClientRects().length > 0) ?? stage);
  listen(stage, marks, chosen(marks, readout));
}

/**
 * Which mark is shown, and what showing and hiding it does.
 * @param {() => Mark[]} marks
 * @param {ReturnType<typeof readoutIn>} readout
 */
function chosen(marks, readout) {
  let shown = "";
  /** @param {string} cell @param {string} told */
  const show = (cell, told) => {
    shown = cell;
    for (const mark of marks())
      for (const shape of mark.shapes) shape.classList.toggle("chart-mark--shown", mark.cell === cell);
    const mark = marks().find((each) => each.cell === cell);
    if (mark === undefined) readout.hide();
    else readout.show(mark, told);
  };
  return {
    isShown: () => shown !== "",
    /** @param {Mark} mark */
    point: (mark) => (mark.cell === shown ? undefined : show(mark.cell, "")),
    /** @param {string} key */
    move(key) {
      const all = marks();
      const at = all.findIndex(({ cell }) => cell === shown);
      const to = at < 0 ? (key === "End" ? all.length - 1 : 0) : (moves[key]?.(at, all.length - 1) ?? at);
      const mark = all[to];
      if (mark === undefined) return;
      show(mark.cell, `${to + 1} of ${all.length}. Arrow keys move, Escape closes.`);
      readout.say(`${mark.of}: ${mark.text}`);
    },
    /** Returns the cell whose value was shown. */
    hide() {
      const before = shown;
      show("", "");
      return before;
    },
  };
}

/**
 * @param {HTMLElement} stage
 * @param {() => Mark[]} marks
 * @param {ReturnType<typeof chosen>} choice
 */
function listen(stage, marks, choice) {
  let dismissed = "";
  /** @param {PointerEvent} event */
  const point = (event) => {
    if (event.target instanceof Element && event.target.closest(".chart-readout")) return;
    const mark = markAt(marks(), event);
    if (mark === null || mark.cell === dismissed) return;
    dismissed = "";
    choice.point(mark);
  };
  stage.addEventListener("pointermove", point);
  stage.addEventListener("pointerdown", point);
  stage.addEventListener("pointerleave", () => {
    dismissed = "";
    if (document.activeElement !== stage) choice.hide();
  });
  stage.addEventListener("focus", () => {
    if (stage.matches(":focus-visible") && !choice.isShown()) choice.move("Home");
  });
  stage.addEventListener("blur", () => choice.hide());
  stage.addEventListener("keydown", (event) => {
    if (!(event.key in moves) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choice.move(event.key);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !choice.isShown()) return;
    dismissed = choice.hide();
  });
}

for (const figure of document.querySelectorAll("figure.chart")) prepare(figure);
