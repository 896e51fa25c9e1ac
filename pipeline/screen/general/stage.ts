import type { Stage } from "../check.ts";
import { dupes } from "./dupes.ts";
import { nullCells } from "./null.ts";

export const general: Stage = { name: "General", prefix: "check", checks: { dupes, null: nullCells } };
