import type { Stage } from "../check.ts";
import { colIndSmushed } from "./col-ind-smushed.ts";
import { colNamesSpaces } from "./col-names-spaces.ts";
import { colSnakeCase } from "./col-snake-case.ts";
import { colVarCharacteristic } from "./col-var-characteristic.ts";
import { colVarStart } from "./col-var-start.ts";

export const columnNames: Stage = {
  name: "Column names",
  prefix: "check",
  checks: {
    col_names_spaces: colNamesSpaces,
    col_snake_case: colSnakeCase,
    col_var_start: colVarStart,
    col_ind_smushed: colIndSmushed,
    col_var_characteristic: colVarCharacteristic,
  },
};
