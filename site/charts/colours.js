/**
 * Colours of categories, in order: the Analysis Function's categorical palette for charts. `ink` is the black or
 * white that has at least 4.5:1 on it (WCAG 2.2, 1.4.3).
 */
export const colours = /** @type {const} */ ([
  { fill: "#12436D", ink: "#ffffff" },
  { fill: "#28A197", ink: "#0b0c0c" },
  { fill: "#801650", ink: "#ffffff" },
  { fill: "#F46A25", ink: "#0b0c0c" },
  { fill: "#3D3D3D", ink: "#ffffff" },
  { fill: "#A285D1", ink: "#0b0c0c" },
]);

/**
 * The colour of the category at a place in its list; the palette begins again after the sixth.
 *
 * @param {number} index
 * @returns {{fill: string, ink: string}}
 */
export function colour(index) {
  return colours[index % colours.length] ?? colours[0];
}
