import { showNumber } from "../../lib/show.js";
import { boxesIn, button, checkbox, element } from "./element.js";
import { chosenWords } from "./sentences.js";

/** @import { Code, Dimension, Selection } from "./words.js" */
/**
 * A part of the form: its element, and how it comes to show a selection.
 * @typedef {{ element: HTMLElement, update: (selection: Selection) => void }} Control
 * @typedef {{ choose: (codes: string[], said: string) => void, say: (said: string) => void }} Hears
 */

/** A list of more codes than this has a box to search it. */
const searchAbove = 20;

/** More boxes than this make a list that nobody looks through; the others are found by searching. */
const mostBoxes = 200;

/**
 * The list of a dimension's codes, each with a box to choose it.
 * @param {Dimension} dimension
 * @param {Hears} hears `choose` is called with all that are chosen then, and what to say of it
 * @returns {Control}
 */
export function filter(dimension, hears) {
  const { name, label, codes } = dimension;
  const list = codeList(dimension, hears);
  const count = element("span", { class: "fr-explore__count" });
  const fieldset = element(
    "fieldset",
    {},
    element("legend", { class: "govuk-visually-hidden" }, label),
    ...(codes.length > searchAbove ? [searchBox(dimension, list.find)] : []),
    list.element,
  );
  return {
    element: element(
      "details",
      { class: "fr-explore__filter", "data-dimension": name },
      element("summary", {}, `${label}: `, count),
      fieldset,
    ),
    update: (selection) => {
      count.textContent = chosenWords(dimension, selection);
      list.show(selection);
    },
  };
}

/**
 * The boxes of the codes that are found, with buttons that choose all or none of them.
 * @param {Dimension} dimension
 * @param {Hears} hears
 */
function codeList({ name, label, codes }, { choose, say }) {
  const boxes = element("div", { class: "fr-explore__boxes" });
  const rest = element("p", { class: "fr-explore__hint" });
  let found = codes;
  /** @type {Set<string>} */
  let chosen = new Set();
  const set = (/** @type {string[]} */ some, /** @type {boolean} */ isChosen) => {
    const change = new Set(some);
    const next = codes
      .map(({ code }) => code)
      .filter((code) => (change.has(code) ? isChosen : chosen.has(code)));
    choose(next, `${label}: ${next.length} of ${codes.length} chosen.`);
  };
  const draw = () => {
    boxes.replaceChildren(...found.slice(0, mostBoxes).map((code) => codeBox(code, chosen)));
    rest.hidden = found.length <= mostBoxes;
    rest.textContent = `${showNumber(found.length - mostBoxes, 0)} more: search to see them.`;
  };
  boxes.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) set([target.value], target.checked);
  });
  return {
    element: element(
      "div",
      {},
      bothButtons(label, (isChosen) =>
        set(
          found.map(({ code }) => code),
          isChosen,
        ),
      ),
      boxes,
      rest,
    ),
    find: (/** @type {Code[]} */ next) => {
      found = next;
      draw();
      say(`${label}: ${found.length} found.`);
    },
    show: (/** @type {Selection} */ selection) => {
      chosen = new Set(selection.codes[name] ?? codes.map(({ code }) => code));
      if (boxes.childElementCount === 0) draw();
      for (const box of boxesIn(boxes)) box.checked = chosen.has(box.value);
    },
  };
}

/**
 * @param {Code} code
 * @param {ReadonlySet<string>} chosen
 */
function codeBox({ code, label, level }, chosen) {
  return checkbox(label, code, chosen.has(code), level);
}

/**
 * @param {string} label
 * @param {(isChosen: boolean) => void} set
 */
function bothButtons(label, set) {
  const hidden = () => element("span", { class: "govuk-visually-hidden" }, ` in ${label}`);
  const [all, none] = [button("Choose all", () => set(true)), button("Choose none", () => set(false))];
  all.append(hidden());
  none.append(hidden());
  return element("p", { class: "fr-explore__buttons" }, all, none);
}

/**
 * A box that finds codes by their label, code or level. The buttons then choose those found.
 * @param {Dimension} dimension
 * @param {(found: Code[]) => void} find
 */
function searchBox({ label, codes }, find) {
  const texts = codes.map(({ code, label: words, level = "" }) => `${words} ${code} ${level}`.toLowerCase());
  const input = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/);
    find(codes.filter((_, index) => words.every((word) => texts[index]?.includes(word))));
  });
  return element("label", { class: "fr-explore__search" }, `Search ${label}`, input);
}
