import { fillTotals } from "../system/sums.ts";
import type { Equations } from "../system/system.ts";
import { refuse } from "../user-error.ts";
import { MOST } from "./count-value.ts";
import type { LinkedFiles } from "./linked-files.ts";

/** Where the count of each cell was given: file and row, or -1. */
type Given = { file: Int32Array; row: Int32Array };

/**
 * The true count of every cell: inner cells as given, 0 where no file has them, margins summed. Throws a UserError with
 * file and line where two files or a margin and its inner cells disagree, where a code is more than a margin that it
 * need not add to, and where a total does not fit in 32 bits.
 */
export function trueCounts(linked: LinkedFiles): Int32Array {
  const { system } = linked;
  const counts = new Int32Array(system.size);
  const given = placeCounts(linked, counts);
  const asGiven = counts.slice();
  refuseTooLarge(linked, counts, given);
  fillTotals(system, counts);
  for (let cell = 0; cell < system.size; cell++)
    if ((given.file[cell] ?? -1) >= 0 && counts[cell] !== asGiven[cell])
      refuse(placeOf(linked, given, cell), "its count is not the sum of its parts", remedy(linked));
  refuseBrokenSums(linked, counts, given);
  refuseAboveMargin(linked, counts, given);
  return counts;
}

function remedy({ files }: LinkedFiles): string {
  const also = files.length > 1 ? ", in this file and the others" : "";
  return `mend it or its parts${also}; name dimensions whose codes do not add to the margin with --not-additive`;
}

function placeCounts({ files, system }: LinkedFiles, counts: Int32Array): Given {
  const given = { file: new Int32Array(system.size).fill(-1), row: new Int32Array(system.size) };
  for (const [f, { file, cellOfRow }] of files.entries()) {
    for (const [row, cell] of cellOfRow.entries()) {
      const earlier = files[given.file[cell] ?? -1];
      if (earlier !== undefined && counts[cell] !== file.values[row])
        refuse(
          `${file.name}:${file.lines[row] ?? 0}`,
          `the same cell has another count in ${earlier.file.name}:${earlier.file.lines[given.row[cell] ?? 0] ?? 0}`,
          "give tables of the same people, or protect them apart",
        );
      counts[cell] = file.values[row] ?? 0;
      given.file[cell] = f;
      given.row[cell] = row;
    }
  }
  return given;
}

function placeOf({ files }: LinkedFiles, given: Given, cell: number): string {
  const found = files[given.file[cell] ?? -1]?.file;
  return `${found?.name ?? files[0]?.file.name ?? ""}:${found?.lines[given.row[cell] ?? 0] ?? 1}`;
}

/** A total that wraps round in 32 bits would look like any other, so that sums are tried in doubles beforehand. */
function refuseTooLarge(linked: LinkedFiles, counts: Int32Array, given: Given): void {
  const { totals, starts, parts } = linked.system.equations;
  const sums = Float64Array.from(counts, (count, cell) => (linked.system.inner[cell] === 1 ? count : 0));
  for (let e = 0; e < totals.length; e++) {
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) sum += sums[parts[i] ?? 0] ?? 0;
    sums[totals[e] ?? 0] = sum;
    if (sum > MOST)
      refuse(
        placeOf(linked, given, firstGiven(parts, starts[e] ?? 0, starts[e + 1] ?? 0, given)),
        "a total of this and other counts is above 2,147,483,646",
        "give counts of people",
      );
  }
}

/** Sums of different files must agree on the margins that they share, given or not. */
function refuseBrokenSums(linked: LinkedFiles, counts: Int32Array, given: Given): void {
  const { totals, starts, parts } = linked.system.equations;
  let broken: number | null = null;
  for (let e = 0; e < totals.length; e++) {
    if (counts[totals[e] ?? 0] === sumOf(linked.system.equations, e, counts)) continue;
    const part = firstGiven(parts, starts[e] ?? 0, starts[e + 1] ?? 0, given);
    // A sum of margins that no file gives has no row to name; the sum of rows that broke it has.
    broken = part;
    if ((given.file[part] ?? -1) >= 0) break;
  }
  if (broken !== null)
    refuse(
      placeOf(linked, given, broken),
      "this and the counts beside it add to another margin than in another file",
      "give tables of the same people, or protect them apart",
    );
}

function sumOf({ starts, parts }: Equations, e: number, counts: Int32Array): number {
  let sum = 0;
  for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) sum += counts[parts[i] ?? 0] ?? 0;
  return sum;
}

function firstGiven(parts: Int32Array, from: number, to: number, given: Given): number {
  for (let i = from; i < to; i++) if ((given.file[parts[i] ?? 0] ?? -1) >= 0) return parts[i] ?? 0;
  return parts[from] ?? 0;
}

function refuseAboveMargin(linked: LinkedFiles, counts: Int32Array, given: Given): void {
  const { totals, starts, parts } = linked.system.atMost;
  for (let e = 0; e < totals.length; e++) {
    const total = totals[e] ?? 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) {
      const part = parts[i] ?? 0;
      if ((counts[part] ?? 0) <= (counts[total] ?? 0)) continue;
      const known = (given.file[total] ?? -1) >= 0 || linked.system.inner[total] === 0;
      refuse(
        placeOf(linked, given, part),
        known ? "its count is above its margin's" : "its margin is not given and cannot be summed",
        known ? "mend it or the margin" : "add a row for the margin, as its codes do not add to it",
      );
    }
  }
}
