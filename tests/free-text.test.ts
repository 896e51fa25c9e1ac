import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { handCodes } from "../pipeline/coding/final-codes.ts";
import { noSheets } from "../pipeline/coding/read-sheets.ts";
import { withDatabase } from "../pipeline/database.ts";
import { loadRelease } from "../pipeline/definitions/load.ts";
import { ingest } from "../pipeline/ingest.ts";
import { auditPages } from "../pipeline/page-audit.ts";
import { approvedQuotations, refuseBorrowedExamples } from "../pipeline/quotations.ts";
import { UserError } from "../pipeline/user-error.ts";
import { validate } from "../pipeline/validate.ts";
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

const path = "data/releases/clubs/2026/quotations.yaml";

function listOf(quotations: readonly string[], theme = "staff"): string {
  const items = quotations.map(
    (text) => `  - {variable: comment_themes, theme: ${theme}, text: ${JSON.stringify(text)}}\n`,
  );
  return `signed_by: Head of statistics\nsigned_on: 2026-03-01\nquotations:\n${items.join("")}`;
}

test("planted personal data of free text reaches no package, page, log or error, and no file but the coder's own", async () => {
  const root = freeTextRoot(comments);
  root.put(path, listOf(["The staff are kind"]));
  const built = command("release", "--root", root.folder);
  assert.is(built.status, 0, built.said);
  clean(built.said);
  const coding = ["coding", "clubs/2026", "comment_themes", "--root", root.folder];
  const sheet = command(...coding, "--coder", "coder-a");
  assert.is(sheet.status, 0, sheet.said);
  clean(sheet.said);
  assert.match(sheet.said, /wrote .*comment_themes\.coder-a\.csv: (2[0-9]|3[0-9]) texts, 0 coded before/);
  assert.equal(telling(root.folder).sort(), [
    "data/private/clubs/2026/coding/comment_themes.coder-a.csv",
    "data/responses/clubs/2026/export.csv",
  ]);
  assert.is(statSync(join(root.folder, "data/private/clubs/2026/coding")).mode & 0o777, 0o700);
  const release = JSON.parse(root.read("data/packages/clubs/2026/release.json"));
  assert.equal(release.codeFrames[0].themes[0].words, ["staff", "leader*", "kind"]);
  assert.equal(release.quotations, {
    signedBy: "Head of statistics",
    signedOn: "2026-03-01",
    quotations: [{ variable: "comment_themes", theme: "staff", text: "The staff are kind" }],
  });
  assert.match(
    root.read("_site/releases/clubs/2026/themes/index.html"),
    /What is said of those who lead a club/,
  );
  assert.match(root.read("_site/releases/clubs/2026/index.html"), /“The staff are kind”/);
  await plantFaults(root);
});

/** A count of coding that somebody changed is found on the page, and a quotation that nobody signed in the package. */
async function plantFaults(root: ReturnType<typeof freeTextRoot>): Promise<void> {
  const page = "_site/releases/clubs/2026/quality/index.html";
  const shown = 'data-count="quality:coding:comment_themes:texts">';
  root.put(page, root.read(page).replace(new RegExp(`${shown}\\d+`), `${shown}61`));
  const packages = join(root.folder, "data/packages");
  assert.equal(
    (await auditPages(join(root.folder, "_site"), packages)).map((one) => one.page),
    ["releases/clubs/2026/quality/index.html"],
  );
  const file = "data/packages/clubs/2026/release.json";
  root.put(file, root.read(file).replace("The staff are kind", "The staff are cruel"));
  const { status, said } = command("audit", "clubs/2026", "--root", root.folder, "--quiet");
  assert.is(status, 1);
  assert.match(said, /release\.json: quotations\.quotations\.0\.text/);
}

test("a quotation with personal data stops check and build, by its line and word and never by what it says", () => {
  const root = freeTextRoot(comments);
  // Of these only a name in small letters that nobody has heard of cannot be told from a word.
  const quoted = comments.slice(0, planted.length).filter((_, n) => planted[n] !== "quentillia brackenfold");
  root.put(path, listOf(quoted));
  for (const verb of ["check", "build"]) {
    const { status, said } = command(verb, "clubs/2026", "--root", root.folder);
    assert.is(status, 1, said);
    clean(said);
    for (const [index] of quoted.entries())
      assert.match(said, new RegExp(`quotations\\.yaml:${4 + index}: word \\d+ of the quotation`));
    assert.match(
      said,
      /:5: word 5 of the quotation is an e-mail address or a handle; leave the quotation out/,
    );
  }
});

/** What is said of a list of quotations, with the responses in a database. */
async function refusals(comments: readonly string[], lists: readonly string[]): Promise<string[]> {
  const root = freeTextRoot(comments);
  const id = { collection: "clubs", period: "2026" };
  const { collection } = await loadRelease(root.folder, id);
  return withDatabase(async (db) => {
    await ingest(db, collection, join(root.folder, "data/responses/clubs/2026"), "responses");
    await validate(db, collection, "", handCodes(collection, noSheets));
    const said: string[] = [];
    for (const list of lists) {
      root.put(path, list);
      const { quotations } = await loadRelease(root.folder, id);
      const work = approvedQuotations(db, collection, quotations, 5);
      said.push(await work.then(() => "approved", messageOf));
    }
    said.push(await refuseBorrowedExamples(db, collection).then(() => "no example is borrowed", messageOf));
    return said;
  });
}

function messageOf(error: unknown): string {
  assert.instance(error, UserError);
  return String(error instanceof Error ? error.message : error);
}

const quotable = Array.from({ length: 62 }, (_, n) =>
  n % 2 === 0 ? "The leaders are kind\nand patient." : "",
);

test("a quotation must stand in a used response that has its theme, and the theme in enough of them", async () => {
  const given = ["It should open later.", "Our class teacher is kind.", ...quotable];
  const kind = "The leaders are kind and patient.";
  const lists = [
    listOf(["The leaders are cruel."]),
    listOf([kind], "hours"),
    listOf(["It should open later."], "hours"),
  ];
  assert.equal(await refusals(given, [...lists, listOf([kind])]), [
    `${path}:4: no used response holds this quotation; quote word for word what was written under this question, or leave it out`,
    `${path}:4: the response quoted does not have this theme; quote it under a theme that it has`,
    `${path}:4: too few responses have this theme to quote one; leave the quotation out`,
    "approved",
    "no example is borrowed",
  ]);
});

test("an example of a code frame that stands in a response is refused, and not said", async () => {
  assert.equal(await refusals(["Well. THE LEADERS are kind  to everybody. Thanks.", ...quotable], []), [
    'methodology/clubs/code-frames/comment.yaml: an example of the theme "The staff" stands in a response; make one up: examples are published',
  ]);
});

test.run();
