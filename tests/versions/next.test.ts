import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Edition } from "../../pipeline/versions/edition.ts";
import { firstVersions, nextVersions, versionOf } from "../../pipeline/versions/next.ts";
import { byRole, dimension, tableOf } from "./fixture.ts";

const byPhase = { ...byRole, name: "by-phase" };

function edition(period: string, tables = [byRole, byPhase]): Edition {
  const date = `${Number(period) + 1}-02-20`;
  return { collection: "views", period, published: date, updated: date, tables: tables.map(tableOf) };
}

const first = edition("2024");
const start = firstVersions(first);

test("a major change leads to the next major number, any other edition to the next minor one", () => {
  assert.is(versionOf("1.4", [{ level: "minor", what: "code a is new" }]), "1.5");
  assert.is(versionOf("1.4", []), "1.5");
  assert.is(
    versionOf("1.9", [
      { level: "minor", what: "code a is new" },
      { level: "major", what: "code b is gone" },
    ]),
    "2.0",
  );
  assert.is(versionOf("9.9", []), "9.10");
  assert.throws(() => versionOf("1", []), '"1" is not a version');
});

test("the first edition of a series is 1.0, and so are its tables", () => {
  assert.equal(start, {
    version: "1.0",
    follows: null,
    tables: [
      { name: "by-role", version: "1.0", changes: [] },
      { name: "by-phase", version: "1.0", changes: [] },
    ],
    ended: [],
    changelog: [{ release: "views/2024", date: "2025-02-20", version: "1.0", kind: "first", changes: [] }],
  });
});

test("a new period continues the numbers of the release and of each table, with a log of all editions", () => {
  const less = { ...byRole, dimensions: [dimension("role", ["parent"])] };
  assert.equal(nextVersions(first, start, edition("2025", [less, byPhase])), {
    version: "2.0",
    follows: { release: "views/2024", version: "1.0" },
    tables: [
      {
        name: "by-role",
        version: "2.0",
        changes: [{ level: "major", what: 'code "governor" of role is gone' }],
      },
      { name: "by-phase", version: "1.1", changes: [] },
    ],
    ended: [],
    changelog: [
      {
        release: "views/2025",
        date: "2026-02-20",
        version: "2.0",
        kind: "period",
        changes: [{ table: "by-role", level: "major", what: 'code "governor" of role is gone' }],
      },
      { release: "views/2024", date: "2025-02-20", version: "1.0", kind: "first", changes: [] },
    ],
  });
});

test("a correction leaves a table that it does not change at its number", () => {
  const mended = { ...byRole, csv: byRole.csv.replace("Parent,20", "Parent,25") };
  const next = nextVersions(first, start, edition("2024", [mended, byPhase]));
  assert.is(next.version, "1.1");
  assert.equal(
    next.tables.map(({ name, version }) => [name, version]),
    [
      ["by-role", "1.1"],
      ["by-phase", "1.0"],
    ],
  );
  assert.is(next.changelog[0]?.kind, "correction");
});

test("a correction of words alone has a new number and says that no table changed", () => {
  const next = nextVersions(first, start, edition("2024"));
  assert.is(next.version, "1.1");
  assert.equal(next.changelog[0]?.changes, [
    { table: null, level: "minor", what: "only words were corrected: no table changed" },
  ]);
});

test("a table that is gone is a major change of the release, and continues its numbers if it comes back", () => {
  const without = edition("2025", [byRole]);
  const next = nextVersions(first, start, without);
  assert.is(next.version, "2.0");
  assert.equal(next.ended, [{ name: "by-phase", version: "1.0" }]);
  const back = nextVersions(without, next, edition("2026"));
  assert.is(back.version, "2.1");
  assert.equal(back.ended, []);
  assert.equal(back.tables[1], {
    name: "by-phase",
    version: "2.0",
    changes: [{ level: "minor", what: "the table is back" }],
  });
});

test("a table that no edition had before is a minor change and starts at 1.0", () => {
  const only = edition("2024", [byRole]);
  const next = nextVersions(only, firstVersions(only), edition("2025"));
  assert.is(next.version, "1.1");
  assert.equal(next.tables[1], {
    name: "by-phase",
    version: "1.0",
    changes: [{ level: "minor", what: "the table is new" }],
  });
});

test.run();
