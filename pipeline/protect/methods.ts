import type { ProtectionSpec } from "../definitions/protection.ts";
import { conventional } from "./conventional.ts";
import type { Method } from "./method.ts";
import { none } from "./none.ts";

/** The method that the rules of a collection name. */
export function methodOf(rules: ProtectionSpec): Method {
  return rules.method === "conventional" ? conventional(rules) : none(rules.reason);
}
