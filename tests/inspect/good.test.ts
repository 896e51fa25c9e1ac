import { test } from "uvu";
import * as assert from "uvu/assert";
import { reportOn } from "./a-workbook.ts";

/** Items of a good workbook that a person must look at, and those that it has nothing of. */
const looked = { ods: [6, 10, 26, 29], xlsx: [6, 10, 26, 29] };

for (const format of ["ods", "xlsx"] as const)
  test(`nothing is to mend in the good ${format.toUpperCase()} workbook`, async () => {
    const { met, items } = await reportOn(format, []);
    const numbers = (result: string) => items.filter((one) => one.result === result).map(({ item }) => item);
    assert.equal(
      items.filter((one) => one.result === "not met"),
      [],
    );
    assert.equal(numbers("look"), looked[format]);
    assert.equal(numbers("not applicable"), [32]);
    assert.is(items.length, 32);
    assert.is(met, true);
  });

test.run();
