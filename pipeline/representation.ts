import type { Reference } from "./table.ts";

/**
 * What can be said of a group beside the population: "under", its index is below the bound whatever rounding hides; "open",
 * it is below, but rounding may explain it; "not under", it is not below; "unsaid", its figure is not shown or too few of it
 * could be expected.
 */
export type RepresentationVerdict = "under" | "open" | "not under" | "unsaid";

/** The population beside which a table's respondents are put, in the table's codes, and what that says of each group. */
export type PublishedReference = Omit<Reference, "groups"> & {
  groups: { code: string; units: number; verdict: RepresentationVerdict }[];
};
