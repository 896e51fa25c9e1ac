import type { Stage } from "../check.ts";
import { filterNotSingular } from "../filters/filter-not-singular.ts";
import { geogLevel } from "./geog-level.ts";
import { geogLevelPresent } from "./geog-level-present.ts";

export const filtersAndGeographyPrecheck: Stage = {
  name: "Filters and geography (precheck)",
  prefix: "precheck",
  checks: {
    filter_not_singular: filterNotSingular,
    geog_level: geogLevel,
    geog_level_present: geogLevelPresent,
  },
};
