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
  conventional: async (parameters) => (await import("./conventional-cells.ts")).conventionalCells(parameters),
  random: async (parameters) => (await import("./random-cells.ts")).randomCells(parameters),
  controlled: async () => {
    throw new Error("later");
  },
  "small-count": async () => {
    throw new Error("later");
  },
  "cell-key": async () => {
    throw new Error("later");
  },
  suppression: async () => {
    throw new Error("later");
  },
  none: async (parameters) => (await import("./none-cells.ts")).noneCells(parameters),
};

/** The method of a name, with its parameters. Throws a UserError where they make no sense for it. */
export function systemMethod(name: MethodName, parameters: SystemParameters): Promise<SystemMethod> {
  return makers[name](parameters);
}
