import { document } from "./document.js";

/** What every drawing does to the marks that Plot makes. */

/** Lines break behind labels, so that they never run through a word. */
export const halo = { fill: "#0b0c0c", stroke: "#ffffff", strokeWidth: 5 };

/** A text that comes from a definition, where the page audit lets digits stand. @param {Element} text */
export function asWords(text) {
  text.setAttribute("data-words", "");
}

/**
 * A part of a text, to be marked by itself.
 *
 * @param {string} text
 * @returns {Element}
 */
export function tspan(text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
  element.textContent = text;
  return element;
}

/**
 * A Plot render transform that gives each element of a mark its datum.
 *
 * @template T
 * @param {readonly T[]} data
 * @param {(element: Element, datum: T) => void} dress
 * @returns {import("@observablehq/plot").RenderFunction}
 */
export function dressed(data, dress) {
  return (index, scales, channels, dimensions, context, next) => {
    const group = next?.(index, scales, channels, dimensions, context) ?? null;
    index.forEach((i, place) => {
      const element = group?.children[place];
      const datum = data[i];
      if (element !== undefined && datum !== undefined) dress(element, datum);
    });
    return group;
  };
}
