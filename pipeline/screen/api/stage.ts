import type { Stage } from "../check.ts";
import {
  charLimitColumnItem,
  charLimitColumnLabel,
  charLimitColumnName,
  charLimitLocationCode,
} from "./char-limits.ts";
import { dataDictColName } from "./data-dict-col-name.ts";
import { dataDictFilItem } from "./data-dict-fil-item.ts";

export const api: Stage = {
  name: "API",
  prefix: "check",
  checks: {
    char_limit_location_code: charLimitLocationCode,
    char_limit_column_name: charLimitColumnName,
    char_limit_column_label: charLimitColumnLabel,
    char_limit_column_item: charLimitColumnItem,
    data_dict_col_name: dataDictColName,
    data_dict_fil_item: dataDictFilItem,
  },
};
