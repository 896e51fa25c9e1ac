import type { Check } from "../check.ts";
import { filtersOf, indicatorsOf, type MetaColumn } from "../meta-file.ts";
import { judge } from "../result.ts";

/** Cells of the metadata that describe one kind of column are blank for the other; one rule for each such column. */
function blankFor(kind: "filters" | "indicators", column: MetaColumn): Check {
  const rowsOf = kind === "filters" ? filtersOf : indicatorsOf;
  return ({ meta }) =>
    judge(
      "FAIL",
      rowsOf(meta)
        .filter((row) => row[column].trim() !== "")
        .map((row) => ({ name: row.col_name, values: [row[column]] })),
      `${column} is blank for ${kind}`,
      (them) => `${column} of ${them} is filled; leave it blank for ${kind}`,
    );
}

export const metaFilGrp = blankFor("indicators", "filter_grouping_column");
export const metaFilterHint = blankFor("indicators", "filter_hint");
export const metaIndicatorDp = blankFor("filters", "indicator_dp");
export const metaIndicatorGrouping = blankFor("filters", "indicator_grouping");
export const metaIndUnit = blankFor("filters", "indicator_unit");
