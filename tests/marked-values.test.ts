import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";

// A respondent's value must never be said: each case puts this mark into a response on the way to one error (or to
// none), and looks for it in everything that the run said or left outside the private folder.
const MARK = "ZQX7MARK";

type Case = { name: string; exit: 0 | 1; change: (root: string) => void };

const responses = (root: string) => join(root, "data/responses/clubs/2026/export.csv");
const collection = (root: string) => join(root, "methodology/clubs/collection.yaml");
const golden = readFileSync("tests/golden/small-survey/in/data/responses/clubs/2026/export.csv", "utf8");

function put(file: string, edit: (text: string) => string | Buffer): void {
  writeFileSync(file, edit(readFileSync(file, "utf8")));
}

/** Enough bad rows to pass the limit, each with the mark in the column named. */
function marked(column: number, value = MARK): string {
  const row = (n: number) => {
    const cells = [`m${n}`, "parent", "London", "agree", "agree", "sport", "40", "", ""];
    cells[column] = value;
    return cells.join(",");
  };
  return `${golden}${Array.from({ length: 30 }, (_, n) => row(n)).join("\n")}\n`;
}

const columns: Readonly<Record<string, number>> = {
  role: 1,
  region: 2,
  q_safe: 3,
  q_fun: 4,
  clubs: 5,
  age: 6,
};

const cases: Case[] = [
  {
    name: "free text and identifiers, in a build that passes",
    exit: 0,
    change: (root) =>
      put(responses(root), (text) => text.replaceAll("someone@example.org", MARK).replaceAll("It is", MARK)),
  },
  ...Object.entries(columns).map(
    ([name, column]): Case => ({
      name: `a value outside what "${name}" takes, over the limit`,
      exit: 1,
      change: (root) => put(responses(root), () => marked(column)),
    }),
  ),
  {
    name: "a few values set aside under the limit",
    exit: 0,
    change: (root) => put(responses(root), (text) => `${text}m1,${MARK},London,agree,agree,sport,40,,\n`),
  },
  {
    name: "a duplicate id",
    exit: 1,
    change: (root) => put(responses(root), () => marked(0)),
  },
  {
    name: "ragged lines over the limit",
    exit: 1,
    change: (root) => put(responses(root), (text) => `${text}${`${MARK},${MARK}\n`.repeat(30)}`),
  },
  {
    name: "an unclosed quote",
    exit: 1,
    change: (root) => put(responses(root), (text) => `${text}m1,"${MARK},London\nm2,parent,London\n`),
  },
  {
    name: "a NUL byte",
    exit: 1,
    change: (root) => put(responses(root), (text) => `${text}m1,${MARK}\0,London,agree,agree,sport,40,,\n`),
  },
  {
    name: "a wrong encoding",
    exit: 1,
    change: (root) =>
      put(responses(root), (text) => Buffer.from(`${text}m1,${MARK}\u00e9,London\n`, "latin1")),
  },
  {
    name: "text that is no gzip",
    exit: 1,
    change: (root) =>
      put(`${responses(root)}`, (text) => text + MARK) ?? writeFileSync(`${responses(root)}.gz`, MARK),
  },
  {
    name: "a gzip cut short",
    exit: 1,
    change: (root) => {
      writeFileSync(`${responses(root)}.gz`, gzipSync(`${golden}${MARK}`).subarray(0, 200));
      rmSync(responses(root));
    },
  },
  {
    name: "a workbook that is none",
    exit: 1,
    change: (root) => writeFileSync(join(root, "data/responses/clubs/2026/more.xlsx"), MARK),
  },
  {
    name: "a Parquet file that is none",
    exit: 1,
    change: (root) => writeFileSync(join(root, "data/responses/clubs/2026/more.parquet"), MARK),
  },
  {
    name: "a derived variable whose SQL fails on a value",
    exit: 1,
    change: (root) => {
      put(responses(root), (text) => text.replaceAll("It is", MARK));
      put(
        collection(root),
        (text) =>
          `${text}derived:\n  shoe: {label: Shoe, number: {decimals: 0}, sql: "cast(comment as integer)"}\n`,
      );
    },
  },
  {
    name: "a universe whose SQL fails on a value",
    exit: 1,
    change: (root) => {
      put(responses(root), (text) => text.replaceAll("It is", MARK));
      put(collection(root), (text) =>
        text.replace("kind: survey", 'kind: survey\nuniverse: "cast(comment as integer) > 1"'),
      );
    },
  },
  {
    name: "an answer whose approval does not fit",
    exit: 1,
    change: (root) => {
      put(responses(root), (text) =>
        text.replace("r001,parent", "r001,staff").replace(",56,,", `,56,${MARK},`),
      );
      put(collection(root), (text) =>
        text.replace("kind: survey", "kind: survey\norganisation: \"role = 'staff'\""),
      );
      writeFileSync(
        join(root, "data/releases/clubs/2026/approval.yaml"),
        `signed_by: Head of statistics\nsigned_on: 2026-03-01\norganisations:\n  - response: r001\n    name: Example Trust\n    answers: {comment: "${"0".repeat(64)}"}\n`,
      );
    },
  },
];

function filesOutsidePrivate(root: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  return names.filter(
    (name) => !/^data\/(private|responses)\//.test(name) && statSync(join(root, name)).isFile(),
  );
}

for (const { name, exit, change } of cases) {
  test(`nothing is told of a response: ${name}`, () => {
    const root = mkdtempSync(join(tmpdir(), "first-release-"));
    mkdirSync(root, { recursive: true });
    cpSync("tests/golden/small-survey/in", root, { recursive: true });
    change(root);
    const run = spawnSync(process.execPath, ["pipeline/first-release.mjs", "build", "--root", root], {
      encoding: "utf8",
    });
    assert.is(run.status, exit, run.stderr);
    assert.not.match(run.stdout + run.stderr, MARK);
    for (const file of filesOutsidePrivate(root))
      assert.not.ok(readFileSync(join(root, file)).includes(MARK), file);
    const written = filesOutsidePrivate(root).filter((file) => file.startsWith("data/packages/"));
    if (exit === 1) assert.equal(written, [], "nothing is half written");
    rmSync(root, { recursive: true });
  });
}

test.run();
