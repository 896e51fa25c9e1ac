import {
  Table as ArrowTable,
  Float64,
  makeData,
  makeVector,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import { codesOf } from "./axis.ts";
import { hasContributions } from "./contributions.ts";
import { type Cube, columnOf, positionIn } from "./cube.ts";
import { attributeColumn } from "./sums.ts";

/** The cube's columns as the Arrow columns that pipeline/table.ts describes. */
export function arrowCells(cube: Cube): ArrowTable {
  const { dimensions, attributes } = cube.plan.shape;
  const columns: Record<string, Vector> = {};
  dimensions.forEach((dimension, axis) => {
    columns[dimension.name] = codeVector(codesOf(dimension), cube.size, (cell) =>
      positionIn(cube, axis, cell),
    );
  });
  for (const { name, codes } of attributes) {
    const places = columnOf(cube, attributeColumn(name));
    columns[name] = codeVector(
      ["", ...codes.map(({ code }) => code)],
      cube.size,
      (cell) => places[cell] ?? 0,
    );
  }
  for (const name of ["count", "base"]) columns[name] = makeVector(Int32Array.from(columnOf(cube, name)));
  for (const name of sumColumns(cube)) columns[name] = makeVector(columnOf(cube, name));
  for (const name of missableColumns(cube)) columns[name] = missable(columnOf(cube, name, Number.NaN));
  return new ArrowTable(columns);
}

function sumColumns({ plan }: Cube): string[] {
  const sums = ["weighted_count", "weighted_base", "record_key"];
  return hasContributions(plan) ? [...sums, "largest_1", "largest_2", "largest_3"] : sums;
}

function missableColumns({ plan }: Cube): string[] {
  const measured = plan.shape.measures.flatMap(({ kind }) => {
    if (kind === "rate") return ["denominator"];
    return kind === "mean" || kind === "median" || kind === "total" || kind === "stated" ? [kind] : [];
  });
  return hasContributions(plan) ? [...measured, "least"] : measured;
}

/** A text column written straight into Arrow's bytes: a large table would spend most of its time on making texts. */
function codeVector(
  codes: readonly string[],
  size: number,
  position: (cell: number) => number,
): Vector<Utf8> {
  const texts = codes.map((code) => new TextEncoder().encode(code));
  const valueOffsets = new Int32Array(size + 1);
  for (let cell = 0; cell < size; cell++) {
    valueOffsets[cell + 1] = (valueOffsets[cell] ?? 0) + (texts[position(cell)]?.length ?? 0);
  }
  const data = new Uint8Array(valueOffsets[size] ?? 0);
  for (let cell = 0; cell < size; cell++) data.set(texts[position(cell)] ?? [], valueOffsets[cell] ?? 0);
  return makeVector(makeData({ type: new Utf8(), length: size, nullCount: 0, valueOffsets, data }));
}

function missable(values: Float64Array): Vector {
  return vectorFromArray(
    Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
    new Float64(),
  );
}
