import { document } from "./document.js";

/**
 * An element of a drawing.
 *
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {readonly (Element | string)[]} children
 * @returns {Element}
 */
export function shape(name, attributes, children = []) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) element.setAttribute(key, String(attributes[key]));
  element.append(...children);
  return element;
}

/**
 * A text whose first line stands so many em under its place, with all its lines if it has several.
 *
 * @param {string} text
 * @param {{ x: number, y: number, lineAnchor: "top" | "middle" | "bottom", lineHeight: number }} place px, and em
 * @param {Record<string, string>} attributes
 */
export function textShape(text, { x, y, lineAnchor, lineHeight }, attributes) {
  const lines = text.split("\n");
  const first = firstLine(lineAnchor, lines.length);
  const transform = `translate(${x},${y})`;
  if (lines.length > 1) {
    const parts = lines.map((line, i) =>
      shape("tspan", { x: 0, ...(i === 0 ? { y: `${first * lineHeight}em` } : { dy: `${lineHeight}em` }) }, [
        line,
      ]),
    );
    return shape("text", { transform, ...attributes }, parts);
  }
  const down = first === 0 ? {} : { y: `${first * lineHeight}em` };
  return shape("text", { ...down, transform, ...attributes }, [text]);
}

/** How far the first of so many lines stands below the place of a text, in lines. @param {string} anchor @param {number} lines */
function firstLine(anchor, lines) {
  if (anchor === "top") return 0.71;
  return anchor === "bottom" ? 1 - lines : (164 - lines * 100) / 200;
}
