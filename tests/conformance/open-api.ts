import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openapiFaults, shapesOf } from "../site/api-schema.ts";
import type { Check } from "./check.ts";
import { filesUnder, spoil } from "./files.ts";
import { npmVersion } from "./tools.ts";

/** The API's description by OpenAPI's own schema, and each of its answers by the description. */
export const openApi: Check = {
  name: "OpenAPI and its JSON",
  async run({ site }) {
    const json = (file: string) => JSON.parse(readFileSync(join(site, file), "utf8"));
    const description = json("api/openapi.json");
    const faults = shapesOf(description);
    const releases = filesUnder(site, /^api\/releases\/.*\.json$/);
    const said: [string, string][] = [
      ["api/openapi.json", await openapiFaults(description)],
      ["api/releases.json", faults("ReleaseList", json("api/releases.json"))],
      ...releases.map((file): [string, string] => [file, faults("Release", json(file))]),
    ];
    return {
      validator: `${npmVersion("@seriousme/openapi-schema-validator")}, ${npmVersion("ajv")}`,
      files: said.length,
      problems: said.flatMap(([file, what]) => (what === "" ? [] : [`${file}: ${what}`])),
    };
  },
  faults: [
    {
      what: "an operation without answers",
      plant: ({ site }) => spoil(site, /^api\/openapi\.json$/, '"responses"', '"answers"'),
    },
    {
      what: "a release without a title",
      plant: ({ site }) => spoil(site, /^api\/releases\/.*\.json$/, '"title"', '"heading"'),
    },
  ],
};
