import type { Stage } from "../check.ts";
import {
  metaFilGrp,
  metaFilterHint,
  metaIndicatorDp,
  metaIndicatorGrouping,
  metaIndUnit,
} from "./blank-cells.ts";
import { metaColNameDupe } from "./meta-col-name-dupe.ts";
import { metaColNameSpaces } from "./meta-col-name-spaces.ts";
import { metaDupeLabel } from "./meta-dupe-label.ts";
import { metaFilGrpDupe } from "./meta-fil-grp-dupe.ts";
import { metaFilGrpIsFil } from "./meta-fil-grp-is-fil.ts";
import { metaFilGrpMatch } from "./meta-fil-grp-match.ts";
import { metaFilGrpStripped } from "./meta-fil-grp-stripped.ts";
import { metaGeogCatch } from "./meta-geog-catch.ts";
import { metaIndDpSet } from "./meta-ind-dp-set.ts";
import { metaIndDpValues } from "./meta-ind-dp-values.ts";
import { metaIndUnitValidation } from "./meta-ind-unit-validation.ts";
import { metaLabel } from "./meta-label.ts";

export const metadata: Stage = {
  name: "Metadata",
  prefix: "check",
  checks: {
    meta_dupe_label: metaDupeLabel,
    meta_label: metaLabel,
    meta_col_name_dupe: metaColNameDupe,
    meta_col_name_spaces: metaColNameSpaces,
    meta_fil_grp: metaFilGrp,
    meta_fil_grp_dupe: metaFilGrpDupe,
    meta_fil_grp_is_fil: metaFilGrpIsFil,
    meta_fil_grp_match: metaFilGrpMatch,
    meta_fil_grp_stripped: metaFilGrpStripped,
    meta_filter_hint: metaFilterHint,
    meta_geog_catch: metaGeogCatch,
    meta_indicator_dp: metaIndicatorDp,
    meta_indicator_grouping: metaIndicatorGrouping,
    meta_ind_unit: metaIndUnit,
    meta_ind_dp_set: metaIndDpSet,
    meta_ind_dp_values: metaIndDpValues,
    meta_ind_unit_validation: metaIndUnitValidation,
  },
};
