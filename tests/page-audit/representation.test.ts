import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AuditFile, PublishedTable } from "../../pipeline/package.ts";
import type { Packages } from "../../pipeline/page-audit/packages.ts";
import { groupsOf, limitsOf } from "../../pipeline/page-audit/representation.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import type { RepresentationVerdict } from "../../pipeline/representation.ts";
import type { Measure } from "../../pipeline/table.ts";
import { representationItems } from "../../site/lib/representation.js";

const measure = (kind: Measure["kind"]): Measure => ({
  kind,
  column: `response_${kind}`,
  label: kind,
  unit: "",
  decimals: 0,
});
const measures = (["count", "representation", "base"] as const).map(measure);

/** Published figures of 2015: women and men of 125, and disabled people, beside the Census. */
const figures: Record<string, readonly [number, number | null, number]> = {
  female: [80, 126, 125],
  male: [45, 73, 125],
  other: [0, null, 125],
};

/** A table whose groups are said to be so. */
function table(male: RepresentationVerdict): PublishedTable {
  const group = (code: string, units: number, verdict: RepresentationVerdict) => ({ code, units, verdict });
  return {
    ...{ name: "gender", title: "Gender", notes: [], universe: "Responses", of: "gender", weighted: false },
    dimensions: [
      {
        ...{
          name: "gender",
          label: "Gender",
          kind: "code",
          hasTotal: true,
          column: "gender",
          attribute: false,
        },
        codes: ["female", "male", "other"].map((code) => ({
          ...{ code, label: code, level: null, parent: null, oldCode: null },
        })),
      },
    ],
    measures,
    reference: {
      ...{
        collection: "population",
        period: "2011",
        label: "all people",
        bound: 80,
        expected: 10,
        whole: 53_012_456,
      },
      groups: [
        group("female", 26_943_308, "not under"),
        group("male", 26_060_000, male),
        group("other", 9148, "unsaid"),
      ],
    },
    ...{ rows: 4, symbols: [], files: [] },
  };
}

const rows = Object.entries(figures).map(([code, values]) => ({
  key: { gender: code },
  values: Object.fromEntries(
    measures.map(({ column }, at) => {
      const value = values[at] ?? null;
      return [column, { value, symbol: value === null ? "u" : null }];
    }),
  ),
}));

const cells = new Map(
  Object.entries(figures).flatMap(([code, values]) =>
    measures.map((one, at) => {
      const value = values[at] ?? null;
      const text = value === null ? "[u]" : String(value);
      return [`gender|gender=${code}|${one.column}`, { text, value, measure: one }] as const;
    }),
  ),
);

/** What the audit says of a page that has these items, by tables whose men are, in truth, under-represented. */
function findings(items: readonly string[]): string[] {
  const tables = [table("under")];
  const audit = { concedes: { below: 2, above: 2 } } as AuditFile;
  const release = {
    ...{ name: "c/p", synthetic: false, cells, margins: { measures: new Map(), counts: null } },
    counts: new Map(limitsOf({ tables })),
    groups: groupsOf({ tables }, cells, audit),
  };
  const packages: Packages = { releases: new Map([["c/p", release]]), words: new Map(), shared: new Map() };
  const html = `<main><ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul></main>`;
  return auditPage("releases/c/p/index.html", html, packages).map(({ what }) => what);
}

test("a page names the groups that are below the bound whatever rounding hides, and the audit finds them again", () => {
  const items = representationItems(table("under"), rows);
  const text = items.map((item) => item.replace(/<[^>]*>/g, ""));
  assert.equal(text, [
    "Beside all people, these groups are under-represented, with an index below 80 whatever rounding hides: male (73).",
    "Not below 80: female (126).",
    "Nothing can be said of these groups, because fewer than 10 of each could be expected among so many answers, or because their figure is not shown: other.",
  ]);
  assert.equal(findings(items), []);
});

test("a group that is put under another heading is found", () => {
  const found = findings(representationItems(table("not under"), rows));
  assert.ok(
    found.includes('groups gender|not under read "female (126); male (73)" but are "female (126)"'),
    `${found}`,
  );
});

test("an index, a bound or a name that is another is found", () => {
  const [under = "", ...others] = representationItems(table("under"), rows);
  assert.is(findings([under.replace(">73<", ">74<"), ...others]).length, 2);
  assert.is(findings([under.replace(">80<", ">90<"), ...others]).length, 1);
  assert.is(findings([under.replace("male (", "female ("), ...others]).length, 1);
});

test.run();
