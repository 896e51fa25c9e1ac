const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * Time identifiers of the Department for Education's open data standard in families: one file has one family.
 * `digits` is the length of time_period that goes with them: 4 for a year, 6 for two years in a row (202425).
 */
export const timeFamilies: readonly { digits: 4 | 6; identifiers: readonly string[] }[] = [
  { digits: 4, identifiers: ["Calendar year"] },
  { digits: 4, identifiers: ["Reporting year"] },
  { digits: 4, identifiers: months },
  { digits: 4, identifiers: Array.from({ length: 52 }, (_, n) => `Week ${n + 1}`) },
  { digits: 6, identifiers: ["Academic year"] },
  { digits: 6, identifiers: ["Financial year"] },
  { digits: 6, identifiers: ["Tax year"] },
  { digits: 6, identifiers: ["Autumn and spring term"] },
  { digits: 6, identifiers: ["Autumn term", "Spring term", "Summer term"] },
  {
    digits: 6,
    identifiers: ["Financial year Q1", "Financial year Q2", "Financial year Q3", "Financial year Q4"],
  },
  { digits: 6, identifiers: ["Part 1 (April to September)", "Part 2 (October to March)"] },
];

/** The identifiers whose time_period has so many digits. */
export function identifiersOf(digits: 4 | 6): string[] {
  return timeFamilies.flatMap((family) => (family.digits === digits ? family.identifiers : []));
}
