/** One mistake in what the user gave us: where it is, what is wrong, and what to do about it. */
export type Problem = { where: string; what: string; todo: string };

/** "where: what is wrong; what to do", the one form in which a problem is ever said. */
export function problemLine({ where, what, todo }: Problem): string {
  return `${where}: ${what}; ${todo}`;
}

/**
 * Something in the user's input or definitions must change (exit 1, no stack trace).
 * Any other error that reaches the command line is a bug of ours (exit 2).
 * Never put a respondent's value in a problem: rows and columns by number and name only.
 */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join("\n"));
    this.name = "UserError";
    this.problems = problems;
  }
}

/** Throws the one problem described. */
export function refuse(where: string, what: string, todo: string): never {
  throw new UserError([{ where, what, todo }]);
}
