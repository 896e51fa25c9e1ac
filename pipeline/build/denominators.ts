import { withDatabase } from "../database.ts";
import { loadCollection } from "../definitions/load.ts";
import { ingest } from "../ingest.ts";
import { type DenominatorSource, denominatorsFrom } from "../tabulate.ts";
import { validate } from "../validate.ts";
import { responsesOf } from "./responses.ts";

/**
 * Denominators of rates, each from a counted collection of the same root: loaded and validated like any other, in a
 * database of its own, so that the responses of two collections never meet.
 */
export function denominatorsOf(root: string, responses: string | null): DenominatorSource {
  return async (name, period, dimensions) => {
    const collection = await loadCollection(root, { collection: name, period });
    const { folder, where } = await responsesOf(root, responses, { collection: name, period });
    return withDatabase(async (db) => {
      await ingest(db, collection, folder, where);
      await validate(db, collection);
      return denominatorsFrom(db, "responses", collection)(name, period, dimensions);
    });
  };
}
