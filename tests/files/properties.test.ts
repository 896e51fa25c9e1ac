// What must hold of the file commands whatever the counts: thousands of small tables, made, published and attacked.
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditFiles, type FileAudit } from "../../pipeline/files/file-audit.ts";
import type { TableOptions } from "../../pipeline/files/options.ts";
import { protectFiles } from "../../pipeline/files/protected-files.ts";
import type { Rounding } from "../../pipeline/files/rounding.ts";
import { defaultParameters } from "../../pipeline/protect/system-parameters.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { aFolder, plain } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

type Cells = readonly (readonly [a: string, b: string, n: number])[];

const columns = ["p", "q", "r"];
const rowNames = ["x", "y", "z"];

/** Two to three rows by two to three columns of small counts, margins and all. */
const tables = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
  .chain(([height, width]) =>
    fc
      .array(fc.oneof(fc.nat(4), fc.nat(12)), { minLength: height * width, maxLength: height * width })
      .map((counts) =>
        withMargins(
          counts.map((n, i) => [rowNames[Math.floor(i / width)]!, columns[i % width]!, n] as const),
        ),
      ),
  );

function withMargins(inner: Cells): Cells {
  const names = (at: 0 | 1) => ["Total", ...new Set(inner.map((cell) => cell[at]))];
  const isIn = (name: string, of: string) => of === "Total" || of === name;
  return names(0).flatMap((a) =>
    names(1).map((b) => {
      const under = inner.filter(([one, other]) => isIn(one, a) && isIn(other, b));
      return [a, b, under.reduce((sum, [, , n]) => sum + n, 0)] as const;
    }),
  );
}

function csv(rows: readonly (readonly (string | number)[])[], header = "a,b,n"): string {
  return `${header}\n${rows.map((row) => row.join(",")).join("\n")}\n`;
}

async function auditOf(
  files: Record<string, string>,
  rounding: Partial<Rounding> = {},
  more: Partial<TableOptions> = {},
) {
  const paths = Object.entries(files).map(([name, text]) => folder.write(name, text));
  const common = {
    method: "conventional",
    base: 5,
    threshold: 5,
    maxDifference: null,
    marksSmall: false,
  } as const;
  return auditFiles(paths, {
    tables: { ...plain, ...more },
    rounding: { ...common, ...rounding },
    width: null,
  });
}

const halvesUp = (n: number) => 5 * Math.floor((n + 2) / 5);

/** What the audit says of each sensitive cell must be true of the counts that were published. */
function assertTrue(audit: FileAudit, truth: ReadonlyMap<string, number>): void {
  for (const { key, lower, upper, status } of audit.cells) {
    const count = truth.get(Object.values(key).join(","))!;
    if (lower !== null && upper !== null)
      assert.ok(lower <= count && count <= upper, `${lower} ${count} ${upper}`);
    if (status === "exact") assert.is(lower, count);
  }
}

function truthOf(cells: Cells): Map<string, number> {
  return new Map(cells.map(([a, b, n]) => [`${a},${b}`, n]));
}

test("what the audit proves of rounded files is true of the counts, in 2,000 tables", async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (cells) => {
      const shown = cells.map(([a, b, n]) => [a, b, halvesUp(n)]);
      assertTrue((await auditOf({ "a.csv": csv(shown) })).audit, truthOf(cells));
    }),
    { numRuns: 2000 },
  );
});

/** A table of two by two, and which of its nine cells show c. */
const suppressedTables = fc.tuple(
  fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4)),
  fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
);

/** The nine counts of a table of two by two, in the order in which it is written. */
function nineOf([xp, xq, yp, yq]: readonly [number, number, number, number]): number[] {
  return [xp + xq + yp + yq, xp + yp, xq + yq, xp + xq, xp, xq, yp + yq, yp, yq];
}

