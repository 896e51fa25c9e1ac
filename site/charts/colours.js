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

/** The two sides of a scale of answers, from its ends to the middle: the palette's blue and plum, and lighter ones. */
const sides = /** @type {const} */ ([
  [
    { fill: "#12436D", ink: "#ffffff" },
    { fill: "#2073BC", ink: "#ffffff" },
    { fill: "#3D8FD6", ink: "#0b0c0c" },
  ],
  [
    { fill: "#801650", ink: "#ffffff" },
    { fill: "#B53F86", ink: "#ffffff" },
    { fill: "#C8629F", ink: "#0b0c0c" },
  ],
]);
const middle = { fill: "#6f777b", ink: "#ffffff" };
const asides = /** @type {const} */ ([
  { fill: "#505a5f", ink: "#ffffff" },
  { fill: "#A285D1", ink: "#0b0c0c" },
]);

/** Every colour that text may stand on. */
export const allColours = [...colours, ...sides.flat(), middle, ...asides];

/**
 * The colour of the category at a place in its list; the palette begins again after the sixth.
 *
 * @param {number} index
 * @returns {{fill: string, ink: string}}
 */
export function colour(index) {
  return colours[index % colours.length] ?? colours[0];
}

/**
 * Colours for a scale of answers: two hues that grow lighter to the middle, and grey for the neutral answer.
 *
 * @param {number} index in the scale
 * @param {number} length of the scale
 * @returns {{fill: string, ink: string}}
 */
export function scaleColour(index, length) {
  const half = Math.floor(length / 2);
  if (length % 2 === 1 && index === half) return middle;
  const fromEnd = index < half ? index : length - 1 - index;
  const side = sides[index < half ? 0 : 1];
  return side[fromEnd] ?? side[2];
}

/** Answers that are not on the scale. @param {number} index @returns {{fill: string, ink: string}} */
export function asideColour(index) {
  return asides[index % asides.length] ?? asides[0];
}
