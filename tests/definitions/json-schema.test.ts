import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { collectionSchema } from "../../pipeline/definitions/collection.ts";
import { jsonSchemaOf, schemaFiles } from "../../pipeline/definitions/json-schema.ts";
import { protectionSchema } from "../../pipeline/definitions/protection.ts";
import { tableSchema } from "../../pipeline/definitions/release.ts";

// Where this fails after a change of a schema, run `npm run schemas`.
test("the committed schemas are what the code makes", () => {
  for (const { name, text } of schemaFiles()) {
    assert.is(readFileSync(`methodology/schemas/${name}`, "utf8"), text, name);
  }
});

test("a number and a yes are what an editor reads, not the text that we read", () => {
  const protection = JSON.stringify(jsonSchemaOf(protectionSchema));
  assert.match(protection, '"base":{"type":"integer","minimum":1}');
  const table = JSON.stringify(jsonSchemaOf(tableSchema));
  assert.match(table, '"enum":["yes","no",true,false]');
});

test("an editor is told the settings of codes, and that no other is known", () => {
  const text = JSON.stringify(jsonSchemaOf(collectionSchema));
  assert.match(text, '"additionalProperties":{"anyOf":[');
  assert.match(text, '"additionalProperties":false');
  assert.not.match(text, '"editor"');
});

test.run();
