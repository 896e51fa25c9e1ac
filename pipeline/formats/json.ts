/** A value as a JSON file: properties in the order of its type, two spaces, and a final newline. */
export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