/** The least and the greatest count of each cell over all tables with the same total that agree with what is shown. */
function rangesOf(nine: readonly number[], isHidden: readonly boolean[]): [number, number][] {
  const found = nine.map((): [number, number] => [Number.POSITIVE_INFINITY, 0]);
  const [total = 0] = nine;
  for (let xp = 0; xp <= total; xp++)
    for (let xq = 0; xp + xq <= total; xq++)
      for (let yp = 0; xp + xq + yp <= total; yp++) {
        const other = nineOf([xp, xq, yp, total - xp - xq - yp]);
        if (other.some((n, i) => !isHidden[i] && n !== nine[i])) continue;
        for (const [i, n] of other.entries())
          found[i] = [Math.min(found[i]![0], n), Math.max(found[i]![1], n)];
      }
  return found;
}

test("of files with c the audit finds the true range of every cell, against all 2 by 2 tables, in 2,000 patterns", async () => {
  await fc.assert(
    fc.asyncProperty(suppressedTables, async ([counts, hidden]) => {
      const cells = withMargins(counts.map((n, i) => [rowNames[i >> 1]!, columns[i & 1]!, n] as const));
      // The total of all is shown, so that no count is without a bound.
      const isHidden = hidden.map((is, i) => is && i > 0);
      const shown = cells.map(([a, b, n], i) => [a, b, isHidden[i] ? "c" : n]);
      const { audit } = await auditOf({ "a.csv": csv(shown) }, { method: "suppression" });
      const ranges = rangesOf(nineOf(counts), isHidden);
      for (const { key, lower, upper, bounds, status } of audit.cells) {
        const at = cells.findIndex(([a, b]) => a === key.a && b === key.b);
        const [least, greatest] = ranges[at]!;
        assert.ok(lower! <= least && greatest <= upper!);
        if (bounds === "exact") assert.equal([lower, upper], [least, greatest]);
        if (status === "safe") assert.ok(greatest - least >= 4);
        assert.is(status === "exact", least === greatest && least >= 1 && least < 5);
        assert.is.not(status, "not-audited");
      }
    }),
    { numRuns: 2000 },
  );
});

test("the order of rows and columns, and the file that holds a row, change nothing that is found", async () => {
  const found = (audit: FileAudit) =>
    audit.cells
      .map(
        ({ key, lower, upper, status }) =>
          `${key.a ?? "Total"} ${key.b ?? "Total"} ${lower} ${upper} ${status}`,
      )
      .sort();
  await fc.assert(
    fc.asyncProperty(
      tables,
      fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
      async (cells, hidden) => {
        const shown = cells.map(([a, b, n], i) => [a, b, hidden[i] ? "c" : n]);
        const straight = found((await auditOf({ "a.csv": csv(shown) }, { method: "suppression" })).audit);
        const turned = csv(
          shown.toReversed().map(([a, b, n]) => [n!, b!, a!]),
          "n,b,a",
        );
        assert.equal(found((await auditOf({ "a.csv": turned }, { method: "suppression" })).audit), straight);
        const [byA, rest] = [shown.filter(([, b]) => b === "Total"), shown.filter(([, b]) => b !== "Total")];
        const files = {
          "a.csv": csv(
            byA.map(([a, , n]) => [a!, n!]),
            "a,n",
          ),
          "b.csv": csv(rest),
        };
        assert.equal(found((await auditOf(files, { method: "suppression" })).audit), straight);
      },
    ),
    { numRuns: 500 },
  );
});

