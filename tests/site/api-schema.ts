import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

type Json = Record<string, unknown>;

/** What is wrong with a description of an API under the OpenAPI specification; empty where nothing is. */
export async function openapiFaults(description: object): Promise<string> {
  const { valid, errors } = await new Validator().validate({ ...description });
  return valid ? "" : JSON.stringify(errors);
}

/** Validators of a description's shapes by name, which allow no property that the description does not name. */
export function shapesOf(description: Json): (name: string, value: unknown) => string {
  const ajv = new Ajv2020.Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(closed({ $id: "api", components: description["components"] }));
  return (name, value) => {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(`the API has no shape ${name}`);
    return validate(value) ? "" : ajv.errorsText(validate.errors);
  };
}

/** What is wrong with a value under a JSON Schema. */
export function schemaFaults(schema: object, value: unknown): string {
  const ajv = new Ajv2020.Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addFormat("iri", /^(https?:\/\/|mailto:|tel:)\S+$/);
  const validate = ajv.compile(schema);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

/** The same schema, in which an object has the properties that are named and no others. */
function closed(schema: Json): Json {
  const entries = Object.entries(schema).map(([key, value]) => [key, closedValue(value)]);
  const inside: Json = Object.fromEntries(entries);
  const named = "properties" in schema && !("additionalProperties" in schema);
  return named ? { ...inside, additionalProperties: false } : inside;
}

function closedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closedValue);
  return typeof value === "object" && value !== null ? closed(value as Json) : value;
}
