import { dirname, join } from "node:path";
import type { Check } from "./check.ts";
import { filesUnder, spoil } from "./files.ts";
import { needs, run } from "./tools.ts";

/** SHA256SUMS of every package, and of its copy on the site, by the program that readers have. */
export const checksums: Check = {
  name: "SHA256SUMS",
  async run({ site, packages }) {
    const missing = needs("sha256sum", "coreutils");
    if (missing !== null) return { skipped: missing };
    const lists = [packages, site].flatMap((folder) =>
      filesUnder(folder, /(^|\/)SHA256SUMS$/).map((file) => join(folder, file)),
    );
    const judged = lists.map((list) =>
      run("sha256sum", ["--check", "--strict", "SHA256SUMS"], dirname(list)),
    );
    return {
      validator: run("sha256sum", ["--version"]).out.split("\n")[0] ?? "sha256sum",
      files: judged.reduce((sum, { out }) => sum + (out.match(/: OK$/gm)?.length ?? 0), 0),
      problems: judged.flatMap(({ status, said }, place) =>
        status === 0
          ? []
          : said
              .split("\n")
              .filter((line) => !line.endsWith(": OK"))
              .map((line) => `${lists[place]}: ${line}`),
      ),
      notes: [`${lists.length} lists`],
    };
  },
  faults: [
    {
      what: "a file that was changed",
      plant: ({ site }) => spoil(site, /\/data\/quality\.json$/, "{", "{ "),
    },
    {
      what: "a name that is not there",
      plant: ({ packages }) => spoil(packages, /SHA256SUMS$/, "quality.json", "qualities.json"),
    },
  ],
};
