import { test } from "uvu";
import * as assert from "uvu/assert";
import { withDatabase } from "../../pipeline/database.ts";
import { codeLists } from "../../pipeline/screen/code-lists.ts";
import { loadData } from "../../pipeline/screen/load-data.ts";
import { readMeta } from "../../pipeline/screen/meta-file.ts";
import { soundFile } from "../../pipeline/screen/read-text.ts";
import { stages } from "../../pipeline/screen/stages.ts";
import type { ScreenResult } from "../../pipeline/screen.ts";
import type { Case } from "./case.ts";
import { dataCases } from "./data-cases.ts";
import { metadataCases } from "./metadata-cases.ts";
import { codesWithout, type Draft, good, messageOf, notPassed, screened, written } from "./pair.ts";

/** Every stage and rule of the table of rules, in its order: F fails, W warns, B does either. */
const table: Readonly<Record<string, string>> = {
  Filename: "filename_spaces F, filename_special F, filenames_match F",
  "Required columns (precheck)": "col_req_meta F, col_invalid_meta F, col_req_data F, col_to_rows F",
  "Cross-file (precheck)": "cross_meta_to_data F, cross_data_to_meta W",
  "Column names":
    "col_names_spaces F, col_snake_case W, col_var_start W, col_ind_smushed F, col_var_characteristic W",
  "Metadata (precheck)": "meta_col_type F, meta_ob_unit F, meta_col_name F",
  Metadata:
    "meta_dupe_label F, meta_label F, meta_col_name_dupe F, meta_col_name_spaces F, meta_fil_grp F, meta_fil_grp_dupe F, meta_fil_grp_is_fil W, meta_fil_grp_match F, meta_fil_grp_stripped F, meta_filter_hint F, meta_geog_catch F, meta_indicator_dp F, meta_indicator_grouping F, meta_ind_unit F, meta_ind_dp_set W, meta_ind_dp_values F, meta_ind_unit_validation F",
  "Time (precheck)": "time_period_num F, time_id_valid F, time_id_mix F",
  "Filters and geography (precheck)": "filter_not_singular F, geog_level F, geog_level_present F",
  Time: "time_period F, time_period_six F",
  Filters:
    "filter_defaults W, filter_group_level F, filter_item_limit F, filter_whitespace F, ob_total F, blanks_filters F",
  Geography:
    "country_combinations F, region_combinations F, ward_combinations F, pcon_combinations F, lad_combinations F, lep_combinations F, lsip_combinations F, eda_combinations F, la_combinations F, level_completed F, ignored_rows F, other_dupes F, other_code_dupes F, la_col_present F, region_col_present F, region_for_la W, region_for_lad W, na F, na_code F, overcompleted_cols F",
  General: "dupes F, null B",
  Indicators: "ind_invalid_entry F",
  "Harmonised names": "variables F, eth_vals W, eth_char_grp F, eth_char_vals W",
  API: "char_limit_location_code W, char_limit_column_name W, char_limit_column_label W, char_limit_column_item W, data_dict_col_name W, data_dict_fil_item W",
};

const rules = Object.entries(table).flatMap(([stage, line]) =>
  line.split(", ").map((rule) => {
    const [name = "", kind = ""] = rule.split(" ");
    return { stage, kind, check: `${stage.includes("precheck") ? "precheck" : "check"}_${name}` };
  }),
);
const results: Readonly<Record<string, string[]>> = {
  F: ["FAIL"],
  W: ["WARNING"],
  B: ["FAIL", "WARNING"],
};
const cases: readonly Case[] = [...metadataCases, ...dataCases];

/** What one rule says of a pair, whatever the stages before it would say. */
async function alone(draft: Draft, name: string): Promise<ScreenResult> {
  const paths = written(draft);
  return withDatabase(async (db) => {
    const data = await loadData(db, await soundFile(paths.data));
    const meta = await readMeta(await soundFile(paths.meta));
    const pair = {
      names: { data: draft.name, meta: draft.metaName },
      data,
      meta,
      codes: codeLists(codesWithout(), true),
    };
    for (const { name: stage, prefix, checks } of stages)
      for (const [rule, check] of Object.entries(checks))
        if (`${prefix}_${rule}` === name)
          return {
            passed: false,
            apiSuitable: false,
            checks: [{ check: name, stage, ...(await check(pair)) }],
          };
    throw new Error(`there is no rule ${name}`);
  });
}

test("the good pair passes every rule of the table, stage by stage in its order", async () => {
  const result = await screened(good());
  assert.equal(notPassed(result), []);
  assert.ok(result.passed && result.apiSuitable);
  assert.equal(
    result.checks.map(({ stage, check }) => `${stage}: ${check}`),
    ["File read: check_file_read", ...rules.map(({ stage, check }) => `${stage}: ${check}`)],
  );
});

for (const { gives, change, says, alone: isAlone } of cases) {
  const [meant] = gives;
  test(`one change to the good pair gives ${meant}: ${says.source}`, async () => {
    const draft = good();
    change(draft);
    const [name = ""] = meant.split(" ");
    const result = isAlone ? await alone(draft, name) : await screened(draft);
    assert.equal(notPassed(result).sort(), [...gives].sort());
    assert.match(messageOf(result, name), says);
    assert.match(messageOf(result, name), /; [a-z0-9]/, "says what to do");
    assert.is(result.passed, !meant.endsWith("FAIL"));
  });
}

test("every rule has a pair that breaks it, once for each way in which it can end", () => {
  const broken = new Set(cases.map(({ gives: [meant] }) => meant));
  const needed = rules.flatMap(({ check, kind }) => (results[kind] ?? []).map((one) => `${check} ${one}`));
  assert.equal([...broken].sort(), [...needed].sort());
});

test.run();
