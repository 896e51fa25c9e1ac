/** Parameters of the methods on systems of cells, each with its default where the user says nothing. */
export type SystemParameters = {
  /** Counts are rounded to multiples of it. */
  base: number;
  /** Counts from 1 to one below this are small. */
  threshold: number;
  /** Conventional: small counts are rounded like any other, or all shown as c. */
  smallCounts: "round" | "suppress";
  /** Conventional: what a count that is not 0 but rounds to 0 shows. */
  zero: "zero" | "low";
};

export const defaultParameters: SystemParameters = {
  base: 5,
  threshold: 5,
  smallCounts: "round",
  zero: "zero",
};
