import { type Problem, UserError } from "../user-error.ts";

/** What came of some work: its value, or null with the problems that stopped it. */
export type Attempt<T> = { value: T | null; problems: readonly Problem[] };

/** Does the work and gathers the mistakes it reports, so that the next one can be looked for; bugs pass through. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work(), problems: [] };
  } catch (error) {
    if (error instanceof UserError) return { value: null, problems: error.problems };
    throw error;
  }
}
