/** What came of one other way; `withheld` counts the cells that show c. */
export type Trial = {
  what: string;
  outcome: "passes" | "proven" | "not audited" | "no solution";
  proven: number;
  withheld: number;
};

/** What came of a trial, as the end of a sentence that begins with what was tried. */
export function outcomeText({ outcome, proven, withheld }: Trial): string {
  if (outcome === "proven") return `leaves ${proven} ${proven === 1 ? "cell" : "cells"} proven`;
  if (outcome === "not audited") return "is not known to be safe: the attack did not reach all cells";
  if (outcome === "no solution") return "has no solution for these tables";
  return `passes with ${withheld === 0 ? "no figure" : withheld === 1 ? "1 figure" : `${withheld} figures`} shown as c`;
}
