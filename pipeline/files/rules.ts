import { basename, dirname } from "node:path";
import { type CellRules, cellRulesSchema } from "../definitions/cell-rules.ts";
import { readDefinition } from "../definitions/definition.ts";
import type { MethodName } from "../protect/system-methods.ts";
import type { SystemParameters } from "../protect/system-parameters.ts";
import { UserError } from "../user-error.ts";

/** A rules file in the words of the methods. */
export type Rules = {
  method: MethodName;
  parameters: Partial<SystemParameters>;
  /** The largest difference that the method promises, or null. */
  maxDifference: number | null;
  /** Whether c marks counts from 1 to threshold - 1 and no others. */
  marksSmall: boolean;
};

/** Reads a rules file. Throws a UserError with file and line for every mistake in it. */
export function readRules(path: string): Rules {
  const { definition, problems } = readDefinition(dirname(path), basename(path), cellRulesSchema);
  if (definition === null) throw new UserError(problems);
  return rulesOf(definition.spec);
}

function rulesOf(spec: CellRules): Rules {
  const { method, base, threshold } = spec;
  const shared = { method, maxDifference: null, marksSmall: false };
  if (method !== "conventional") return { ...shared, parameters: { base, threshold } };
  const parameters = { base, threshold, smallCounts: spec.small_counts, zero: spec.zero };
  return { ...shared, parameters, marksSmall: spec.small_counts === "suppress" };
}
