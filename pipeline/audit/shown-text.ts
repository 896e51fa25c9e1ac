import type { Measure } from "../table.ts";

type Look = Pick<Measure, "unit" | "decimals">;

/** Whether a printed text is this number: commas at the thousands, the measure's decimals, "%" only for percentages. */
export function isShown(text: string, value: number, { unit, decimals }: Look): boolean {
  const match = /^(-?\d{1,3}(?:,\d{3})*)(?:\.(\d+))?(%?)$/.exec(text.trim());
  if (match === null) return false;
  const [, whole = "", fraction = "", sign = ""] = match;
  const number = Number(`${whole.replaceAll(",", "")}.${fraction || "0"}`);
  return number === value && fraction.length === decimals && (sign === "%") === (unit === "%");
}

/** Whether words such as "up 3 percentage points" tell this difference; "little changed" tells none. */
export function isDifference(text: string, difference: number, measure: Look): boolean {
  const numbers = text.match(/\d[\d,.]*\d|\d/g) ?? [];
  if (numbers.length === 0) return text.trim() === "little changed";
  const [number = ""] = numbers;
  const direction = difference > 0 ? /\bup\b/ : /\bdown\b/;
  return (
    numbers.length === 1 &&
    direction.test(text) &&
    isShown(number, Math.abs(difference), { unit: "", decimals: measure.decimals })
  );
}
