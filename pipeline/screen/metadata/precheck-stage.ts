import type { Stage } from "../check.ts";
import { metaColName } from "./meta-col-name.ts";
import { metaColType } from "./meta-col-type.ts";
import { metaObUnit } from "./meta-ob-unit.ts";

export const metadataPrecheck: Stage = {
  name: "Metadata (precheck)",
  prefix: "precheck",
  checks: { meta_col_type: metaColType, meta_ob_unit: metaObUnit, meta_col_name: metaColName },
};
