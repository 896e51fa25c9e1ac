import type { SystemMethod } from "./system-method.ts";
import type { SystemParameters } from "./system-parameters.ts";

/** The methods of disclosure control, by the names that definitions and the command line use. */
export const methodNames = [
  "conventional",
  "random",
  "controlled",
  "small-count",
  "cell-key",
  "suppression",
  "none",
] as const;
export type MethodName = (typeof methodNames)[number];

/** How each method is made. Each file is loaded when its method is asked for, as some bring a solver with them. */
const makers: Readonly<Record<MethodName, (parameters: SystemParameters) => Promise<SystemMethod>>> = {
  conventional: async (given) => (await import("./conventional-cells.ts")).conventionalCells(given),
  random: async (given) => (await import("./random-cells.ts")).randomCells(given),
  controlled: async ({ base, steps }) =>
    (await import("./controlled-cells.ts")).controlledCells({ base, ...(steps === null ? {} : { steps }) }),
  "small-count": async ({ base, maximumDifference: bound }) =>
    (await import("./small-count-cells.ts")).smallCountCells({
      base,
      ...(bound === null ? {} : { maximumDifference: bound }),
    }),
  "cell-key": async ({ threshold, integerKeys, maximumDifference, variance, smallest }) =>
    (await import("./cell-key-cells.ts")).cellKeyCells({
      maximumDifference: maximumDifference ?? 5,
      variance,
      smallest,
      ...(integerKeys ? { variant: { threshold } } : {}),
    }),
  suppression: async ({ threshold, width, safety, zeros, marksOnlySmall }) =>
    (await import("./suppression-cells.ts")).suppressionCells({
      threshold,
      ...(width === null ? {} : { width }),
      safety,
      zeros,
      singletons: true,
      marksOnlySmall,
    }),
  none: async (given) => (await import("./none-cells.ts")).noneCells(given),
};

/** The method of a name, with its parameters. Throws a UserError where they make no sense for it. */
export function systemMethod(name: MethodName, parameters: SystemParameters): Promise<SystemMethod> {
  return makers[name](parameters);
}
