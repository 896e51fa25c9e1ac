/** Stands about the name of a slot: a character for private use, which is in no text. */
const mark = "\u{E000}";

/** HTML for each slot by its name. @typedef {Record<string, string>} Slots */

/**
 * A template that is rendered once for all pages that differ in a few slots alone, and filled for each.
 * @param {readonly string[]} names of the slots
 * @param {(slots: Slots) => string} render
 * @returns {(fill: Slots) => string}
 */
export function slotted(names, render) {
  const parts = render(Object.fromEntries(names.map((name) => [name, mark + name + mark]))).split(mark);
  return (fill) => {
    let html = "";
    for (const [i, part] of parts.entries()) html += i % 2 === 0 ? part : (fill[part] ?? "");
    return html;
  };
}
