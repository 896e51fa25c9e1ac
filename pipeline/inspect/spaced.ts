/** The text with one space for each run of them, and none at its ends: patterns that follow need not search for more. */
export function spaced(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
