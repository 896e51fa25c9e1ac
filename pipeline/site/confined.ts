import { spawn } from "node:child_process";
import { siteFailure } from "./failure.ts";
import { type Permissions, permissionFlags } from "./permissions.ts";

/** A script that Node runs with few permissions; `told` are the only variables of its environment beside fixed ones. */
export type Confined = {
  script: string;
  args?: readonly string[];
  cwd: string;
  permissions: Permissions;
  told: Readonly<Record<string, string>>;
};

/** Runs a script in a confined process. Throws what `siteFailure` makes of its words where it fails. */
export function runConfined({ script, args = [], cwd, permissions, told }: Confined): Promise<void> {
  const child = spawn(process.execPath, [...permissionFlags(permissions), script, ...args], {
    cwd,
    env: cleanEnvironment(told),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk.toString("utf8");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done() : fail(siteFailure(said))));
  });
}

/** No path, home, token or option of the caller's. Windows starts no process without its SystemRoot. */
function cleanEnvironment(told: Confined["told"]): Record<string, string> {
  const windows = process.env["SystemRoot"];
  return {
    ...told,
    TZ: "UTC",
    NODE_NO_WARNINGS: "1",
    NO_COLOR: "1",
    ...(windows === undefined ? {} : { SystemRoot: windows }),
  };
}
