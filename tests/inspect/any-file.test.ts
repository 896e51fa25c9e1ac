import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inspectFile } from "../../pipeline/inspect.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { zipOf } from "../zip-fixture.ts";
import { bytesOf, fileOf } from "./a-workbook.ts";

/** Whether a file is reported on or refused in words; anything else is a fault of ours. */
async function isAnswered(bytes: Buffer): Promise<boolean> {
  try {
    return (await inspectFile(fileOf("any.ods", bytes), "any.ods")).items.length === 32;
  } catch (error) {
    return error instanceof UserError;
  }
}

for (const format of ["ods", "xlsx"] as const)
  test(`a ${format.toUpperCase()} file with bytes changed is reported on or refused`, async () => {
    const good = bytesOf(format, []);
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        assert.ok(await isAnswered(bytes));
      }),
      { numRuns: 100, seed: 1 },
    );
  });

const words = [
  "table:table",
  "table:table-row",
  "table:table-cell",
  "text:p",
  "text:a",
  "draw:frame",
  "text:span",
];
const xml: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom("", "x", "12", "[c]", "[note 1]", "*"),
    fc
      .tuple(
        fc.constantFrom(...words),
        fc.constantFrom(
          "",
          'table:number-columns-spanned="3"',
          'office:value-type="float" office:value="x"',
          'table:number-rows-repeated="-1"',
        ),
        fc.array(tie("node"), { maxLength: 4 }),
      )
      .map(([name, attributes, inside]) => `<${name} ${attributes}>${inside.join("")}</${name}>`),
  ),
})).node;

test("elements of ODS in any order are reported on or refused", async () => {
  await fc.assert(
    fc.asyncProperty(xml, async (inside) => {
      const content = `<c xmlns:table="t" xmlns:text="x" xmlns:draw="d" xmlns:office="o">${inside}</c>`;
      assert.ok(await isAnswered(zipOf({ "content.xml": content })));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test.run();
