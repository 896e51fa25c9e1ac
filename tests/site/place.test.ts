import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { refuseForeignPlace } from "../../pipeline/site/place.ts";
import { buildSite } from "../../pipeline/site.ts";
import { UserError } from "../../pipeline/user-error.ts";

const base = mkdtempSync(join(tmpdir(), "first-release-place-"));
const [root, project] = [join(base, "root"), join(base, "project")];
for (const folder of ["root/data/responses", "root/methodology", "project/site", "mine", "empty", "site"])
  mkdirSync(join(base, folder), { recursive: true });
writeFileSync(join(base, "mine/index.html"), "<p>A page of somebody else's.");
writeFileSync(join(base, "site/index.html"), '<header class="fr-header">');
symlinkSync(join(base, "mine"), join(base, "link"), "dir");
test.after(() => rmSync(base, { recursive: true }));

const problem = (out: string) => {
  try {
    refuseForeignPlace(join(base, out), { root, project }, out);
    return null;
  } catch (error) {
    return error instanceof UserError ? (error.problems[0]?.what ?? "") : String(error);
  }
};

for (const [out, what] of [
  ["mine", "is a folder with other files, which a site would replace"],
  ["mine/index.html", "is not a folder"],
  ["link", "is not a folder"],
  ["root", "holds the content or the program itself"],
  ["", "holds the content or the program itself"],
  ["project", "holds the content or the program itself"],
  ["root/data/responses", "lies among the sources of the site"],
  ["root/data/packages/new", "lies among the sources of the site"],
  ["root/methodology/new", "lies among the sources of the site"],
  ["project/site/new", "lies among the sources of the site"],
] as const) {
  test(`a site may not be put in "${out}": it ${what}`, () => assert.is(problem(out), what));
}

for (const out of ["new", "empty", "site", "root/_site", "mine/new"])
  test(`a site may be put in "${out}"`, () => assert.is(problem(out), null));

test("a build leaves a folder with somebody's files as it was", async () => {
  mkdirSync(join(root, "data/packages"));
  writeFileSync(join(root, "data/packages/publication.json"), "{}");
  const refused = await buildSite({ root, out: join(base, "mine") }).catch((error: unknown) => error);
  assert.instance(refused, UserError);
  assert.is(readFileSync(join(base, "mine/index.html"), "utf8"), "<p>A page of somebody else's.");
  assert.not(existsSync(join(base, "mine.partial")));
});

test.run();
