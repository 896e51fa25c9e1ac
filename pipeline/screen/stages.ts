import { api } from "./api/stage.ts";
import type { Stage } from "./check.ts";
import { columnNames } from "./column-names/stage.ts";
import { crossFile } from "./cross-file/stage.ts";
import { filename } from "./filename/stage.ts";
import { filters } from "./filters/stage.ts";
import { general } from "./general/stage.ts";
import { filtersAndGeographyPrecheck } from "./geography/precheck-stage.ts";
import { geography } from "./geography/stage.ts";
import { harmonisedNames } from "./harmonised-names/stage.ts";
import { indicators } from "./indicators/stage.ts";
import { metadataPrecheck } from "./metadata/precheck-stage.ts";
import { metadata } from "./metadata/stage.ts";
import { requiredColumns } from "./required-columns/stage.ts";
import { timePrecheck } from "./time/precheck-stage.ts";
import { time } from "./time/stage.ts";

/** The stages after the reading of the files, in the order in which they are screened. */
export const stages: readonly Stage[] = [
  filename,
  requiredColumns,
  crossFile,
  columnNames,
  metadataPrecheck,
  metadata,
  timePrecheck,
  filtersAndGeographyPrecheck,
  time,
  filters,
  geography,
  general,
  indicators,
  harmonisedNames,
  api,
];
