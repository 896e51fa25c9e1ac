import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Check } from "./check.ts";
import { spoil } from "./files.ts";
import { pageData } from "./json-ld.ts";
import { npmVersion, run } from "./tools.ts";

const tsc = resolve("node_modules/typescript/bin/tsc");

/** A program that says of each document that it is a data set as schema.org defines one. */
function programOf(documents: readonly { where: string; data: unknown }[]): string {
  const lines = documents.map(
    ({ data }, place) => `export const page${place}: WithContext<Dataset> = ${JSON.stringify(data)};`,
  );
  return ['import type { Dataset, WithContext } from "schema-dts";', ...lines, ""].join("\n");
}

/** The data sets that pages describe, by schema.org's classes and properties as types, which TypeScript checks. */
export const schemaOrg: Check = {
  name: "schema.org data sets",
  async run({ site, scratch }) {
    const documents = pageData(site);
    writeFileSync(join(scratch, "pages.ts"), programOf(documents));
    writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify(config));
    const { status, out } = run(process.execPath, [tsc, "-p", scratch, "--pretty", "false"]);
    const problems = out.split("\n").filter((line) => line !== "");
    return {
      validator: `${npmVersion("schema-dts")} with ${npmVersion("typescript")}`,
      files: documents.length,
      problems:
        status === 0
          ? []
          : problems.map((line) =>
              line.replace(/pages\.ts\((\d+),/, (_, n) => `${documents[n - 2]?.where}(${n},`),
            ),
    };
  },
  faults: [
    {
      what: "a property that schema.org has not",
      plant: ({ site }) => spoil(site, /\.html$/, '"datePublished":', '"dateOfPublication":'),
    },
    {
      what: "an organisation where a text belongs",
      plant: ({ site }) =>
        spoil(site, /\.html$/, /"temporalCoverage":"[^"]*"/, '"temporalCoverage":{"@type":"Organization"}'),
    },
  ],
};

const config = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: "ESNext",
    moduleResolution: "Bundler",
    types: [],
    paths: { "schema-dts": [resolve("node_modules/schema-dts/dist/schema.d.ts")] },
  },
  files: ["pages.ts"],
};
