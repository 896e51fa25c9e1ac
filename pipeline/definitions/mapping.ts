/*
 * A JavaScript object sorts keys that look like integers to the front: codes "10" and "2" of a list would swap.
 * The YAML reader therefore remembers the order in which a mapping was written, beside the object itself.
 */
const orders = new WeakMap<object, readonly string[]>();

/** A mapping as an object that remembers the order of its keys. */
export function mappingOf(entries: readonly (readonly [string, unknown])[]): object {
  const mapping = Object.fromEntries(entries);
  orders.set(
    mapping,
    entries.map(([key]) => key),
  );
  return mapping;
}

/** A mapping as a Map in the order in which it was written; anything else is given back as it came. */
export function inWrittenOrder(value: unknown): unknown {
  if (!isMapping(value)) return value;
  return new Map((orders.get(value) ?? Object.keys(value)).map((key) => [key, value[key]]));
}

/** True for an object with keys, as the YAML reader makes of a mapping. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of keys and positions, or undefined. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value)) return valueAt(value[Number(key)], rest);
  return isMapping(value) ? valueAt(value[String(key)], rest) : undefined;
}
