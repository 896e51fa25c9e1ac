import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditSite, refuseFindings } from "../pipeline/build/site-audit.ts";
import { auditReleases, type BuildPlaces, buildReleases } from "../pipeline/build.ts";
import { explain } from "../pipeline/cli/explain.ts";
import { silent } from "../pipeline/progress.ts";
import { buildSite } from "../pipeline/site.ts";
import { UserError } from "../pipeline/user-error.ts";

const clubs = { collection: "clubs", period: "2026" };
const root = mkdtempSync(join(tmpdir(), "first-release-"));
const packages = join(root, "data/packages");
const places: BuildPlaces = { root, responses: null, private: null, asOf: null, progress: silent };

test.before(async () => {
  cpSync("tests/golden/small-survey/in", root, { recursive: true });
  await buildReleases(places, []);
  await buildSite({ root, out: join(root, "_site") });
});
test.after(() => rmSync(root, { recursive: true }));

async function refused(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "nothing was refused";
}

/** Every place in a text where a number stands, with the text in which it is one more. */
function numbersPlusOne(text: string): { number: string; changed: string }[] {
  return [...text.matchAll(/(?<![\w.#&-])\d+(?![\w.-])/g)].map((match) => ({
    number: match[0],
    changed: `${text.slice(0, match.index)}${Number(match[0]) + 1}${text.slice(match.index + match[0].length)}`,
  }));
}

async function withChanged<T>(file: string, text: string, work: () => Promise<T>): Promise<T> {
  const before = readFileSync(file);
  writeFileSync(file, text);
  try {
    return await work();
  } finally {
    writeFileSync(file, before);
  }
}

const verdict = async () => (await auditReleases(places, [clubs]))[0]?.outcome.file.verdict;

test("a build of all on top of an earlier one gives the same bytes", async () => {
  const files = () => {
    const entries = readdirSync(packages, { recursive: true, encoding: "utf8" }).sort();
    const names = entries.filter((name) => statSync(join(packages, name)).isFile());
    return new Map(names.map((name) => [name, readFileSync(join(packages, name), "latin1")]));
  };
  const before = files();
  assert.ok(before.has("publication.json") && before.size > 20);
  await buildReleases(places, []);
  assert.equal(files(), before);
});

test("a standing package passes its audit against the responses", async () => {
  assert.is(await verdict(), "pass");
});

test("a number that is one more in any file of a standing package fails its audit", async () => {
  for (const file of [
    "views.csv",
    "take-up.csv",
    "release.json",
    "quality.json",
    "commentary.md",
    "audit.json",
  ]) {
    const path = join(packages, "clubs/2026", file);
    const changes = numbersPlusOne(readFileSync(path, "utf8"));
    assert.ok(changes.length > 0, file);
    for (const at of [0, Math.floor(changes.length / 2), changes.length - 1]) {
      const { number, changed } = changes[at]!;
      assert.is(await withChanged(path, changed, verdict), "fail", `${file}: ${number}`);
    }
  }
});

test("a figure on a page that is one more, or a download that differs, keeps the site from taking its place", async () => {
  const out = join(root, "_site2");
  const plant = (page: string) => (pages: string) => {
    const file = join(pages, page);
    const text = readFileSync(file, "utf8");
    const cell = /(data-cell="views\|[^>]*>)(\d+)/;
    writeFileSync(
      file,
      cell.test(text) ? text.replace(cell, (_, tag, n) => `${tag}${Number(n) + 1}`) : `${text} `,
    );
    return auditSite(pages, packages).then(refuseFindings);
  };
  const landing = await refused(() => buildSite({ root, out }, plant("releases/clubs/2026/index.html")));
  assert.match(landing, /^releases\/clubs\/2026\/index\.html: .*; build it again/);
  const download = await refused(() => buildSite({ root, out }, plant("releases/clubs/2026/data/views.csv")));
  assert.ok(
    download
      .split("\n")
      .includes(
        "releases/clubs/2026/data/views.csv: is not the file of the package; build it again, and report a fault of First Release if it stays",
      ),
  );
  assert.not.ok(existsSync(out));
});

test("an untouched site has no findings", async () => {
  assert.equal(await auditSite(join(root, "_site"), packages), []);
});

test("the private folder holds exact counts, the rows set aside without values, and the audit's record", () => {
  const folder = join(root, "data/private/clubs/2026");
  assert.equal(readdirSync(folder).sort(), ["audit.json", "quality.json", "set-aside.csv"]);
  assert.equal(JSON.parse(readFileSync(join(folder, "quality.json"), "utf8")), {
    read: 65,
    used: 60,
    setAside: {
      "malformed line": 1,
      "missing required": 1,
      "unknown code": 1,
      "out of range": 1,
      duplicate: 1,
      "wrong universe": 0,
    },
  });
  assert.is(
    readFileSync(join(folder, "set-aside.csv"), "utf8"),
    [
      "source_file,source_row,reason,column",
      "export.csv,61,duplicate,response",
      "export.csv,62,unknown code,role",
      "export.csv,63,malformed line,",
      "export.csv,64,missing required,region",
      "export.csv,65,out of range,age",
      "",
    ].join("\n"),
  );
  if (process.platform !== "win32") assert.is(statSync(folder).mode & 0o777, 0o700);
});

test("a build that is refused leaves the last good package as it was", async () => {
  const release = join(root, "data/releases/clubs/2026/commentary.md");
  const before = readFileSync(join(packages, "clubs/2026/commentary.md"));
  const message = await withChanged(release, "## What people said\n\nTwo thirds agree.\n", () =>
    refused(() => buildReleases(places, [clubs])),
  );
  assert.match(message, /^data\/releases\/clubs\/2026\/commentary\.md:3: .*; /);
  assert.equal(readFileSync(join(packages, "clubs/2026/commentary.md")), before);
  assert.equal(readdirSync(join(packages, "clubs")), ["2026"]);
});

test("a sentence that quotes a suppressed cell stops the build", async () => {
  const release = join(root, "data/releases/clubs/2026/commentary.md");
  const text = '## Roles\n\n{{ figure("roles", geography="E12000001", role="pupil") }} pupils answered.\n';
  const message = await withChanged(release, text, () => refused(() => buildReleases(places, [clubs])));
  assert.match(
    message,
    /commentary\.md:3: the cell geography=E12000001;role=pupil of table "roles" is not published/,
  );
});

test("a rate divides published responses by the other collection's count", () => {
  const csv = readFileSync(join(packages, "clubs/2026/take-up.csv"), "utf8");
  // 60 respondents for 300 + 500 places, 15 for 300 and 45 for 500, each per 100 places.
  assert.equal(
    csv
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(-2)),
    [
      ["60", "7.5"],
      ["15", "5"],
      ["45", "9"],
    ],
  );
});

test("explain tells the SQL, base, weight and rules of a figure, and no response", async () => {
  const { text, base, weight, rules } = await explain(root, clubs, "views", [
    "views=safe",
    "views_answer=agree",
  ]);
  assert.match(text, /SELECT \*\nFROM|SELECT \*\n {2}FROM/);
  assert.match(text, /views = 'safe'|"views" = 'safe'/);
  assert.ok(base.length > 0 && weight.length > 0 && rules.length > 0);
  assert.is(
    await refused(() => explain(root, clubs, "veiws", [])),
    'explain: the release has no table "veiws"; did you mean "views"?',
  );
});

test("what a stopped build left half written is on no page and in no audit", async () => {
  const [left, out] = [join(packages, "clubs/2025.partial"), join(root, "half")];
  cpSync(join(packages, "clubs/2026"), left, { recursive: true });
  rmSync(join(left, "audit.json"));
  try {
    await buildSite({ root, out });
    assert.equal(await auditSite(out, packages), []);
    const there = ["2026", "card.png", "card.svg", "feed.xml", "index.html", "latest"];
    assert.equal(readdirSync(join(out, "releases/clubs")).sort(), there);
  } finally {
    for (const folder of [left, out]) rmSync(folder, { recursive: true });
  }
});

test.run();
