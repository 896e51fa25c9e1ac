import type { Stage } from "../check.ts";
import { crossDataToMeta } from "./cross-data-to-meta.ts";
import { crossMetaToData } from "./cross-meta-to-data.ts";

export const crossFile: Stage = {
  name: "Cross-file (precheck)",
  prefix: "precheck",
  checks: { cross_meta_to_data: crossMetaToData, cross_data_to_meta: crossDataToMeta },
};
