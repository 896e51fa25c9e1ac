import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { actionsSchema } from "./actions.ts";
import { approvalSchema } from "./approval.ts";
import { citationsSchema } from "./citations.ts";
import { codeFrameSchema } from "./code-frame.ts";
import { collectionSchema } from "./collection.ts";
import { consultationSchema } from "./consultation.ts";
import { engagementSchema } from "./engagement.ts";
import { protectionSchema } from "./protection.ts";
import { publisherSchema } from "./publisher.ts";
import { quotationsSchema } from "./quotations.ts";
import { releaseSchema } from "./release.ts";
import { reviewsSchema } from "./reviews.ts";

const schemas = {
  actions: actionsSchema,
  approval: approvalSchema,
  citations: citationsSchema,
  "code-frame": codeFrameSchema,
  collection: collectionSchema,
  consultation: consultationSchema,
  engagement: engagementSchema,
  protection: protectionSchema,
  publisher: publisherSchema,
  quotations: quotationsSchema,
  release: releaseSchema,
  reviews: reviewsSchema,
};

/**
 * The JSON Schema of a definition, for the completion and checks of editors. An editor has already read `5` as a
 * number where we read a text, so a schema's `editor` meta stands in for what we check.
 */
export function jsonSchemaOf(schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-7",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => forEditors(zodSchema, jsonSchema),
  });
}

/** The committed files of `methodology/schemas`: name and text. */
export function schemaFiles(): { name: string; text: string }[] {
  return Object.entries(schemas).map(([name, schema]) => ({
    name: `${name}.schema.json`,
    text: `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`,
  }));
}

/** Writes `methodology/schemas/*.schema.json` of a root. */
export function writeSchemas(root: string): void {
  const folder = join(root, "methodology", "schemas");
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of schemaFiles()) writeFileSync(join(folder, name), text);
}

function forEditors(schema: z.core.$ZodTypes, json: z.core.JSONSchema.BaseSchema): void {
  if (schema instanceof z.ZodPipe && schema.out instanceof z.ZodMap) {
    const { $schema: _, ...values } = jsonSchemaOf(schema.out.valueType);
    Object.assign(json, { type: "object", additionalProperties: values });
  }
  const editor: unknown = json["editor"];
  if (editor === undefined) return;
  for (const key of ["type", "enum", "pattern", "editor"]) delete json[key];
  Object.assign(json, editor);
}
