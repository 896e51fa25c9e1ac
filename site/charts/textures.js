import { shape } from "./shape.js";

/**
 * Textures over the colours of parts that stand end to end, so that colour never tells alone. Each is a path in a
 * tile of 16 by 16 px; the first is plain. Those next to each other differ most.
 */
const paths = [
  "",
  "M0 2L2 0M0 10L10 0M2 16L16 2M10 16L16 10",
  "M4 4h.01M12 12h.01M12 4h.01M4 12h.01",
  "M16 2L14 0M16 10L6 0M14 16L0 2M6 16L0 10",
  "M0 4h16M0 12h16",
  "M4 0v16M12 0v16",
];
const dots = 2;

/** @typedef {{ fill: string, ink: string, texture: number }} PartStyle */

/**
 * A swatch of 16 by 16 px for a key.
 *
 * @param {PartStyle} style
 * @returns {string}
 */
export function swatch(style) {
  const { d, ...attributes } = line(style);
  const texture =
    d === ""
      ? ""
      : `<path d="${d}" ${Object.entries(attributes)
          .map(([name, value]) => `${name}="${value}"`)
          .join(" ")}></path>`;
  return `<svg class="chart-swatch" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><rect width="16" height="16" fill="${style.fill}"></rect>${texture}</svg>`;
}

/** How the fill of a part names its texture; `finished` makes the name the drawing's own. @param {PartStyle} style */
export function fillOf({ fill, texture }) {
  return texture === 0 ? fill : `url(#${nameOf(fill, texture)})`;
}

/**
 * The definitions of the textures that a drawing uses, each once.
 *
 * @param {readonly PartStyle[]} styles
 * @returns {Element | null}
 */
export function definitions(styles) {
  const used = new Map(
    styles.filter(({ texture }) => texture > 0).map((style) => [nameOf(style.fill, style.texture), style]),
  );
  if (used.size === 0) return null;
  return shape(
    "defs",
    {},
    [...used].map(([id, style]) => pattern(id, style)),
  );
}

/** @param {string} id @param {PartStyle} style */
function pattern(id, style) {
  const size = { width: "16", height: "16" };
  return shape("pattern", { id, ...size, patternUnits: "userSpaceOnUse" }, [
    shape("rect", { ...size, fill: style.fill }),
    shape("path", line(style)),
  ]);
}

/** @param {PartStyle} style */
function line({ ink, texture }) {
  const width = texture % paths.length === dots ? "2.5" : "1";
  const d = paths[texture % paths.length] ?? "";
  return {
    d,
    fill: "none",
    stroke: ink,
    "stroke-width": width,
    "stroke-opacity": "0.6",
    "stroke-linecap": "round",
  };
}

/** @param {string} fill @param {number} texture */
function nameOf(fill, texture) {
  return `texture-${texture}-${fill.slice(1)}`;
}
