import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditSuperseded, copySuperseded } from "../../pipeline/build/superseded.ts";

const id = { collection: "views", period: "2024" };
const kept = "data/releases/views/2024/superseded/2024-12-05";
const made: string[] = [];
test.after(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

const sum = (text: string) => createHash("sha256").update(text).digest("hex");
const rows = "time_period,response_count\n2024,240\n";
const published = {
  [`${kept}/by-phase.csv`]: rows,
  [`${kept}/SHA256SUMS`]: `${sum(rows)}  by-phase.csv\n`,
};

/** A root with these files, and the folder of the package in it. */
function rootWith(files: Readonly<Record<string, string>>): { root: string; folder: string } {
  const root = mkdtempSync(join(tmpdir(), "first-release-superseded-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, folder: join(root, "data/packages/views/2024") };
}

function copied(files: Readonly<Record<string, string>>) {
  const place = rootWith(files);
  copySuperseded(place.root, id, place.folder);
  return place;
}

test("a version that was replaced lies in the package by the day, to the byte", () => {
  const { folder } = copied(published);
  const copy = join(folder, "superseded/2024-12-05");
  assert.equal(readdirSync(copy).sort(), ["SHA256SUMS", "by-phase.csv"]);
  assert.is(readFileSync(join(copy, "by-phase.csv"), "utf8"), rows);
});

test("a release without corrections has no such folder", () => {
  const { folder } = copied({ "data/releases/views/2024/release.yaml": "title: x\n" });
  assert.not.ok(existsSync(join(folder, "superseded")));
});

test("only what was published is copied: a note beside it and an older version inside it stay", () => {
  const { folder } = copied({
    ...published,
    [`${kept}/note.txt`]: "Telephoned the school.",
    [`${kept}/superseded/2024-11-25/by-phase.csv`]: rows,
  });
  assert.equal(readdirSync(join(folder, "superseded/2024-12-05")).sort(), ["SHA256SUMS", "by-phase.csv"]);
});

const refused = /by-phase\.csv: is not the file that was published; copy the package as it was published/;

test("a version with a changed number is refused, and one with a file too few", () => {
  const changed = { ...published, [`${kept}/by-phase.csv`]: rows.replace("240", "245") };
  assert.throws(() => copied(changed), refused);
  assert.throws(() => copied({ [`${kept}/SHA256SUMS`]: `${sum(rows)}  by-phase.csv\n` }), refused);
  assert.throws(() => copied({ [`${kept}/by-phase.csv`]: rows }), /2024-12-05\/SHA256SUMS: is not the file/);
});

test("checksums that name a path lead nowhere", () => {
  const path = "../../../../../responses/views/2024/answers.csv";
  const sums = `${sum(rows)}  by-phase.csv\n${sum("secret")}  ${path}\n`;
  const { root } = copied({
    ...published,
    [`${kept}/SHA256SUMS`]: sums,
    "data/responses/views/2024/answers.csv": "secret",
  });
  const files = readdirSync(join(root, "data/packages"), { recursive: true, encoding: "utf8" });
  assert.not.ok(files.some((file) => file.endsWith("answers.csv")));
});

test("the audit of a package that stands finds a copy that was changed, and one that is missing", () => {
  const { root, folder } = copied(published);
  auditSuperseded(root, id, folder);
  const file = join(folder, "superseded/2024-12-05/by-phase.csv");
  const wrong = /^data\/packages\/views\/2024\/superseded\/2024-12-05\/by-phase\.csv: is not the file/;
  writeFileSync(file, rows.replace("240", "245"));
  assert.throws(() => auditSuperseded(root, id, folder), wrong);
  rmSync(file);
  assert.throws(() => auditSuperseded(root, id, folder), wrong);
});

test.run();
