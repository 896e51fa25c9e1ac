import { low, type PublishedCells, type System, shown, suppressed } from "../system/system.ts";
import { type Knowledge, NO_UPPER, type SystemMethod } from "./system-method.ts";

/** Rules of conventional rounding of counts; see methodology/disclosure-control.md. */
export type ConventionalParameters = {
  base: number;
  /** Counts from 1 to one below this are small. */
  threshold: number;
  /** Whether small counts are rounded like any other, or all shown as c. */
  smallCounts: "round" | "suppress";
  /** What a count that is not 0 but rounds to 0 shows. */
  zero: "zero" | "low";
};

/**
 * Each count to the nearest multiple of the base, halves up: 2 shows 0, 3 shows 5, and with base 10 a 5 shows 10
 * (HESA's rule). Each cell on its own, margins too, so that shown counts need not add up.
 */
export function conventionalCells(parameters: ConventionalParameters): SystemMethod {
  return {
    name: "conventional",
    protect: (_system: System, counts: Int32Array) => roundAll(counts, parameters),
    concede: (published) => concede(published, parameters),
    sentences: () => sentences(parameters),
  };
}

function roundAll(
  counts: Int32Array,
  { base, threshold, smallCounts, zero }: ConventionalParameters,
): PublishedCells {
  const values = new Int32Array(counts.length);
  const states = new Uint8Array(counts.length).fill(shown);
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] ?? 0;
    values[cell] = Math.floor((count + Math.floor(base / 2)) / base) * base;
    if (count === 0) continue;
    if (values[cell] === 0 && zero === "low") states[cell] = low;
    if (count < threshold && smallCounts === "suppress") states[cell] = suppressed;
  }
  return { values, states };
}

/**
 * A published r is a count from r - floor(b/2) to r + ceil(b/2) - 1, none below 0. Where any cell shows low, 0 is only
 * shown for nobody. Where c is shown for all small counts and no other, a number is not one of them.
 */
function concede({ values, states }: PublishedCells, parameters: ConventionalParameters): Knowledge {
  const { base, threshold, smallCounts } = parameters;
  const known = { lower: new Int32Array(values.length), upper: new Int32Array(values.length) };
  const withheld = smallCounts === "suppress";
  const isLowUsed = parameters.zero === "low" || states.includes(low);
  const mostOfZero = Math.ceil(base / 2) - 1;
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0;
    if (states[cell] === suppressed) {
      known.lower[cell] = withheld ? 1 : 0;
      known.upper[cell] = withheld ? threshold - 1 : NO_UPPER;
    } else if (states[cell] === low) {
      known.lower[cell] = 1;
      known.upper[cell] = Math.max(1, mostOfZero);
    } else {
      const least = value - Math.floor(base / 2);
      known.lower[cell] = withheld && value > 0 ? Math.max(threshold, least) : Math.max(0, least);
      const isNobody = value === 0 && (isLowUsed || (withheld && mostOfZero < threshold));
      known.upper[cell] = isNobody ? 0 : value + mostOfZero;
    }
  }
  return known;
}

function sentences({ base, threshold, smallCounts, zero }: ConventionalParameters): string[] {
  return [
    `Counts are rounded to the nearest ${base}, halves up, so that figures may not add up to their totals.`,
    ...(smallCounts === "suppress" ? [`Counts from 1 to ${threshold - 1} are shown as c.`] : []),
    zero === "low"
      ? "A count that is not 0 but rounds to 0 is shown as low."
      : "A figure of 0 may stand for a small count.",
  ];
}
