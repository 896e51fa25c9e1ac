/** The most characters of a page's description: what search engines show of it. */
export const longestDescription = 160;

/**
 * A page's description: as many of its sentences as fit, in order; the first is cut at a word where it alone is too
 * long.
 * @param {string} first
 * @param {...string} more what is said where there is space left
 */
export function fitted(first, ...more) {
  let text = cut(first.replace(/\s+/g, " ").trim());
  for (const sentence of more) {
    const longer = `${text} ${sentence}`;
    if (longer.length > longestDescription) break;
    text = longer;
  }
  return text;
}

/** @param {string} text */
function cut(text) {
  if (text.length <= longestDescription) return text;
  const words = text.slice(0, longestDescription - 1).split(" ");
  return `${words.slice(0, -1).join(" ")}…`;
}
