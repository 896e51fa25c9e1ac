/**
 * Shades from light to dark of the first colour, with the ink that has at least 4.5:1 on each (WCAG 2.2, 1.4.3): the
 * ink turns between the fourth and the fifth. Neighbours do not have 3:1, so whoever uses them outlines each area and
 * writes its value in it.
 */
export const shades = /** @type {const} */ ([
  { fill: "#eef3f8", ink: "#0b0c0c" },
  { fill: "#cfdfec", ink: "#0b0c0c" },
  { fill: "#a9c6de", ink: "#0b0c0c" },
  { fill: "#7fabce", ink: "#0b0c0c" },
  { fill: "#34719f", ink: "#ffffff" },
  { fill: "#1d5687", ink: "#ffffff" },
  { fill: "#12436d", ink: "#ffffff" },
]);

/** The line about shaded areas. */
export const outline = "#505a5f";

/** A shade, from 0 (light) to 1 (dark). @param {number} share @returns {{ fill: string, ink: string }} */
export function shadeAt(share) {
  return shades[Math.max(0, Math.min(shades.length - 1, Math.floor(share * shades.length)))] ?? shades[0];
}
