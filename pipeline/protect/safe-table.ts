import type { Table as ArrowTable } from "apache-arrow";
import type { TableShape } from "../table.ts";

/** What is published of one cell and measure, in the field's words. */
export type Value =
  | { state: "published"; value: number }
  | { state: "confidential" }
  | { state: "low" }
  | { state: "unreliable" }
  | { state: "unavailable" }
  | { state: "not applicable" };

/**
 * A table that disclosure control made. The class itself is not exported, only its type, so that no other file
 * can make one; the private field lets `isSafe` tell a real one from an object of the same shape at run time.
 */
class ProtectedTable {
  readonly shape: TableShape;
  /** How many places do not appear because too few responded. */
  readonly withheldPlaces: number;
  readonly #cells: ArrowTable;

  constructor(shape: TableShape, cells: ArrowTable, withheldPlaces: number) {
    this.shape = shape;
    this.withheldPlaces = withheldPlaces;
    this.#cells = cells;
  }

  /**
   * The published cells: for each dimension and attribute a Utf8 column of codes ("Total" for the margin), and for
   * each measure `<column>` Float64 (NULL unless published) and `<column>_state` Utf8 (a state of `Value`).
   */
  get cells(): ArrowTable {
    return this.#cells;
  }

  static holds(x: unknown): x is ProtectedTable {
    return typeof x === "object" && x !== null && #cells in x;
  }
}

export type SafeTable = ProtectedTable;

/** True only for a table that `protect` made: a look-alike has no private field. */
export function isSafe(x: unknown): x is SafeTable {
  return ProtectedTable.holds(x);
}

/** Only `protect` may call this; the boundaries test holds the list of files that import it. */
export function makeSafe(shape: TableShape, cells: ArrowTable, withheldPlaces = 0): SafeTable {
  return new ProtectedTable(shape, cells, withheldPlaces);
}
