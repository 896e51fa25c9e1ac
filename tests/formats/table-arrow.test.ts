import { tableFromIPC } from "apache-arrow";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { FileColumn } from "../../pipeline/formats/file-columns.ts";
import { arrowFile } from "../../pipeline/formats/table-arrow.ts";
import { measures } from "../protect/a-table.ts";

const notes = { title: "Responses by role", licence: "OGL", source: "Example Inspectorate" };

function columnsOf(texts: readonly string[], figures: readonly string[]): FileColumn[] {
  return [
    { name: "role", cell: (row) => texts[row] ?? "", holds: null },
    {
      name: "response_count",
      cell: (row) => figures[row] ?? "",
      holds: { kind: "indicator", measure: measures.count },
    },
  ];
}

test("numbers stay numbers, and what stands in their place is in the column beside them", () => {
  const file = arrowFile(columnsOf(["Total", "", "'=Head"], ["1240", "c", "0.5"]), 3, notes);
  const rows = tableFromIPC(file)
    .toArray()
    .map((row) => row?.toJSON());
  assert.equal(rows, [
    { role: "Total", response_count: 1240, response_count_symbol: null },
    { role: null, response_count: null, response_count_symbol: "c" },
    { role: "=Head", response_count: 0.5, response_count_symbol: null },
  ]);
});

test("the schema says what the table is, and under which licence", () => {
  const { schema } = tableFromIPC(arrowFile(columnsOf(["Total"], ["5"]), 1, notes));
  assert.equal([...schema.metadata], Object.entries(notes));
  assert.equal(
    schema.fields.map(({ name, type }) => `${name}: ${type}`),
    [
      "role: Dictionary<Int32, Utf8>",
      "response_count: Float64",
      "response_count_symbol: Dictionary<Int32, Utf8>",
    ],
  );
});

test("the same table gives the same bytes, however many were written before it", () => {
  const write = () => Buffer.from(arrowFile(columnsOf(["a", "b"], ["1", "low"]), 2, notes)).toString("hex");
  assert.is(write(), write());
});

test("every text and number comes back as it was", () => {
  const cells = fc.array(
    fc.tuple(
      fc.string({ maxLength: 12 }),
      fc.oneof(fc.nat().map(String), fc.constantFrom("c", "low", "x", "z", "u")),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(cells, (rows) => {
      const plain = rows.filter(([text]) => !text.startsWith("'"));
      const columns = columnsOf(
        plain.map(([text]) => text),
        plain.map(([, figure]) => figure),
      );
      const table = tableFromIPC(arrowFile(columns, plain.length, notes));
      const read = (name: string, row: number) => table.getChild(name)?.get(row) ?? null;
      plain.forEach(([text, figure], row) => {
        assert.is(read("role", row), text === "" ? null : text);
        assert.is(read("response_count", row), /^\d/.test(figure) ? Number(figure) : null);
        assert.is(read("response_count_symbol", row), /^\d/.test(figure) ? null : figure);
      });
    }),
    { numRuns: 500 },
  );
});

test.run();