test("the figures that a proof names are enough: with every other figure taken away it proves as much", async () => {
  let proofs = 0;
  await fc.assert(
    fc.asyncProperty(tables, async (cells) => {
      const lines = csv(cells.map(([a, b, n]) => [a, b, halvesUp(n)])).split("\n");
      const { audit } = await auditOf({ "a.csv": lines.join("\n") });
      for (const { key, lower, upper, status, because } of audit.cells) {
        if (status !== "exact" && status !== "narrow") continue;
        const named = new Set(because.map((text) => Number(/^a\.csv:(\d+) /.exec(text)?.[1]) - 1));
        const rest = lines.map((text, line) =>
          line === 0 || named.has(line) ? text : text.replace(/\d+$/, "x"),
        );
        const again = (await auditOf({ "a.csv": rest.join("\n") })).audit.cells;
        const same = again.find((cell) => cell.key.a === key.a && cell.key.b === key.b);
        assert.equal([same?.lower, same?.upper, same?.status], [lower, upper, status]);
        proofs += 1;
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(proofs > 30, `${proofs} proofs`);
});

/** Ages with their bands in two groupings, each band of at least one age. */
const grouped = fc.array(fc.tuple(fc.nat(9), fc.nat(1), fc.nat(1)), { minLength: 4, maxLength: 6 });

test("what two groupings of the same codes prove together is true of the counts, in 1,000 pairs of files", async () => {
  const hierarchies = [
    ["age", "band_a"],
    ["age", "band_b"],
  ];
  await fc.assert(
    fc.asyncProperty(
      grouped,
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      async (ages, hidden) => {
        const truth = new Map<string, number>();
        const file = (bandOf: (age: (typeof ages)[number]) => string, column: string) => {
          const bands = [...new Set(ages.map(bandOf))];
          const sum = (of: typeof ages) => of.reduce((all, [n]) => all + n, 0);
          const rows: (string | number)[][] = [["Total", "Total", sum(ages)]];
          for (const band of bands)
            rows.push(["Total", band, sum(ages.filter((age) => bandOf(age) === band))]);
          for (const [i, age] of ages.entries()) rows.push([`${i}`, bandOf(age), hidden[i] ? "c" : age[0]]);
          for (const [age, band, n] of rows)
            truth.set(`${age},${band}`, n === "c" ? ages[Number(age)]![0] : Number(n));
          return csv(rows, `age,${column},n`);
        };
        const files = {
          "a.csv": file(([, a]) => `A${a}`, "band_a"),
          "b.csv": file(([, , b]) => `B${b}`, "band_b"),
        };
        const { audit } = await auditOf(files, { method: "suppression" }, { hierarchies });
        assertTrue(audit, truth);
        // A hidden age is one cell of both files, and is asked about once.
        assert.ok(audit.counts.sensitive <= 1 + 4 + ages.length);
      },
    ),
    { numRuns: 1000 },
  );
});

test("with the figures that the remedy names shown as c, the audit passes: it was tried", async () => {
  let mended = 0;
  await fc.assert(
    fc.asyncProperty(tables, async (cells) => {
      const lines = csv(cells).split("\n");
      const { audit, remedy } = await auditOf({ "a.csv": lines.join("\n") }, { method: "none" });
      const told = await remedy();
      if (audit.verdict === "pass") assert.equal(told, []);
      if (!told[0]?.startsWith("remedy, tried")) return;
      for (const text of told.slice(1)) {
        const line = Number(/a\.csv:(\d+) /.exec(text)?.[1]) - 1;
        lines[line] = lines[line]!.replace(/\d+$/, "c");
      }
      mended += 1;
      assert.is((await auditOf({ "a.csv": lines.join("\n") }, { method: "none" })).audit.verdict, "pass");
    }),
    { numRuns: 300 },
  );
  assert.ok(mended > 100, `${mended} were mended`);
});

for (const method of ["conventional", "random", "small-count", "cell-key", "suppression"] as const)
  test(`what protect writes with ${method} passes the audit, and the audit says nothing false of it`, async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.nat(99), async (cells, seed) => {
        const done = await protectFiles([folder.write("p.csv", csv(cells))], {
          tables: plain,
          method,
          parameters: defaultParameters,
          seed: `${seed}`,
          isAudited: true,
          out: folder.out,
          seeksOthers: false,
        }).catch((error: unknown) => (error instanceof UserError ? null : Promise.reject(error)));
        if (done === null) return;
        assert.is(done.verdict, "pass");
        const maxDifference = method === "cell-key" ? 5 : done.files[0]!.maxDifference;
        const text = folder.read("out/p.csv");
        const { audit } = await auditOf({ "a.csv": text }, { method, maxDifference });
        assert.is(audit.counts.exact + audit.counts.narrow, 0);
        assertTrue(audit, truthOf(cells));
      }),
      { numRuns: 100 },
    );
  });

test.run();
