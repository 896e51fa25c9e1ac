// A publisher's first consultation, before there is any release or response: the command line gives its page by the day.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { main } from "../pipeline/cli.ts";

const root = mkdtempSync(join(tmpdir(), "first-release-days-"));
test.after(() => rmSync(root, { recursive: true }));
for (const folder of ["methodology", "data/consultations/clubs"])
  mkdirSync(join(root, folder), { recursive: true });
cpSync("tests/golden/small-survey/in/data/publisher.yaml", join(root, "data/publisher.yaml"));
writeFileSync(
  join(root, "data/consultations/clubs/2026.yaml"),
  `title: What clubs should be
summary: Which clubs should there be after school?
announced: 2026-01-05
opens: 2026-01-12
closes: 2026-04-06
owners: [Example Inspectorate]
about: Clubs.
audience: [Pupils]
asks: [{about: Days, proposal: Two days.}]
influence: {can: [the days]}
ways: [{label: Online, how: On the web., url: "https://www.example.org/clubs"}]
privacy: {kept: Answers., why: To decide., until: 2027-06-30}
outcome:
  published: 2026-05-07
  summary: There are clubs on two days.
  decisions: [{about: Days, decision: As proposed., rationale: Most who answered wanted it.}]
exemptions: []
`.replace("exemptions: []\n", "  exemptions: [Most]\n"),
);

async function run(...words: string[]): Promise<void> {
  assert.is(await main([...words, "--root", root, "--quiet"]), 0);
}

function published(): { state: string; outcome: unknown }[] {
  const text = readFileSync(join(root, "data/packages/publication.json"), "utf8");
  return JSON.parse(text).consultations;
}

const days = [
  ["2026-01-04", []],
  ["2026-01-05", ["announced"]],
  ["2026-01-12", ["open"]],
  ["2026-04-06", ["open"]],
  ["2026-04-07", ["analysing"]],
  ["2026-05-07", ["outcome"]],
] as const;

for (const [day, states] of days)
  test(`as of ${day} it is ${states[0] ?? "not published"}`, async () => {
    await run("build", "--as-of", day);
    assert.equal(
      published().map(({ state }) => state),
      states,
    );
    const told = readFileSync(join(root, "data/packages/publication.json"), "utf8");
    assert.is(told.includes("There are clubs on two days."), day === "2026-05-07");
  });

test("on the opening day the site has its page, though there is no release yet", async () => {
  await run("build", "--as-of", "2026-01-12");
  await run("site");
  const page = readFileSync(join(root, "_site/consultations/clubs/2026/index.html"), "utf8");
  assert.match(page, "Open until 6 April 2026.");
  assert.match(page, ">Respond to this consultation</a>");
  assert.match(page, ">12 weeks</span>");
  assert.not.ok(existsSync(join(root, "_site/releases")));
});

test.run();
