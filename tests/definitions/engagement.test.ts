import { test } from "uvu";
import * as assert from "uvu/assert";
import { readEngagement } from "../../pipeline/definitions/engagement.ts";
import { problemLine } from "../../pipeline/user-error.ts";
import { checked, withRoot } from "./fixture.ts";

const yaml = (more = "") => `year: 2024
title: In 2024
summary: All of it.
published: 2025-06-12
${more}`;
const files = (words: string, definition = yaml()) => ({
  "data/engagement/2024.yaml": definition,
  "data/engagement/2024.md": words,
});

const problemsOf = (given: Record<string, string>) =>
  withRoot(given, async (root) => readEngagement(root).problems.map(problemLine));

test("a report is read with its words, and a root without one has none", async () => {
  const read = (given: Record<string, string>) =>
    withRoot(given, async (root) => readEngagement(root).reports);
  assert.equal(await read({}), []);
  assert.equal(await read(files("Plain words.\n", yaml("exemptions: [one of four]\n"))), [
    {
      ...{ year: "2024", title: "In 2024", summary: "All of it.", published: "2025-06-12" },
      exemptions: ["one of four"],
      words: { where: "data/engagement/2024.md", text: "Plain words.\n" },
    },
  ]);
});

test("a report under another year's name, without words, or with a wrong day is told at its line", async () => {
  assert.equal(await problemsOf(files("Words.", yaml().replace("year: 2024", "year: 2023"))), [
    "data/engagement/2024.yaml:1: is of 2023; call the file 2023.yaml",
  ]);
  assert.match(
    (await problemsOf({ "data/engagement/2024.yaml": yaml() }))[0] ?? "",
    /^data\/engagement\/2024\.md: /,
  );
  assert.match(
    (await problemsOf(files("Words.", yaml().replace("06-12", "13-12"))))[0] ?? "",
    /^data\/engagement\/2024\.yaml:4: .*published/,
  );
});

test("check finds what a report quotes and no release will have, and a number typed by hand, each at its line", async () => {
  const words = 'So {{ figure("pupil-survey/2024:by-rol") }} did.\n\nThen 45 did.\n';
  const found = await checked(files(words));
  assert.is(found.length, 2);
  assert.match(found.join("\n"), /^data\/engagement\/2024\.md:1: pupil-survey\/2024 has no table "by-rol"/m);
  assert.match(found.join("\n"), /^data\/engagement\/2024\.md:3: the number "45" is typed by hand/m);
});

test.run();
