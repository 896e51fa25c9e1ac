// Packages that publish wrote, read back as an intruder reads what was published before.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { earlierReleases } from "../../pipeline/formats/earlier-releases.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { publishPackage } from "../audit/a-package.ts";

const root = mkdtempSync(join(tmpdir(), "first-release-"));
const replaced = "data/releases/views/2025/superseded";
let folder = "";

test.before(async () => {
  folder = (await publishPackage()).folder;
  writeFileSync(
    join(folder, "audit.json"),
    JSON.stringify({ method: "conventional", concedes: { below: 2, above: 2 } }),
  );
});
test.after(() => {
  for (const one of [root, join(folder, "..")]) rmSync(one, { recursive: true });
});
test.before.each(() => {
  rmSync(root, { recursive: true });
  mkdirSync(root);
});

const put = (where: string) => cpSync(folder, join(root, where), { recursive: true });
const read = (people: "same" | "different", period = "2025") =>
  earlierReleases(root, { collection: "views", period }, people);

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "nothing was refused";
}

test("versions that a correction replaced are read by their dates, whoever is counted", () => {
  put(`${replaced}/2025-12-01`);
  put(`${replaced}/2025-11-20`);
  for (const people of ["same", "different"] as const)
    assert.equal(
      read(people).map(({ name, below, above }) => [name, below, above]),
      [
        ["the version of views/2025 that was replaced on 2025-11-20", 2, 2],
        ["the version of views/2025 that was replaced on 2025-12-01", 2, 2],
      ],
    );
  assert.equal(read("same", "2026"), []);
});

test("earlier periods are read where most people are the same, and neither this period nor later ones", () => {
  for (const period of ["2023", "2024", "2025", "2026", "2024.partial"]) put(`data/packages/views/${period}`);
  assert.equal(
    read("same").map(({ name }) => name),
    ["views/2023", "views/2024"],
  );
  assert.equal(read("different"), []);
});

test("the figures are those of the files, under the codes of the tables", () => {
  put(`${replaced}/2025-12-01`);
  const [happy, places] = read("different")[0]!.tables;
  assert.equal([happy?.weighted, happy?.cells.universe, happy?.cells.of], [false, "Parents", "happy"]);
  // 903 and 3 of 1,118 people, to the nearest 5, of whom the small one is hidden.
  const happyValue = (key: Record<string, string>) => happy?.cells.value(key, "response_count");
  assert.equal(happyValue({ happy: "1" }), { state: "published", value: 905 });
  assert.equal(happyValue({ happy: "3" }), { state: "confidential" });
  assert.equal(happyValue({}), { state: "published", value: 1120 });
  assert.equal(places?.cells.value({ geography: "E06000001" }, "response_count"), {
    state: "published",
    value: 420,
  });
});

test("figures that were public before are read as they stand", () => {
  put(`${replaced}/2025-12-01`);
  writeFileSync(
    join(root, replaced, "2025-12-01/audit.json"),
    JSON.stringify({ method: "none", concedes: null }),
  );
  assert.equal(
    read("different").map(({ below, above }) => [below, above]),
    [[0, 0]],
  );
});

test("a folder that holds less than a package is refused", () => {
  const whole =
    "data/releases/views/2025/superseded/2025-12-01: is not a whole package; copy the package as it was published, with all its files";
  for (const file of ["release.json", "audit.json", "happy.csv"]) {
    put(`${replaced}/2025-12-01`);
    rmSync(join(root, replaced, "2025-12-01", file));
    assert.is(
      refused(() => read("different")),
      whole,
      file,
    );
    rmSync(join(root, replaced), { recursive: true });
  }
});

test("a package that is not ours is refused", () => {
  put(`${replaced}/2025-12-01`);
  const release = join(root, replaced, "2025-12-01/release.json");
  for (const text of ["no json", '{"tables": "none"}']) {
    writeFileSync(release, text);
    assert.is(
      refused(() => read("different")),
      "data/releases/views/2025/superseded/2025-12-01: is not a package of ours; build that release again",
    );
  }
});

test("a package whose audit does not say what its counts concede is refused", () => {
  put(`${replaced}/2025-12-01`);
  for (const audit of [{ verdict: "pass" }, { method: "conventional", concedes: null }]) {
    writeFileSync(join(root, replaced, "2025-12-01/audit.json"), JSON.stringify(audit));
    assert.match(
      refused(() => read("different")),
      /2025-12-01: has an audit.json that does not say what its counts concede; build that release again$/,
    );
  }
});

test("a file beside the folders of dates is no release", () => {
  mkdirSync(join(root, replaced), { recursive: true });
  writeFileSync(join(root, replaced, "README"), readFileSync(join(folder, "release.json")));
  assert.equal(read("same"), []);
});

test.run();
