/** How a check ends. A FAIL stops the screening after its stage; a WARNING does not. */
export type Verdict = "PASS" | "WARNING" | "FAIL";

/** What a check found, in a sentence that names the column and says what to do. */
export type Finding = { result: Verdict; message: string };

/** A finding with the check and the stage that it comes from. */
export type CheckResult = { check: string; stage: string; result: Verdict; message: string };

/** What screening gives: exactly this is what `screen --json` prints. */
export type ScreenResult = {
  /** Nothing failed and every stage was reached. */
  passed: boolean;
  /** Passed, and no rule of the API stage warned. */
  apiSuitable: boolean;
  checks: CheckResult[];
};

/** A column, or another name, with some of its values. */
export type Spot = { name: string; values: readonly string[] };

/** Names and values shown in one message: more do not help to find the mistake. */
export const MOST_SHOWN = 3;

export function pass(message: string): Finding {
  return { result: "PASS", message };
}

/** For a rule whose code list is not in the folder of lists: nothing is known to be wrong, and nothing to be right. */
export function notChecked(list: string): Finding {
  return {
    result: "WARNING",
    message: `not checked, because the folder of code lists has no ${list}; put it there, or name a folder that has it with --codes`,
  };
}

/** PASS where there is no name or spot, otherwise the given result in the words that `said` puts around them. */
export function judge(
  result: "WARNING" | "FAIL",
  found: readonly (string | Spot)[],
  right: string,
  said: (them: string) => string,
): Finding {
  return found.length === 0 ? pass(right) : { result, message: said(listed(found)) };
}

/** At most three of the names in quotes, each with its values, and how many more there are. */
export function listed(found: readonly (string | Spot)[]): string {
  const shown = found.slice(0, MOST_SHOWN).map((one) => (typeof one === "string" ? quoted(one) : spot(one)));
  const more = found.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

function spot({ name, values }: Spot): string {
  return values.length === 0 ? quoted(name) : `${quoted(name)} (${listed(values)})`;
}

/** In quotes on one line, cut where it is long: names and values come from other people's files. */
function quoted(text: string): string {
  const safe = [...text.slice(0, 80)].map((letter) => (/\p{C}/u.test(letter) ? "\uFFFD" : letter)).join("");
  return `"${text.length > 80 ? `${safe}…` : safe}"`;
}
