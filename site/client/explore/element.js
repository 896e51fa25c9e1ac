/** @typedef {Record<string, string | number | boolean | null | ((event: Event) => void)>} Properties */

/**
 * An element with its attributes and what is in it. A property "onclick" listens; true is an attribute without a
 * value; false and null leave it out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  give(made, properties);
  made.append(...children);
  return made;
}

/**
 * The same for drawings.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} [properties]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, properties = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  give(made, properties);
  made.append(...children);
  return made;
}

/**
 * @param {Element} made
 * @param {Properties} properties
 */
function give(made, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, String(value));
  }
}

/**
 * A checkbox with its label, which wraps it so that both are one target.
 * @param {string} label
 * @param {string} value
 * @param {boolean} checked
 * @param {string} [hint]
 */
export function checkbox(label, value, checked, hint = "") {
  const words = hint === "" ? [label] : [label, element("span", { class: "fr-explore__hint" }, ` – ${hint}`)];
  return element(
    "label",
    { class: "fr-explore__check" },
    element("input", { type: "checkbox", value, checked }),
    element("span", {}, ...words),
  );
}

/**
 * @param {string} text
 * @param {(event: Event) => void} onclick
 * @param {Properties} [more]
 */
export function button(text, onclick, more = {}) {
  return element("button", { type: "button", class: "fr-explore__button", onclick, ...more }, text);
}

/**
 * The checkboxes within an element.
 * @param {Element} within
 * @returns {HTMLInputElement[]}
 */
export function boxesIn(within) {
  return [...within.querySelectorAll("input")].filter(({ type }) => type === "checkbox");
}
