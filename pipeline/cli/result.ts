/** What a command gives: the same result as lines for people and as data for machines, and whether it passed. */
export type Result = { lines: readonly string[]; data: unknown; passed: boolean };
