import { Window } from "happy-dom";

/** What Plot draws on: a document without a page, a script engine or a network. */
export const document = documentOf(new Window().document);

/** @param {unknown} candidate @returns {Document} */
function documentOf(candidate) {
  if (isDocument(candidate)) return candidate;
  throw new Error("happy-dom made no document");
}

/** happy-dom implements the DOM but declares classes of its own. @param {unknown} x @returns {x is Document} */
function isDocument(x) {
  return typeof x === "object" && x !== null && "createElementNS" in x;
}

/**
 * The drawing as HTML that a strict page may hold: no style element, no class and no aria-label of Plot's (a label
 * on a plain group fails WCAG's ARIA rules), decimals cut to one, and the axis out of the reading order.
 *
 * @param {Element} svg
 * @param {Record<string, string>} attributes
 * @param {string} name of the drawing, before the ids in it, so that two drawings on a page share none
 * @returns {string}
 */
export function finished(svg, attributes, name) {
  for (const pattern of [...svg.querySelectorAll("pattern")]) pattern.id = `${name}-${pattern.id}`;
  for (const style of [...svg.querySelectorAll("style")]) style.remove();
  for (const group of [...svg.querySelectorAll("g[aria-label]")]) nameGroup(group);
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    shorten(element);
    const fill = element.getAttribute("fill");
    if (fill?.startsWith("url(#")) element.setAttribute("fill", `url(#${name}-${fill.slice(5)}`);
  }
  for (const each of ["class", "font-family"]) svg.removeAttribute(each);
  for (const [each, value] of Object.entries(attributes)) svg.setAttribute(each, value);
  return svg.outerHTML;
}

/** @param {Element} group */
function nameGroup(group) {
  const axis = /^(x|y)-/.test(group.getAttribute("aria-label") ?? "");
  group.removeAttribute("aria-label");
  if (!axis) return;
  group.setAttribute("class", "axis");
  group.setAttribute("aria-hidden", "true");
}

/** One decimal of a px is finer than a screen shows, and the same on every machine. @param {Element} element */
function shorten(element) {
  for (const name of ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "d", "transform"]) {
    const value = element.getAttribute(name);
    const decimals = value?.endsWith("em") ? 2 : 1;
    const short = value?.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(decimals))));
    if (short !== undefined && short !== value) element.setAttribute(name, short);
  }
}
