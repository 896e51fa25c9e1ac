/** A sum of free cells, each so many times, plus a constant. */
export type Affine = { constant: number; of: Map<number, number> };

/** Adds a sum to another, so many times. */
export function addTimes(target: Affine, source: Affine, times: number): void {
  target.constant += times * source.constant;
  for (const [cell, coefficient] of source.of) {
    const sum = (target.of.get(cell) ?? 0) + times * coefficient;
    if (sum === 0) target.of.delete(cell);
    else target.of.set(cell, sum);
  }
}
