/** Why a row was set aside: one reason a row, the first of these that applies. */
export const reasons = [
  { reason: "malformed line", label: "The line was broken" },
  { reason: "missing required", label: "A required answer was missing" },
  { reason: "unknown code", label: "An answer was not in the code list" },
  { reason: "out of range", label: "A number or date was out of range" },
  { reason: "duplicate", label: "The response was a duplicate" },
  { reason: "wrong universe", label: "The response was from outside the population" },
] as const;

export type Reason = (typeof reasons)[number]["reason"];

/** What became of the rows: `read = used + the sum of setAside`, always. */
export type Validation = {
  read: number;
  used: number;
  setAside: Readonly<Record<Reason, number>>;
  /** Of each variable asked, how many used responses were asked it and how many answered. */
  answered: readonly { variable: string; label: string; asked: number; answered: number }[];
};
