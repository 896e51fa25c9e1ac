import type { Stage } from "../check.ts";
import { indInvalidEntry } from "./ind-invalid-entry.ts";

export const indicators: Stage = {
  name: "Indicators",
  prefix: "check",
  checks: { ind_invalid_entry: indInvalidEntry },
};
