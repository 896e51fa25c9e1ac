/**
 * The fields of one record that the scanner found whole. Spaces around a quoted field are not part of it; inside the
 * quotes everything is, and two quotes stand for one.
 */
export function splitFields(record: string, delimiter: string): string[] {
  if (!record.includes('"')) return record.split(delimiter);
  const fields: string[] = [];
  for (let at = 0; at <= record.length; ) {
    const { value, end } = fieldAt(record, at, delimiter);
    fields.push(value);
    at = end + 1;
  }
  return fields;
}

function fieldAt(record: string, start: number, delimiter: string): { value: string; end: number } {
  let at = start;
  while (record[at] === " ") at++;
  if (record[at] === '"') return quotedAt(record, at, delimiter);
  const end = endOfField(record, start, delimiter);
  return { value: record.slice(start, end), end };
}

function quotedAt(record: string, open: number, delimiter: string): { value: string; end: number } {
  let close = record.indexOf('"', open + 1);
  while (close >= 0 && record[close + 1] === '"') close = record.indexOf('"', close + 2);
  const last = close < 0 ? record.length : close;
  return {
    value: record.slice(open + 1, last).replaceAll('""', '"'),
    end: endOfField(record, last, delimiter),
  };
}

function endOfField(record: string, from: number, delimiter: string): number {
  const end = record.indexOf(delimiter, from);
  return end < 0 ? record.length : end;
}
