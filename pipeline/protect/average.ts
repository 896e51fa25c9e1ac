import { roundTo } from "../half-up.ts";
import type { Value } from "./safe-table.ts";

/** What an average is of: the true figure, the published count and base of its cell, and the people in its base. */
export type Average = { figure: number | null; count: Value; base: Value; responses: number };

/**
 * A mean, median or total to so many decimals, halves up; "confidential" where too few people stand behind it or
 * their number is confidential, "low" where it is not 0 but rounds to it.
 */
export function averageOf(average: Average, decimals: number, minimumBase: number): Value {
  const { figure, count, base, responses } = average;
  if (responses === 0 || (base.state === "published" && base.value === 0)) return { state: "not applicable" };
  const isWithheld = responses < minimumBase || count.state === "confidential" || base.state !== "published";
  if (isWithheld) return { state: "confidential" };
  return figure === null ? { state: "not applicable" } : roundedFigure(figure, decimals);
}

/** A figure to so many decimals, halves up, or "low" where it is not 0 but rounds to it. */
export function roundedFigure(figure: number, decimals: number): Value {
  const value = roundTo(figure, decimals);
  return value === 0 && figure !== 0 ? { state: "low" } : { state: "published", value };
}
