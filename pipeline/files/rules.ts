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
  const shared = { method, parameters: { base, threshold }, maxDifference: null, marksSmall: false };
  switch (spec.method) {
    case "conventional":
      return {
        ...shared,
        parameters: { base, threshold, smallCounts: spec.small_counts, zero: spec.zero },
        marksSmall: spec.small_counts === "suppress",
      };
    case "controlled":
      if (spec.steps === undefined) return shared;
      return {
        ...shared,
        parameters: { base, threshold, steps: spec.steps },
        maxDifference: (spec.steps + 1) * base - 1,
      };
    case "small-count":
      return {
        ...shared,
        parameters: { base, threshold, maximumDifference: spec.maximum_difference ?? null },
        maxDifference: spec.maximum_difference ?? null,
      };
    case "cell-key":
      return { ...shared, ...cellKeyRules(spec) };
    case "suppression":
      return { ...shared, parameters: suppressionParameters(spec), marksSmall: spec.marks_only_small };
    default:
      return shared;
  }
}

function cellKeyRules(
  spec: Extract<CellRules, { method: "cell-key" }>,
): Pick<Rules, "parameters" | "maxDifference"> {
  const { base, threshold, maximum_difference: maximumDifference, variance, smallest } = spec;
  return {
    parameters: { base, threshold, maximumDifference, variance, smallest, integerKeys: spec.integer_keys },
    maxDifference: maximumDifference,
  };
}

function suppressionParameters(spec: Extract<CellRules, { method: "suppression" }>): Rules["parameters"] {
  const { base, threshold, width = null, safety, zeros } = spec;
  return { base, threshold, width, safety, zeros, marksOnlySmall: spec.marks_only_small };
}
