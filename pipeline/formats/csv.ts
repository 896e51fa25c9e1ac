/** Rows of text as CSV (RFC 4180): UTF-8, line feeds, and quotes only where a cell needs them. */
export function csv(rows: Iterable<readonly string[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(`${row.map(csvCell).join(",")}\n`);
  return lines.join("");
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
