import type { Draft } from "./pair.ts";

/** What one change to the good pair gives: every rule that then does not pass, the one that is meant first. */
export type Case = {
  gives: readonly [string, ...string[]];
  change: (draft: Draft) => unknown;
  /** The message of the rule that is meant. */
  says: RegExp;
  /** The rule is asked alone, as a stage before its own would stop screening. */
  alone?: true;
};
