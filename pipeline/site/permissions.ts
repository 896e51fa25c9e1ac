/** What the site's process may touch: paths, absolute and without symbolic links. */
export type Permissions = { read: readonly string[]; write: readonly string[] };

/**
 * The flags that start Node under its permission model with these permissions and no others: no worker, no child
 * process, no native add-on, no WASI and, from Node 25, no network.
 *
 * A folder is listed once and covers what lies in it: Node 20 crashes where `_site` and `_site/*` are both listed.
 * A worker must never be allowed: it does not inherit the limits on Node 20, and one started from a data file could
 * read the responses.
 */
export function permissionFlags(
  permissions: Permissions,
  accepted = process.allowedNodeEnvironmentFlags,
): string[] {
  const model = accepted.has("--permission") ? "--permission" : "--experimental-permission";
  return [
    model,
    ...permissions.read.map((path) => `--allow-fs-read=${path}`),
    ...permissions.write.map((path) => `--allow-fs-write=${path}`),
  ];
}
