import type { Tally } from "../attack/types.ts";

/** The verdict on files as a whole, as the contract words it. */
export type FileVerdict = "pass" | "fail" | "incomplete";

/** A proven cell fails the whole; a cell that was not audited leaves it incomplete, never passed. */
export function verdictOf({ exact, narrow, notAudited }: Tally): FileVerdict {
  if (exact + narrow > 0) return "fail";
  return notAudited > 0 ? "incomplete" : "pass";
}
