import { test } from "uvu";
import * as assert from "uvu/assert";
import { listReleases, loadPublisher, loadRelease } from "../../pipeline/definitions/load.ts";
import { type Edit, refused, withRoot } from "./fixture.ts";

const id = { collection: "pupil-survey", period: "2024" };
const load = (edits: Readonly<Record<string, Edit>>, release = id) =>
  withRoot(edits, (root) => refused(() => loadRelease(root, release)));

test("releases are listed by collection, then by period", () =>
  withRoot(
    { "data/releases/pupil-survey/2023/release.yaml": "", "data/releases/.hidden/x/y": "" },
    async (root) => {
      assert.equal(listReleases(root), [
        { collection: "pupil-numbers", period: "2024" },
        { collection: "pupil-survey", period: "2023" },
        { collection: "pupil-survey", period: "2024" },
      ]);
    },
  ));

test("a release is loaded whole, with its texts and approval", () =>
  withRoot({}, async (root) => {
    const loaded = await loadRelease(root, id);
    assert.is(loaded.where, "data/releases/pupil-survey/2024/release.yaml");
    assert.is(loaded.collection.name, "pupil-survey");
    assert.is(loaded.protection.method, "conventional");
    assert.equal(Object.keys(loaded.release.tables), ["by-phase", "statements", "ages"]);
    assert.equal(loaded.release.tables["statements"]?.measure, ["percent"]);
    assert.is(loaded.release.contact, undefined);
    assert.is(loaded.commentary.where, "data/releases/pupil-survey/2024/commentary.md");
    assert.is(loaded.quality.text, "Every response is made up.\n");
    assert.is(loaded.approval?.organisations[0]?.response, "R1");
    assert.not.ok("problems" in loaded);
  }));

test("a release without an approval has none", () =>
  withRoot({}, async (root) => {
    assert.is((await loadRelease(root, { collection: "pupil-numbers", period: "2024" })).approval, null);
  }));

test("a release that does not exist gets the nearest name, and no path is made of it", async () => {
  assert.equal(await load({}, { collection: "pupil-surveys", period: "2024" }), [
    'pupil-surveys/2024: there is no such release; did you mean "pupil-survey/2024"?',
  ]);
  assert.equal(await load({}, { collection: "../../x", period: "y" }), [
    "../../x/y: there is no such release; use one of pupil-numbers/2024, pupil-survey/2024",
  ]);
});

test("files that are missing are all named", async () => {
  const edits = {
    "data/releases/pupil-survey/2024/commentary.md": null,
    "methodology/pupil-survey/quality.md": null,
    "methodology/pupil-survey/protection.yaml": null,
    "methodology/pupil-survey/collection.yaml": null,
  };
  assert.equal(await load(edits), [
    "methodology/pupil-survey/collection.yaml: is missing; write it",
    "methodology/pupil-survey/protection.yaml: is missing; write it",
    "data/releases/pupil-survey/2024/commentary.md: is missing; write it",
    "methodology/pupil-survey/quality.md: is missing; write it",
  ]);
});

test("the publisher is loaded, and its mistakes are refused", () =>
  withRoot({}, async (root) => {
    assert.is(loadPublisher(root).contact.role, "Statistics team");
    await withRoot({ "data/publisher.yaml": ["month: 2025-06", "month: 2025-6"] }, async (other) => {
      assert.equal(await refused(() => loadPublisher(other)), [
        'data/publisher.yaml:21: "calendar.0.month" is "2025-6"; it must be a month as YYYY-MM',
      ]);
    });
  }));

test.run();
