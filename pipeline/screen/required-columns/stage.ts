import type { Stage } from "../check.ts";
import { colInvalidMeta } from "./col-invalid-meta.ts";
import { colReqData } from "./col-req-data.ts";
import { colReqMeta } from "./col-req-meta.ts";
import { colToRows } from "./col-to-rows.ts";

export const requiredColumns: Stage = {
  name: "Required columns (precheck)",
  prefix: "precheck",
  checks: {
    col_req_meta: colReqMeta,
    col_invalid_meta: colInvalidMeta,
    col_req_data: colReqData,
    col_to_rows: colToRows,
  },
};
