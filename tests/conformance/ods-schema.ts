import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Check, Found, Skipped, Subject } from "./check.ts";
import { debianVersion, needs, run } from "./tools.ts";
import { flatName, part, spoilPart, withSource, workbooks } from "./workbook-files.ts";

/** The schemas of OASIS are kept beside the project, and nothing is fetched. */
const schemas = "../shared/odf-schema";

const judges = {
  "OpenDocument-v1.3-schema.rng": ["content.xml", "styles.xml", "meta.xml", "settings.xml"],
  "OpenDocument-v1.3-manifest-schema.rng": ["META-INF/manifest.xml"],
};

/** Writes the parts of every workbook that one schema judges into files, and gives their paths. */
function unpacked(subject: Subject, names: readonly string[]): string[] {
  return workbooks(subject, "ods").flatMap((file) =>
    names.map((name) => {
      const path = join(subject.scratch, "ods", flatName(subject, file), name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, part(file, name));
      return path;
    }),
  );
}

async function judge(subject: Subject): Promise<Found | Skipped> {
  if (!existsSync(schemas)) return { skipped: `no ${schemas}, the schemas of OpenDocument 1.3` };
  const missing = needs("jing", "jing");
  if (missing !== null) return { skipped: missing };
  const judged = Object.entries(judges).map(([schema, names]) => {
    const files = unpacked(subject, names);
    // -i: the schema gives an attribute two types of ID, which jing takes for a fault of the schema.
    const { status, said } = run("jing", ["-i", join(schemas, schema), ...files]);
    return { files: files.length, problems: status === 0 ? [] : said.split("\n") };
  });
  return withSource(
    {
      validator: `${debianVersion("jing")} with the OASIS schema of ODF 1.3`,
      files: judged.reduce((sum, { files }) => sum + files, 0),
      problems: judged.flatMap(({ problems }) => problems),
    },
    subject,
  );
}

/** Every part of every OpenDocument workbook by the schema of the standard. */
export const odsSchema: Check = {
  name: "ODS by schema",
  run: judge,
  faults: [
    {
      what: "an attribute that the standard has not",
      plant: (subject) =>
        spoilPart(
          subject,
          "ods",
          /^content\.xml$/,
          "<table:table-cell ",
          '<table:table-cell table:colour="red" ',
        ),
    },
    {
      what: "a date that is none",
      plant: (subject) => spoilPart(subject, "ods", /^meta\.xml$/, /<dc:date>[^<]*</, "<dc:date>recently<"),
    },
    {
      what: "a manifest without paths",
      plant: (subject) => spoilPart(subject, "ods", /manifest\.xml$/, "manifest:full-path", "manifest:path"),
    },
  ],
};
