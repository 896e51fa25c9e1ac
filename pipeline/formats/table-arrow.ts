import {
  Table as ArrowTable,
  type Data,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  Schema,
  tableToIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from "apache-arrow";
import type { FileColumn } from "./file-columns.ts";
import type { ParquetNotes } from "./table-parquet.ts";

/**
 * A table as an Arrow IPC file: texts as dictionaries (NULL where blank), each indicator as Float64 (NULL where it shows
 * a symbol) with `<indicator>_symbol` beside it, as in Parquet. The schema's metadata says what it is of.
 */
export function arrowFile(columns: readonly FileColumn[], rows: number, notes: ParquetNotes): Uint8Array {
  const vectors = columns.flatMap((column, place): [string, Vector][] => {
    const cells = Array.from({ length: rows }, (_, row) => column.cell(row));
    if (column.holds?.kind !== "indicator") return [[column.name, textVector(cells.map(plainText), place)]];
    const isNumber = (cell: string) => cell !== "" && !Number.isNaN(Number(cell));
    return [
      [column.name, numberVector(cells.map((cell) => (isNumber(cell) ? Number(cell) : null)))],
      [
        `${column.name}_symbol`,
        textVector(
          cells.map((cell) => (isNumber(cell) ? "" : cell)),
          place,
        ),
      ],
    ];
  });
  const fields = vectors.map(([name, vector]) => new Field(name, vector.type, true));
  const schema = new Schema(fields, new Map(Object.entries(notes)));
  const table = new ArrowTable(schema, Object.fromEntries(vectors));
  return tableToIPC(table, "file");
}

/** A label that a spreadsheet would run has an apostrophe before it in CSV; here nothing runs it. */
function plainText(text: string): string {
  return text.replace(/^'(?=[=+@\t\r-])/, "");
}

/** Dictionaries have the number of their column: apache-arrow's own numbers go on from table to table. */
function textVector(texts: readonly string[], dictionary: number): Vector {
  const distinct = [...new Set(texts.filter((text) => text !== ""))];
  const places = new Map(distinct.map((text, place) => [text, place]));
  const type = new Dictionary(new Utf8(), new Int32(), dictionary);
  const { bitmap, nullCount } = validity(texts.map((text) => text !== ""));
  const data: Data = makeData({
    type,
    length: texts.length,
    nullCount,
    nullBitmap: bitmap,
    data: Int32Array.from(texts, (text) => places.get(text) ?? 0),
    dictionary: vectorFromArray(distinct, new Utf8()),
  });
  return new Vector([data]);
}

function numberVector(numbers: readonly (number | null)[]): Vector {
  const { bitmap, nullCount } = validity(numbers.map((number) => number !== null));
  const data = Float64Array.from(numbers, (number) => number ?? 0);
  return new Vector([
    makeData({ type: new Float64(), length: numbers.length, nullCount, nullBitmap: bitmap, data }),
  ]);
}

/** One bit a value, the first in the lowest place: 1 where there is one. */
function validity(present: readonly boolean[]): { bitmap: Uint8Array; nullCount: number } {
  const bitmap = new Uint8Array(Math.ceil(present.length / 8));
  let nullCount = 0;
  present.forEach((isThere, i) => {
    if (isThere) bitmap[i >> 3] = (bitmap[i >> 3] ?? 0) | (1 << (i & 7));
    else nullCount += 1;
  });
  return { bitmap, nullCount };
}
