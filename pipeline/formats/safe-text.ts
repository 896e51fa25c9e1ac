/**
 * A text that a spreadsheet opens as text: one that begins as a formula does gets an apostrophe before it (OWASP, "CSV
 * injection"). Labels come from code lists that people write, so they may begin so; numbers are never touched.
 */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
