import type { Equation } from "./equations.ts";

/**
 * Suppresses more cells until no equation of the table has exactly one unknown, which anybody could then solve.
 * Taken is the smallest cell above 0 that is still shown, the parts before the margin. This is a first version:
 * it stops the obvious undoing within one row and proves nothing about several rows or tables together.
 */
export function suppressSecondary(
  hidden: boolean[],
  responses: readonly number[],
  equations: readonly Equation[],
): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const equation of equations) {
      const next = nextToHide(equation, hidden, responses);
      if (next === undefined) continue;
      hidden[next] = true;
      changed = true;
    }
  }
}

function nextToHide(
  { margin, parts }: Equation,
  hidden: readonly boolean[],
  responses: readonly number[],
): number | undefined {
  const size = (cell: number) => responses[cell] ?? 0;
  const unknown = [margin, ...parts].filter((cell) => hidden[cell] && size(cell) > 0);
  if (unknown.length !== 1) return undefined;
  const shownParts = parts.filter((cell) => !hidden[cell] && size(cell) > 0);
  if (shownParts.length > 0)
    return shownParts.reduce((least, cell) => (size(cell) < size(least) ? cell : least));
  return hidden[margin] ? undefined : margin;
}
