import { SvgElement, svgDocument } from "./svg-document.js";

/** What Plot draws on. */
export const document = documentOf(svgDocument);

/** @param {unknown} candidate @returns {Document} */
function documentOf(candidate) {
  if (isDocument(candidate)) return candidate;
  throw new Error("there is no document to draw on");
}

/** Our document has what Plot uses of one, and no more. @param {unknown} x @returns {x is Document} */
function isDocument(x) {
  return typeof x === "object" && x !== null && "createElementNS" in x;
}

/**
 * The drawing as HTML that a strict page may hold: no style element, no class and no aria-label of Plot's (a label
 * on a plain group fails WCAG's ARIA rules), decimals cut to one, and the axis out of the reading order.
 *
 * @param {unknown} svg
 * @param {Record<string, string>} attributes
 * @param {string} name of the drawing, before the ids in it, so that two drawings on a page share none
 * @returns {string}
 */
export function finished(svg, attributes, name) {
  if (!(svg instanceof SvgElement)) throw new Error("the drawing is of another document");
  finish(svg, name);
  for (const each of ["class", "font-family"]) svg.removeAttribute(each);
  for (const [each, value] of Object.entries(attributes)) svg.setAttribute(each, value);
  return svg.outerHTML;
}

/** An element and all that is in it, in one walk. @param {SvgElement} element @param {string} name */
function finish(element, name) {
  const { localName } = element;
  if (localName === "style") return element.remove();
  if (localName === "pattern") element.id = `${name}-${element.id}`;
  if (localName === "g") nameGroup(element);
  shorten(element);
  const fill = element.getAttribute("fill");
  if (fill?.startsWith("url(#")) element.setAttribute("fill", `url(#${name}-${fill.slice(5)}`);
  for (const child of element.children) finish(child, name);
}

/** @param {SvgElement} group */
function nameGroup(group) {
  const label = group.getAttribute("aria-label");
  if (label === null) return;
  group.removeAttribute("aria-label");
  if (!/^(x|y)-/.test(label)) return;
  group.setAttribute("class", "axis");
  group.setAttribute("aria-hidden", "true");
}

/** Attributes that are places in a drawing. */
const places = new Set(["x", "y", "x1", "x2", "y1", "y2", "width", "height", "d", "transform"]);

/** The numbers in a path or another text made short. @param {string} text */
function shortened(text) {
  const decimals = text.endsWith("em") ? 2 : 1;
  return text.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(decimals))));
}

/** One decimal of a px is finer than a screen shows, and the same on every machine. @param {SvgElement} element */
function shorten({ attributes }) {
  for (const [name, value] of attributes) {
    if (!places.has(name) || !/\.\d\d/.test(value)) continue;
    const number = Number(value);
    attributes.set(name, Number.isNaN(number) ? shortened(value) : String(Number(number.toFixed(1))));
  }
}
