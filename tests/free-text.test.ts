import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { command, freeTextRoot } from "./free-text-root.ts";

// Everything by which somebody might be found, each in a comment of its own, spelt as people spell it.
const planted = [
  "Quentillia",
  "quentillia brackenfold",
  "quentillia.b@example.org",
  "07700 900123",
  "+44 (0)7700 900 456",
  "ZZ99 3WZ",
  "zz993vz",
  "Saint Zygfryd Primary School",
  "zygfryd primary",
  "www.example.org/brackenfold",
];
const about = ["The staff are kind, says", "It is closing too early for", "My child goes with"];
const comments = Array.from(
  { length: 66 },
  (_, n) => `${about[n % 3]} ${planted[n % planted.length]}, twice.`,
);

function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => statSync(join(folder, name)).isFile());
}

/** The files that hold any of the planted words, in whatever case. */
function telling(folder: string): string[] {
  const words = ["quentillia", "brackenfold", "900123", "900 456", "zz99", "zygfryd"];
  return filesIn(folder).filter((name) => {
    const text = readFileSync(join(folder, name)).toString("latin1").toLowerCase();
    return words.some((word) => text.includes(word));
  });
}

const clean = (text: string) => assert.not.match(text, /quentillia|brackenfold|900123|900 456|zz99|zygfryd/i);

test("planted personal data of free text reaches no package, page, log or error, and no file but the coder's own", () => {
  const root = freeTextRoot(comments);
  const built = command("release", "--root", root.folder);
  assert.is(built.status, 0, built.said);
  clean(built.said);
  const coding = ["coding", "clubs/2026", "comment_themes", "--root", root.folder];
  const sheet = command(...coding, "--coder", "coder-a");
  assert.is(sheet.status, 0, sheet.said);
  clean(sheet.said);
  clean(command(...coding, "--json").said);
  assert.equal(telling(root.folder).sort(), [
    "data/private/clubs/2026/coding/comment_themes.coder-a.csv",
    "data/responses/clubs/2026/export.csv",
  ]);
  const file = join(root.folder, "data/private/clubs/2026/coding");
  assert.is(statSync(file).mode & 0o777, 0o700);
  const release = JSON.parse(root.read("data/packages/clubs/2026/release.json"));
  assert.equal(release.codeFrames[0].themes[0].words, ["staff", "leader*", "kind"]);
  const page = root.read("_site/releases/clubs/2026/themes/index.html");
  assert.match(page, /What is said of those who lead a club/);
});

test("a quotation with personal data stops check and build, by its line and word and never by what it says", () => {
  const root = freeTextRoot(comments);
  // Of these only a name in small letters that nobody has heard of cannot be told from a word.
  const quoted = comments.slice(0, planted.length).filter((_, n) => planted[n] !== "quentillia brackenfold");
  const list = quoted.map(
    (text) => `  - {variable: comment_themes, theme: staff, text: ${JSON.stringify(text)}}\n`,
  );
  const path = "data/releases/clubs/2026/quotations.yaml";
  root.put(path, `signed_by: Head of statistics\nsigned_on: 2026-03-01\nquotations:\n${list.join("")}`);
  for (const verb of ["check", "build"]) {
    const { status, said } = command(verb, "clubs/2026", "--root", root.folder);
    assert.is(status, 1, said);
    clean(said);
    const lines = quoted.map((_, index) => 4 + index);
    for (const line of lines)
      assert.match(said, new RegExp(`quotations\\.yaml:${line}: word \\d+ of the quotation`));
  }
  assert.match(
    command("check", "--root", root.folder).said,
    /:5: word 6 of the quotation is an e-mail address/,
  );
  assert.equal(telling(join(root.folder, "methodology")), []);
});

const quotable = Array.from({ length: 66 }, (_, n) =>
  n % 2 === 0 ? "The leaders are kind\nand patient." : "",
);

function quoting(text: string, theme = "staff", settings = ""): string {
  return `signed_by: Head of statistics\nsigned_on: 2026-03-01\n${settings}quotations:\n  - variable: comment_themes\n    theme: ${theme}\n    text: ${text}\n`;
}

test("a quotation is refused unless a used response holds it, has its theme, and shares the theme with enough others", () => {
  const root = freeTextRoot(["It should open later.", "Our class teacher is kind.", ...quotable]);
  const path = "data/releases/clubs/2026/quotations.yaml";
  const cases = {
    [quoting("The leaders are cruel.")]: "no used response holds this quotation",
    [quoting("The leaders are kind and patient.", "hours")]: "the response quoted does not have this theme",
    [quoting("It should open later.", "hours")]: "too few responses have this theme to quote one",
  };
  for (const [text, what] of Object.entries(cases)) {
    root.put(path, text);
    const { status, said } = command("build", "clubs/2026", "--root", root.folder, "--quiet");
    assert.is(status, 1);
    assert.ok(said.startsWith(`${path}:4: ${what}; `), said);
    assert.not.match(said, /cruel|patient|later/);
  }
  root.put(path, quoting("The leaders are kind and patient."));
  const built = command("build", "clubs/2026", "--root", root.folder);
  assert.is(built.status, 0, built.said);
  assert.equal(JSON.parse(root.read("data/packages/clubs/2026/release.json")).quotations, {
    signedBy: "Head of statistics",
    signedOn: "2026-03-01",
    quotations: [{ variable: "comment_themes", theme: "staff", text: "The leaders are kind and patient." }],
  });
});

test("an example of a code frame that stands in a response stops the build", () => {
  const root = freeTextRoot(["Well. THE LEADERS are kind to everybody. Thanks.", ...quotable]);
  const { status, said } = command("build", "clubs/2026", "--root", root.folder, "--quiet");
  assert.is(status, 1);
  assert.is(
    said.trim(),
    'methodology/clubs/code-frames/comment.yaml: an example of the theme "The staff" stands in a response; make one up: examples are published',
  );
});

test.run();
