import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { screenTable } from "../../pipeline/screen.ts";
import { standingExample } from "../example-root.ts";
import { notPassed } from "./pair.ts";

const example = standingExample("first-release-screen-");
test.after(example.remove);

const codes = "methodology/classifications/geography";

/** Rules that no table of ours could pass without the data dictionary, which the project does not keep. */
const needDictionary = ["check_data_dict_col_name WARNING", "check_data_dict_fil_item WARNING"];

/** The number of tables of a package, and what does not pass in each for which there is anything. */
async function screenedPackage(folder: string) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".meta.csv"));
  const found: Record<string, string[]> = {};
  for (const name of names.map((one) => one.replace(".meta.csv", ""))) {
    const rules = notPassed(await screenTable(folder, name, codes));
    assert.equal(rules.slice(-2), needDictionary, name);
    if (rules.length > 2) found[name] = rules.slice(0, -2);
  }
  return { tables: names.length, found };
}

/** Releases none of whose tables has a warning, each with its number of tables. */
const others: readonly [string, number][] = [
  ["after-the-inspection/2009", 4],
  ["enquiries/2024", 5],
  ["following/2024", 4],
  ["parent-sessions/2009", 1],
  ["parents-views/2024", 9],
  ["parents-views/2025", 9],
  ["population/2011", 3],
  ["release-feedback/2024", 6],
  ["use-of-statistics/2024", 6],
];

test("the tables of the golden package pass without a warning", async () => {
  const golden = "tests/golden/small-survey/out/clubs/2026";
  assert.equal(await screenedPackage(golden), { tables: 5, found: {} });
});

test("every table of the example publication passes, with warnings on the words of its sources only", async () => {
  const packages = (name: string) => screenedPackage(join(example.root, "data/packages", name));
  // The paragraph of the report in which a figure stands is a note on the row: neither filter nor indicator.
  assert.equal(await packages("involvement/2012"), {
    tables: 8,
    found: {
      "other-numbers": ["precheck_cross_data_to_meta WARNING"],
      "panel-social-media": ["precheck_cross_data_to_meta WARNING"],
      "panel-views": ["precheck_cross_data_to_meta WARNING"],
    },
  });
  // Here too, and in every table: the section of the source.
  const sections = ["asked-outside", "other-numbers", "portal-responses", "session-attendance", "sessions"];
  assert.equal(await packages("big-listen/2024"), {
    tables: 5,
    found: Object.fromEntries(sections.map((name) => [name, ["precheck_cross_data_to_meta WARNING"]])),
  });
  // The consultation's own answers are longer than the API likes, and its ethnic groups are those of its form.
  assert.equal(await packages("joint-targeted-area-inspections/2015"), {
    tables: 28,
    found: {
      "ethnic-heading": ["check_eth_vals WARNING"],
      scope: ["check_char_limit_column_item WARNING"],
      "single-agency": ["check_char_limit_column_item WARNING"],
    },
  });
  for (const [name, tables] of others) assert.equal(await packages(name), { tables, found: {} }, name);
});

test.run();
