import type { Stage } from "../check.ts";
import { blanksFilters } from "./blanks-filters.ts";
import { filterDefaults } from "./filter-defaults.ts";
import { filterGroupLevel } from "./filter-group-level.ts";
import { filterItemLimit } from "./filter-item-limit.ts";
import { filterWhitespace } from "./filter-whitespace.ts";
import { obTotal } from "./ob-total.ts";

export const filters: Stage = {
  name: "Filters",
  prefix: "check",
  checks: {
    filter_defaults: filterDefaults,
    filter_group_level: filterGroupLevel,
    filter_item_limit: filterItemLimit,
    filter_whitespace: filterWhitespace,
    ob_total: obTotal,
    blanks_filters: blanksFilters,
  },
};
