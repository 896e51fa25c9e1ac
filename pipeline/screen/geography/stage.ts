import type { Stage } from "../check.ts";
import { laColPresent, regionColPresent } from "./all-or-none.ts";
import {
  countryCombinations,
  edaCombinations,
  laCombinations,
  ladCombinations,
  lepCombinations,
  lsipCombinations,
  pconCombinations,
  regionCombinations,
  wardCombinations,
} from "./combinations.ts";
import { ignoredRows } from "./ignored-rows.ts";
import { levelCompleted } from "./level-completed.ts";
import { na, naCode } from "./not-available.ts";
import { otherCodeDupes, otherDupes } from "./other-places.ts";
import { overcompletedCols } from "./overcompleted-cols.ts";
import { regionForLa, regionForLad } from "./region-for.ts";

export const geography: Stage = {
  name: "Geography",
  prefix: "check",
  checks: {
    country_combinations: countryCombinations,
    region_combinations: regionCombinations,
    ward_combinations: wardCombinations,
    pcon_combinations: pconCombinations,
    lad_combinations: ladCombinations,
    lep_combinations: lepCombinations,
    lsip_combinations: lsipCombinations,
    eda_combinations: edaCombinations,
    la_combinations: laCombinations,
    level_completed: levelCompleted,
    ignored_rows: ignoredRows,
    other_dupes: otherDupes,
    other_code_dupes: otherCodeDupes,
    la_col_present: laColPresent,
    region_col_present: regionColPresent,
    region_for_la: regionForLa,
    region_for_lad: regionForLad,
    na,
    na_code: naCode,
    overcompleted_cols: overcompletedCols,
  },
};
