import type { Equations } from "../system/system.ts";

/** Equations under construction, one after the other. */
export class EquationList {
  readonly #totals: number[] = [];
  readonly #starts: number[] = [0];
  readonly #parts: number[] = [];

  add(total: number, parts: Iterable<number>): void {
    this.#totals.push(total);
    for (const part of parts) this.#parts.push(part);
    this.#starts.push(this.#parts.length);
  }

  /** Adds equations whose cells have numbers that are `shift` higher here. */
  addAll({ totals, starts, parts }: Equations, shift: number): void {
    for (const [e, total] of totals.entries())
      this.add(
        total + shift,
        parts.subarray(starts[e], starts[e + 1]).map((part) => part + shift),
      );
  }

  list(): Equations {
    return {
      totals: Int32Array.from(this.#totals),
      starts: Int32Array.from(this.#starts),
      parts: Int32Array.from(this.#parts),
    };
  }
}
