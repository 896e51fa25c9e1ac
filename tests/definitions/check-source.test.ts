import { test } from "uvu";
import * as assert from "uvu/assert";
import { checked, survey } from "./fixture.ts";

const numbers = "methodology/pupil-numbers/collection.yaml";
const release = "data/releases/pupil-numbers/2024/release.yaml";

/** What is wrong with the survey's source, without what follows from it in its release. */
async function mistakes(source: string): Promise<string[]> {
  const found = await checked({
    [survey]: ["identifiers: [Email]", `source: ${source}\nidentifiers: [Email]`],
  });
  return found.filter((line) => line.startsWith(survey));
}

test("other names of columns: of a column that nothing needs, and a name that another column has", async () => {
  assert.equal(await mistakes("{ also_called: { wieght: [Gewicht], weight: [age, Email] } }"), [
    `${survey}:8: no variable needs the column "wieght"; did you mean "weight"?`,
    `${survey}:8: "age" is already a name of the column "age"; leave it out of one`,
    `${survey}:8: "Email" is already a name of the column "Email"; leave it out of one`,
  ]);
});

test("how a log is read is said of a log only", async () => {
  assert.equal(await mistakes("{ log: { silence: 20 } }"), [
    `${survey}:8: "log" says how a log is read, but the source is none; add "format: combined_log", or leave it out`,
  ]);
});

test("a log has no columns but its own, no header, nothing to drop, and needs its list of programs", async () => {
  const log = "{ format: combined_log, layout: counted, delimiter: pipe }";
  const edit = [
    "source: { layout: counted, count: pupils }",
    `source: ${log}\nidentifiers: [address]`,
  ] as const;
  const found = await checked({ [numbers]: edit, [release]: null });
  assert.equal(
    found.filter((line) => line.startsWith(numbers)),
    [
      `${numbers}:7: the list of programs "bots" is not in methodology/classifications; write bots.csv there with the columns pattern,label,source, or correct its name`,
      `${numbers}:7: "delimiter" is of files with columns, and a log has none of its own; leave it out`,
      `${numbers}:7: "layout" is of files with columns, and a log has none of its own; leave it out`,
      `${numbers}:8: "address" cannot be dropped from a log: nothing that tells who a visitor is gets past the door; leave it out`,
      ...["count", "phase", "paragraph"].map(
        (name, index) =>
          `${numbers}:${9 + index}: "${name}" needs the column "${name}", which a log does not give; use one of date, hour, method, path, ending, status, bytes, referrer, who, robot, visit`,
      ),
      `${numbers}:12: "stated" needs the column "Stated", which a log does not give; did you mean "status"?`,
    ],
  );
});

test.run();
