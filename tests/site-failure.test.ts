import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { siteFailure } from "../pipeline/site/failure.ts";
import { swapIn } from "../pipeline/site/swap.ts";
import { refuseSymbolicLinks } from "../pipeline/site/symbolic-links.ts";
import { UserError } from "../pipeline/user-error.ts";

const eleventy = (...lines: string[]) => lines.map((line) => `[11ty] ${line}`).join("\n");

test("a chart that does not fit its table is the author's to mend", () => {
  const error = siteFailure(
    eleventy(
      "1. Error in your Eleventy config file '.eleventy.js'. (via EleventyConfigError)",
      '2. chart of table "by-role": the table has no dimension "rol"; see its columns in release.json (via Error)',
      "",
      "Original error stack trace: Error: chart",
      "    at dimension (file:///x/site/charts/chart-data.js:1:1)",
    ),
  );
  assert.instance(error, UserError);
  assert.is(
    error.message,
    'commentary: chart of table "by-role": the table has no dimension "rol"; see its columns in release.json',
  );
});

test("what the process may not have is told with the file and the line that asked for it", () => {
  const error = siteFailure(
    eleventy(
      "3. Access to this API has been restricted",
      "Original error stack trace: Error: Access to this API has been restricted",
      "    at Object.openSync (node:fs:573:18)",
      "    at readFileSync (node:fs:452:35)",
      "    at file:///home/x/site/lib/view.js:12:39",
    ),
  );
  assert.instance(error, UserError);
  assert.match(
    error.message,
    /^site\/lib\/view\.js:12: asks for what the site's process may not have \(readFileSync\); /,
  );
});

test("anything else is a bug of ours, told without a stack", () => {
  const error = siteFailure(
    eleventy("1. x is not a function (via TypeError)", "    at y (file:///z.js:1:1)"),
  );
  assert.not.instance(error, UserError);
  assert.is(error.message, "site: Eleventy could not build the pages: x is not a function");
  assert.is(siteFailure("").message, "site: Eleventy could not build the pages: it gave no reason");
});

test("a built folder takes the place of the old one whole", () => {
  const base = mkdtempSync(join(tmpdir(), "first-release-swap-"));
  const [built, out] = [join(base, "_site.partial"), join(base, "_site")];
  for (const [folder, text] of [
    [built, "new"],
    [out, "old"],
  ] as const) {
    mkdirSync(folder);
    writeFileSync(join(folder, "index.html"), text);
  }
  swapIn(built, out);
  assert.is(readFileSync(join(out, "index.html"), "utf8"), "new");
  rmSync(base, { recursive: true });
});

test("every symbolic link at any depth is named, also one that leads nowhere and a folder that is one", () => {
  const base = mkdtempSync(join(tmpdir(), "first-release-links-"));
  mkdirSync(join(base, "site/lib"), { recursive: true });
  symlinkSync(join(base, "nowhere"), join(base, "site/lib/a"));
  symlinkSync(base, join(base, "methodology"));
  assert.throws(
    () => refuseSymbolicLinks(base, [join(base, "site"), join(base, "methodology"), join(base, "absent")]),
    (error: unknown) =>
      error instanceof UserError &&
      error.problems.map(({ where }) => where).join() === "site/lib/a,methodology",
  );
  refuseSymbolicLinks(base, [join(base, "absent")]);
  rmSync(base, { recursive: true });
});

test.run();
