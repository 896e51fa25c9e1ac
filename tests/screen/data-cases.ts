import type { Case } from "./case.ts";
import { addPlace, type Draft, drop, metaOf, type Row, rename, set } from "./pair.ts";

const isAuthority = (row: Row) => row["geographic_level"] === "Local authority";
const isNational = (row: Row) => row["geographic_level"] === "National";
const isFirst = (draft: Draft) => (row: Row) => row === draft.rows[0];

/** Another place with a code and a name that its list does not have together. */
function foreign(rule: string, level: string, place: Row): Case {
  return {
    gives: [`check_${rule}_combinations FAIL`],
    change: (draft) => addPlace(draft, level, place),
    says: new RegExp(`${Object.keys(place)[0]}.*${Object.values(place).join(" / ")}`),
  };
}

/** One change to the good pair for each rule on times, filters, places and values, and what it gives. */
export const dataCases: readonly Case[] = [
  {
    gives: ["precheck_time_period_num FAIL"],
    change: (draft) => set(draft, { time_period: "2024/25" }),
    says: /time_period "2024\/25"/,
  },
  {
    gives: ["precheck_time_id_valid FAIL"],
    change: (draft) => set(draft, { time_identifier: "School year" }),
    says: /"School year"/,
  },
  {
    gives: ["precheck_time_id_mix FAIL"],
    change: (draft) => set(draft, { time_identifier: "Reporting year" }, isNational),
    says: /"Calendar year", "Reporting year"/,
  },
  {
    gives: ["precheck_filter_not_singular FAIL"],
    change: (draft) => set(draft, { sex: "Total" }),
    says: /"sex"/,
  },
  {
    gives: ["precheck_geog_level FAIL"],
    change: (draft) => set(draft, { geographic_level: "Country" }, isNational),
    says: /"Country"/,
  },
  {
    gives: ["precheck_geog_level_present FAIL"],
    change: (draft) => addPlace(draft, "Ward", { ward_code: "E05013030" }),
    says: /"Ward" \("ward_name"\)/,
  },
  {
    gives: ["check_time_period FAIL"],
    change: (draft) => set(draft, { time_period: "202425" }),
    says: /"202425 Calendar year"/,
  },
  {
    gives: ["check_time_period_six FAIL"],
    change: (draft) => set(draft, { time_period: "202325", time_identifier: "Academic year" }),
    says: /"202325"/,
  },
  {
    gives: ["check_filter_defaults WARNING"],
    change: (draft) =>
      Object.assign(
        metaOf(draft, "sex"),
        { filter_default: "Men" },
        void draft.metaColumns.push("filter_default"),
      ),
    says: /"sex" \("Men"\)/,
  },
  {
    gives: ["check_filter_group_level FAIL"],
    change: (draft) => {
      for (const row of draft.rows) row["subject_group"] += ` ${row["sex"]}`;
    },
    says: /"subject_group"/,
  },
  {
    gives: ["check_filter_item_limit FAIL"],
    change: (draft) => {
      const [first] = draft.rows;
      for (let n = 0; n < 25_000; n++) draft.rows.push({ ...first, subject: `Subject ${n}` });
    },
    says: /"subject".*25,000/,
  },
  {
    gives: ["check_filter_whitespace FAIL"],
    change: (draft) => set(draft, { sex: "Girls " }, (row) => row["sex"] === "Girls"),
    says: /"sex" \("Girls "\)/,
  },
  {
    gives: ["check_filter_whitespace FAIL"],
    change: (draft) => set(draft, { sex: "\u00a0Girls" }, (row) => row["sex"] === "Girls"),
    says: /"sex" \("\u00a0Girls"\)/,
  },
  {
    gives: ["check_ob_total FAIL"],
    change: (draft) => set(draft, { region_name: "Total" }, isNational),
    says: /"region_name" \("Total"\)/,
  },
  {
    gives: ["check_blanks_filters FAIL"],
    change: (draft) => set(draft, { sex: "" }, (row) => row["sex"] === "Girls"),
    says: /"sex"/,
  },
  {
    gives: ["check_country_combinations FAIL"],
    change: (draft) => set(draft, { country_name: "Wales" }),
    says: /"E92000001 \/ Wales"/,
  },
  {
    gives: ["check_region_combinations FAIL"],
    change: (draft) => set(draft, { region_name: "North West" }, (row) => row["region_code"] === "E12000001"),
    says: /region_code \/ region_name of "E12000001 \/ North West"/,
  },
  {
    gives: ["check_la_combinations FAIL"],
    change: (draft) => set(draft, { old_la_code: "806" }, isAuthority),
    says: /"806 \/ E06000001 \/ Hartlepool"/,
  },
  foreign("ward", "Ward", { ward_code: "E05013030", ward_name: "Park" }),
  foreign("pcon", "Parliamentary constituency", { pcon_code: "E14000734", pcon_name: "Hartlepool" }),
  {
    ...foreign("lad", "Local authority district", {
      ...{ lad_code: "E06000002", lad_name: "Hartlepool" },
      ...{ region_code: "E12000001", region_name: "North East" },
    }),
    says: /lad_code \/ lad_name of "E06000002 \/ Hartlepool"/,
  },
  foreign("lep", "Local enterprise partnership", {
    local_enterprise_partnership_code: "E37000034",
    local_enterprise_partnership_name: "Tees",
  }),
  foreign("lsip", "Local skills improvement plan area", { lsip_code: "E69000034", lsip_name: "Tees" }),
  foreign("eda", "English devolved area", {
    english_devolved_area_code: "E47000006",
    english_devolved_area_name: "Tees",
  }),
  {
    gives: ["check_level_completed FAIL"],
    change: (draft) => set(draft, { old_la_code: "", new_la_code: "", la_name: "" }, isAuthority),
    says: /"Local authority"/,
  },
  {
    gives: ["check_ignored_rows FAIL"],
    change: (draft) => {
      addPlace(draft, "Institution", { institution_id: "1", institution_name: "A college" });
      draft.rows = draft.rows.filter((row) => row["geographic_level"] === "Institution");
    },
    says: /"Institution".*higher level/,
  },
  {
    gives: ["check_ignored_rows FAIL"],
    change: (draft) => {
      addPlace(draft, "Provider", { provider_ukprn: "10000001", provider_name: "A college" });
      addPlace(draft, "School", { school_urn: "900001", school_laestab: "8059999", school_name: "A school" });
    },
    says: /"School", "Provider" are mixed/,
  },
  {
    gives: ["check_other_dupes FAIL"],
    change: (draft) => {
      addPlace(draft, "MAT", { trust_id: "1", trust_name: "A trust" });
      addPlace(draft, "MAT", { trust_id: "2", trust_name: "A trust" });
    },
    says: /"trust_name" \("A trust"\) has several codes/,
  },
  {
    gives: ["check_other_code_dupes FAIL"],
    change: (draft) => {
      addPlace(draft, "MAT", { trust_id: "1", trust_name: "A trust" });
      addPlace(draft, "MAT", { trust_id: "1", trust_name: "Another trust" });
    },
    says: /"trust_id" \("1"\) has several names/,
  },
  {
    gives: ["check_la_col_present FAIL"],
    change: (draft) => {
      draft.rows = draft.rows.filter((row) => !isAuthority(row));
      drop(draft, "old_la_code");
    },
    says: /lacks "old_la_code"/,
  },
  {
    gives: ["check_region_col_present FAIL"],
    change: (draft) => {
      draft.rows = draft.rows.filter(isNational);
      drop(draft, "region_name");
    },
    says: /lacks "region_name"/,
  },
  {
    gives: ["check_region_for_la WARNING"],
    change: (draft) => set(draft, { region_code: "", region_name: "" }, isAuthority),
    says: /"Hartlepool"/,
  },
  {
    gives: ["check_region_for_lad WARNING"],
    change: (draft) =>
      addPlace(draft, "Local authority district", { lad_code: "E06000001", lad_name: "Hartlepool" }),
    says: /lad_name "Hartlepool"/,
  },
  {
    gives: ["check_na FAIL"],
    change: (draft) => addPlace(draft, "Regional", { region_code: "x", region_name: "Unknown" }),
    says: /"region_name" \("Unknown"\) has code x/,
  },
  {
    gives: ["check_na_code FAIL"],
    change: (draft) => addPlace(draft, "Regional", { region_code: "z", region_name: "Not available" }),
    says: /"region_code" \("z"\)/,
  },
  {
    gives: ["check_overcompleted_cols FAIL"],
    change: (draft) => set(draft, { region_code: "E12000001", region_name: "North East" }, isNational),
    says: /"National" \("region_code", "region_name"\)/,
  },
  {
    gives: ["check_dupes FAIL"],
    change: (draft) => draft.rows.push({ ...draft.rows[0], pupil_count: "7" }),
    says: /"row 1 and row 73"/,
  },
  {
    gives: ["check_null FAIL"],
    change: (draft) => set(draft, { pupil_count: "NA" }, isFirst(draft)),
    says: /"pupil_count" \("NA"\)/,
  },
  {
    gives: ["check_null WARNING"],
    change: (draft) => set(draft, { pupil_count: ".." }, isFirst(draft)),
    says: /"pupil_count" \("\.\."\)/,
  },
  ...["", "~", ":"].map(
    (cell): Case => ({
      gives: ["check_ind_invalid_entry FAIL"],
      change: (draft) => set(draft, { pupil_percent: cell }, isFirst(draft)),
      says: /"pupil_percent" \("(blank|~|:)"\)/,
    }),
  ),
  {
    gives: ["check_variables FAIL"],
    change: (draft) => rename(draft, "sex", "ethnic_group"),
    says: /"ethnic_group" \("ethnicity_major", "ethnicity_minor"/,
  },
  {
    gives: ["check_eth_vals WARNING", "check_data_dict_col_name WARNING"],
    change: (draft) => {
      rename(draft, "sex", "ethnicity_major");
      set(draft, { ethnicity_major: "White" }, (row) => row["sex"] === "Girls");
    },
    says: /ethnicity_major has "Boys"/,
  },
  {
    gives: ["check_eth_char_grp FAIL", "check_col_var_characteristic WARNING"],
    change: (draft) => {
      rename(draft, "sex", "characteristic_group");
      set(draft, { characteristic_group: "Ethnic group" }, (row) => row["sex"] === "Girls");
    },
    says: /"characteristic_group" \("Ethnic group"\)/,
  },
  {
    gives: [
      "check_eth_char_vals WARNING",
      "check_col_var_characteristic WARNING",
      "check_data_dict_col_name WARNING",
    ],
    change: (draft) => {
      rename(draft, "sex", "characteristic_group");
      rename(draft, "subject", "characteristic");
      metaOf(draft, "characteristic")["filter_grouping_column"] = "";
      drop(draft, "subject_group");
      set(draft, { characteristic_group: "Ethnicity Major" }, (row) => row["sex"] === "Girls");
    },
    says: /characteristic "Art", "Chemistry", "Physics"/,
  },
];
