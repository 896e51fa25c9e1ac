/** @typedef {import("./svg-document.js").SvgElement} SvgElement */
/** A part of a selector: a name of elements ("" for any) and what each attribute must be (null for any). @typedef {{ name: string, attributes: [string, string | null][] }} Part */

const attribute = /\[([\w:-]+)(?:="([^"]*)")?\]/g;

/**
 * The elements below one that a selector names, in the order of the document. Of CSS it knows names, `*`, `[attribute]`,
 * `[attribute="value"]` and the space between an element and one below it. Throws an Error at anything else.
 * @param {SvgElement} root
 * @param {string} selector
 * @returns {SvgElement[]}
 */
export function select(root, selector) {
  const parts = [...selector.matchAll(/(?:\[[^\]]*\]|[^\s[])+/g)].map(([part]) => partOf(part));
  const last = parts.at(-1);
  if (last === undefined) throw new Error(`no element is meant by the selector "${selector}"`);
  const above = parts.slice(0, -1);
  return below(root).filter((each) => matches(each, last) && isIn(each, root, above));
}

/** @param {string} text @returns {Part} */
function partOf(text) {
  const name = text.replace(attribute, "");
  if (!/^(?:\*|[A-Za-z]*)$/.test(name)) throw new Error(`the drawing's document does not know "${text}"`);
  return {
    name: name === "*" ? "" : name,
    attributes: [...text.matchAll(attribute)].map(([, key = "", value]) => [key, value ?? null]),
  };
}

/** @param {SvgElement} root @returns {SvgElement[]} */
function below(root) {
  /** @type {SvgElement[]} */
  const found = [];
  for (const child of root.children) found.push(child, ...below(child));
  return found;
}

/** @param {SvgElement} element @param {Part} part */
function matches(element, { name, attributes }) {
  if (name !== "" && element.localName !== name) return false;
  return attributes.every(([key, value]) =>
    value === null ? element.hasAttribute(key) : element.getAttribute(key) === value,
  );
}

/**
 * Whether the parts before the last are found above an element, the nearest first.
 * @param {SvgElement} element
 * @param {SvgElement} root
 * @param {readonly Part[]} above
 */
function isIn(element, root, above) {
  const wanted = [...above];
  for (let at = element.parentNode; wanted.length > 0 && at !== null && at !== root; at = at.parentNode) {
    const next = wanted.at(-1);
    if (next !== undefined && matches(at, next)) wanted.pop();
  }
  return wanted.length === 0;
}
