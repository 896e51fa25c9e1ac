import { fileURLToPath } from "node:url";
import type { Collection } from "../../pipeline/collection.ts";
import { readRobots } from "../../pipeline/definitions/robots.ts";
import { logColumns } from "../../pipeline/log-columns.ts";
import { collectionOf } from "../collection-fixture.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every column that a log gives. */
export const LOG_COLUMNS = Object.keys(logColumns);

/** A collection of logs that keeps some of a log's columns as texts. */
export function logCollection(columns: readonly string[]): Collection {
  const asked = { question: null, note: null, askedOf: null };
  return collectionOf({
    source: { format: "combined_log", missing: [] },
    log: { robots: readRobots(root, "bots"), silence: 30 },
    variables: columns.map((name) => ({
      ...asked,
      type: "text",
      name,
      label: name,
      column: name,
      required: false,
    })),
  });
}
