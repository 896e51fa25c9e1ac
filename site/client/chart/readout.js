/** @import { Mark } from "./marks.js" */

/**
 * A box near a mark that says what the mark is of and its value. It is for the eye: what is told to a screen reader
 * stands in a live region, and only for moves by keyboard, once the reader rests.
 * @param {HTMLElement} stage what the box is placed in
 */
export function readoutIn(stage) {
  const [box, value, of, hint, live] = [
    part("div", "chart-readout"),
    part("strong", "chart-readout__value"),
    part("span", "chart-readout__of"),
    part("span", "chart-readout__hint"),
    part("div", "govuk-visually-hidden"),
  ];
  box.hidden = true;
  box.setAttribute("aria-hidden", "true");
  box.append(value, of, hint);
  live.setAttribute("aria-live", "polite");
  stage.append(box, live);
  let timer = 0;
  return {
    /** @param {Mark} mark @param {string} told in the box, of how to go on */
    show(mark, told) {
      [value.textContent, of.textContent, hint.textContent] = [mark.text, mark.of, told];
      hint.hidden = told === "";
      box.hidden = false;
      place(box, stage, mark);
    },
    /** @param {string} text */
    say(text) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        live.textContent = text;
      }, 250);
    },
    hide() {
      clearTimeout(timer);
      box.hidden = true;
      live.textContent = "";
    },
  };
}

/** @param {string} name @param {string} className */
function part(name, className) {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

/**
 * Above the mark, or below it where that would leave the screen; within the stage's width.
 * @param {HTMLElement} box
 * @param {HTMLElement} stage
 * @param {Mark} mark
 */
function place(box, stage, mark) {
  const frame = stage.getBoundingClientRect();
  const shape = mark.shapes[0]?.getBoundingClientRect() ?? frame;
  const { width, height } = box.getBoundingClientRect();
  const middle = (shape.left + shape.right) / 2 - frame.left - width / 2;
  const isRoomAbove = shape.top - height - 6 > 0;
  const top = isRoomAbove ? shape.top - height - 6 : shape.bottom + 6;
  box.style.setProperty("left", `${Math.max(0, Math.min(middle, frame.width - width))}px`);
  box.style.setProperty("top", `${top - frame.top}px`);
}
