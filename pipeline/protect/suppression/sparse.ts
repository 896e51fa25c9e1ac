/** A sparse vector over a prime field: `at` rising, `of` never 0. */
export type Sparse = { at: Int32Array; of: Float64Array };

/**
 * The greatest prime below 2^26, so that products are exact in doubles. A sum that is 0 by chance modulo it can only
 * make a cell look more determined than it is: the error is on the safe side.
 */
export const prime = 67_108_859;

/** The vector that is 1 at one place. */
export function unit(at: number): Sparse {
  return { at: Int32Array.of(at), of: Float64Array.of(1) };
}

/** The number b with a * b = 1 in the field, by Fermat's little theorem. */
export function inverse(a: number): number {
  let result = 1;
  let base = a;
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

/** The value of a vector at a place, by bisection. */
export function valueAt({ at, of }: Sparse, place: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = at[middle] ?? 0;
    if (found === place) return of[middle] ?? 0;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** a + factor * b; `onNew` hears of the places that a did not have. */
export function plus(a: Sparse, b: Sparse, factor: number, onNew: (place: number) => void): Sparse {
  const at = new Int32Array(a.at.length + b.at.length);
  const of = new Float64Array(at.length);
  let i = 0;
  let j = 0;
  let n = 0;
  while (i < a.at.length || j < b.at.length) {
    const left = i < a.at.length ? (a.at[i] ?? 0) : Number.POSITIVE_INFINITY;
    const right = j < b.at.length ? (b.at[j] ?? 0) : Number.POSITIVE_INFINITY;
    let value = left <= right ? (a.of[i++] ?? 0) : 0;
    if (right <= left) value = (value + (b.of[j++] ?? 0) * factor) % prime;
    if (value === 0) continue;
    const place = Math.min(left, right);
    at[n] = place;
    of[n++] = value;
    if (right < left) onNew(place);
  }
  return { at: at.slice(0, n), of: of.slice(0, n) };
}

/** Whether one vector is a multiple of the other. */
export function isMultiple(a: Sparse, b: Sparse): boolean {
  if (a.at.length !== b.at.length) return false;
  const factor = ((b.of[0] ?? 0) * inverse(a.of[0] ?? 1)) % prime;
  return a.at.every((place, i) => place === b.at[i] && ((a.of[i] ?? 0) * factor) % prime === b.of[i]);
}
