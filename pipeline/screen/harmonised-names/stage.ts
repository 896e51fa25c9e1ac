import type { Stage } from "../check.ts";
import { ethCharGrp } from "./eth-char-grp.ts";
import { ethCharVals } from "./eth-char-vals.ts";
import { ethVals } from "./eth-vals.ts";
import { variables } from "./variables.ts";

export const harmonisedNames: Stage = {
  name: "Harmonised names",
  prefix: "check",
  checks: { variables, eth_vals: ethVals, eth_char_grp: ethCharGrp, eth_char_vals: ethCharVals },
};
