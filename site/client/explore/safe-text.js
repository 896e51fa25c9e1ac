/**
 * A text that a spreadsheet opens as text, as in the published files: one that begins as a formula does gets an
 * apostrophe before it. Numbers are never touched.
 * @param {string} text
 */
export function safeText(text) {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
