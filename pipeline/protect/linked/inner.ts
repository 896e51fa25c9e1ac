import type { System } from "../../system/system.ts";

/** The system with `inner` as its equations have it, which may have become fewer since it was built. */
export function withOwnInner(system: System): System {
  const inner = new Uint8Array(system.size).fill(1);
  for (const total of system.equations.totals) inner[total] = 0;
  return { ...system, inner };
}
