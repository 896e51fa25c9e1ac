import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { main } from "../../pipeline/cli.ts";

// A small root of which a consultation's answers may be kept until 30 June 2026.
const root = mkdtempSync(join(tmpdir(), "first-release-retention-"));
cpSync("tests/golden/small-survey/in", root, { recursive: true });
const file = (name: string) => join(root, name);
mkdirSync(file("data/consultations/clubs"), { recursive: true });
writeFileSync(
  file("data/consultations/clubs/2026.yaml"),
  `title: Clubs
summary: What clubs should be.
opens: 2026-01-05
closes: 2026-02-27
owners: [Example Inspectorate]
about: Clubs.
audience: [Pupils]
asks: [{about: Days, proposal: Two days.}]
influence: {can: [the days]}
ways: [{label: Online, how: On the web.}]
privacy: {kept: Answers., why: To decide., until: 2026-06-30}
`,
);
test.after(() => rmSync(root, { recursive: true }));

/** Runs a command in this process: its exit code and what it said. */
async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const [out, err] = [process.stdout.write, process.stderr.write];
  let said = "";
  const hear = (text: string | Uint8Array) => {
    said += String(text);
    return true;
  };
  Object.assign(process.stdout, { write: hear });
  Object.assign(process.stderr, { write: hear });
  try {
    return { code: await main([...words, "--root", root]), said };
  } finally {
    Object.assign(process.stdout, { write: out });
    Object.assign(process.stderr, { write: err });
  }
}

const build = (asOf: string, ...names: string[]) => run("build", ...names, "--quiet", "--as-of", asOf);
const sums = () => readFileSync(file("data/packages/clubs/2026/SHA256SUMS"), "utf8");
const [answers, record] = ["data/responses/clubs/2026", "data/private/clubs/2026"];

test("on the last day of the privacy notice a release is built as always", async () => {
  assert.is((await build("2026-06-30")).code, 0);
  assert.ok(existsSync(file(record)));
});

test("the day after, every build refuses answers and exact counts that are still there, and says to delete them", async () => {
  const kept = "holds answers, or exact counts of them, that may be kept until 2026-06-30 and no longer";
  for (const names of [[], ["clubs/2026"]]) {
    const { code, said } = await build("2026-07-01", ...names);
    assert.is(code, 1);
    assert.match(said, `${answers}: ${kept}; delete the folder; the package that was published stays`);
    assert.match(said, `${record}: ${kept}`);
  }
});

test("when they are gone, the package stays as it is: to the byte, in a build of all and in one by name", async () => {
  const before = sums();
  for (const folder of [answers, record]) rmSync(file(folder), { recursive: true });
  assert.is((await build("2026-07-01")).code, 0);
  assert.is((await build("2026-07-01", "clubs/2026")).code, 0);
  assert.is(sums(), before);
  assert.not.ok(existsSync(file(record)));
  const said = (await run("build", "--as-of", "2026-07-01")).said;
  assert.match(said, /clubs\/2026 +keep +its responses were kept until 2026-06-30; it is as published/);
});

test("a package that is not as it was published, or is not there, stops the build", async () => {
  const csv = "data/packages/clubs/2026/roles.csv";
  const whole = readFileSync(file(csv));
  appendFileSync(file(csv), "x");
  const changed = await build("2026-07-01");
  assert.is(changed.code, 1);
  assert.match(changed.said, `${csv}: is not the file that was published`);
  writeFileSync(file(csv), whole);
  const place = "data/packages/clubs/2026";
  cpSync(file(place), file("elsewhere"), { recursive: true });
  rmSync(file(place), { recursive: true });
  assert.match((await build("2026-07-01")).said, `${place}: there is no package with checksums`);
  cpSync(file("elsewhere"), file(place), { recursive: true });
  assert.is((await build("2026-07-01")).code, 0);
});

test("what cannot be recomputed any more is not called audited, and nobody is told to bring answers back", async () => {
  // The audit's day is the newest publication date of the root.
  const release = "data/releases/clubs/2026/release.yaml";
  const text = readFileSync(file(release), "utf8");
  writeFileSync(file(release), text.replace("published: 2026-03-05", "published: 2026-07-02"));
  const { code, said } = await run("audit", "clubs/2026");
  assert.is(code, 1);
  assert.match(said, "was made of responses that were kept until 2026-06-30, and cannot be recomputed");
});

test.run();
