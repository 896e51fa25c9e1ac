import type { Case } from "./case.ts";
import { addPlace, drop, metaOf, rename, set } from "./pair.ts";

/** One change to the good pair for each rule on files, columns and metadata, and what it gives. */
export const metadataCases: readonly Case[] = [
  {
    gives: ["check_filename_spaces FAIL"],
    change: (draft) => {
      draft.name = "all pupils.csv";
      draft.metaName = "all pupils.meta.csv";
    },
    says: /"all pupils\.csv".*hyphens/,
  },
  {
    gives: ["check_filename_special FAIL"],
    change: (draft) => {
      draft.name = "pupils&staff.csv";
      draft.metaName = "pupils&staff.meta.csv";
    },
    says: /"pupils&staff\.csv"/,
  },
  {
    gives: ["check_filenames_match FAIL"],
    change: (draft) => {
      draft.metaName = "pupil.meta.csv";
    },
    says: /"pupil\.meta\.csv"; name it pupils\.meta\.csv/,
  },
  {
    gives: ["precheck_col_req_meta FAIL"],
    change: (draft) => {
      draft.metaColumns = draft.metaColumns.filter((name) => name !== "filter_hint");
    },
    says: /lacks "filter_hint"; add it/,
  },
  {
    gives: ["precheck_col_invalid_meta FAIL"],
    change: (draft) => draft.metaColumns.push("notes"),
    says: /"notes".*remove it/,
  },
  {
    gives: ["precheck_col_req_data FAIL"],
    change: (draft) => drop(draft, "country_name"),
    says: /lacks "country_name"; add it/,
  },
  {
    gives: ["precheck_col_to_rows FAIL"],
    change: (draft) => {
      for (let n = 0; n < 7; n++) draft.meta.push({ col_name: "sex", col_type: "Filter", label: `Sex ${n}` });
    },
    says: /11 rows.*only 10 columns/,
  },
  {
    gives: ["precheck_cross_meta_to_data FAIL"],
    change: (draft) => draft.meta.push({ col_name: "age", col_type: "Filter", label: "Age" }),
    says: /"age"/,
  },
  {
    gives: ["precheck_cross_data_to_meta WARNING"],
    change: (draft) => {
      draft.columns.push("note");
      set(draft, { note: "revised" }, (row) => row["sex"] === "Girls");
    },
    says: /does not describe "note"/,
  },
  {
    gives: ["check_col_names_spaces FAIL"],
    change: (draft) => rename(draft, "sex", "sex of pupil"),
    says: /"sex of pupil"/,
  },
  {
    gives: ["check_col_snake_case WARNING", "check_data_dict_col_name WARNING"],
    change: (draft) => rename(draft, "pupil_count", "pupilCount"),
    says: /"pupilCount"/,
  },
  {
    gives: ["check_col_var_start WARNING", "check_data_dict_col_name WARNING"],
    change: (draft) => rename(draft, "pupil_count", "16_pupil_count"),
    says: /"16_pupil_count"/,
  },
  {
    gives: ["check_col_ind_smushed FAIL"],
    change: (draft) => rename(draft, "pupil_count", "female_pupil_count"),
    says: /"female_pupil_count".*filter/,
  },
  {
    gives: ["check_col_var_characteristic WARNING", "check_data_dict_col_name WARNING"],
    change: (draft) => rename(draft, "sex", "characteristic"),
    says: /"characteristic"/,
  },
  {
    gives: ["precheck_meta_col_type FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { col_type: "filter" }),
    says: /"sex" \("filter"\)/,
  },
  {
    gives: ["precheck_meta_ob_unit FAIL"],
    change: (draft) => draft.meta.push({ col_name: "la_name", col_type: "Filter", label: "Authority" }),
    says: /"la_name".*remove the row/,
  },
  {
    gives: ["precheck_meta_col_name FAIL"],
    change: (draft) => draft.meta.push({ col_name: " ", col_type: "Filter", label: "Age" }),
    says: /"row 5"/,
  },
  {
    gives: ["check_meta_dupe_label FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { label: "Subject" }),
    says: /"Subject"/,
  },
  {
    gives: ["check_meta_label FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { label: " " }),
    says: /label of "sex"/,
  },
  {
    gives: ["check_meta_col_name_dupe FAIL"],
    change: (draft) => draft.meta.push({ col_name: "sex", col_type: "Filter", label: "Sex again" }),
    says: /"sex"; keep one/,
  },
  {
    // A space in a name stops screening at the names of the data's columns, so that this rule is asked alone.
    gives: ["check_meta_col_name_spaces FAIL"],
    alone: true,
    change: (draft) => rename(draft, "sex", "sex of pupil"),
    says: /"sex of pupil"/,
  },
  {
    gives: ["check_meta_fil_grp FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "pupil_count"), { filter_grouping_column: "sex" }),
    says: /filter_grouping_column of "pupil_count" \("sex"\)/,
  },
  {
    gives: ["check_meta_fil_grp_dupe FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { filter_grouping_column: "subject_group" }),
    says: /"subject_group"/,
  },
  {
    gives: ["check_meta_fil_grp_is_fil WARNING"],
    change: (draft) => draft.meta.push({ col_name: "subject_group", col_type: "Filter", label: "Group" }),
    says: /"subject_group"/,
  },
  {
    gives: ["check_meta_fil_grp_match FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { filter_grouping_column: "sex_group" }),
    says: /"sex_group"/,
  },
  {
    gives: ["check_meta_fil_grp_stripped FAIL"],
    change: (draft) => set(draft, { subject_group: "Sciences." }, (row) => row["subject"] === "Physics"),
    says: /"subject_group" \("Sciences"\)/,
  },
  {
    gives: ["check_meta_filter_hint FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "pupil_count"), { filter_hint: "All" }),
    says: /filter_hint of "pupil_count"/,
  },
  {
    gives: ["check_meta_geog_catch FAIL"],
    change: (draft) => rename(draft, "sex", "local_authority"),
    says: /"local_authority"/,
  },
  {
    gives: ["check_meta_indicator_dp FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { indicator_dp: "0" }),
    says: /indicator_dp of "sex"/,
  },
  {
    gives: ["check_meta_indicator_grouping FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { indicator_grouping: "People" }),
    says: /indicator_grouping of "sex"/,
  },
  {
    gives: ["check_meta_ind_unit FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { indicator_unit: "%" }),
    says: /indicator_unit of "sex"/,
  },
  {
    gives: ["check_meta_ind_dp_set WARNING"],
    change: (draft) => Object.assign(metaOf(draft, "pupil_count"), { indicator_dp: "" }),
    says: /"pupil_count"/,
  },
  {
    gives: ["check_meta_ind_dp_values FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "pupil_count"), { indicator_dp: "-1" }),
    says: /"pupil_count" \("-1"\)/,
  },
  {
    gives: ["check_meta_ind_unit_validation FAIL"],
    change: (draft) => Object.assign(metaOf(draft, "pupil_count"), { indicator_unit: "people" }),
    says: /"pupil_count" \("people"\).*label/,
  },
  {
    gives: ["check_char_limit_column_name WARNING", "check_data_dict_col_name WARNING"],
    change: (draft) => rename(draft, "pupil_count", `p${"u".repeat(50)}`),
    says: /more than 50 characters/,
  },
  {
    gives: ["check_char_limit_column_label WARNING"],
    change: (draft) => Object.assign(metaOf(draft, "sex"), { label: "S".repeat(101) }),
    says: /"sex".*more than 100 characters/,
  },
  {
    gives: ["check_char_limit_column_item WARNING", "check_data_dict_fil_item WARNING"],
    change: (draft) => set(draft, { sex: "G".repeat(121) }, (row) => row["sex"] === "Girls"),
    says: /"sex".*more than 120 characters/,
  },
  {
    gives: ["check_char_limit_location_code WARNING"],
    change: (draft) => addPlace(draft, "MAT", { trust_id: "T".repeat(31), trust_name: "A trust" }),
    says: /"trust_id".*more than 30 characters/,
  },
  {
    gives: ["check_data_dict_col_name WARNING"],
    change: (draft) => rename(draft, "pupil_count", "pupils"),
    says: /"pupils"/,
  },
  {
    gives: ["check_data_dict_fil_item WARNING"],
    change: (draft) => set(draft, { sex: "Girl" }, (row) => row["sex"] === "Girls"),
    says: /"sex" \("Girl"\)/,
  },
];
