import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { FinalCodes } from "../../pipeline/code-frame.ts";
import { agreementOf } from "../../pipeline/coding/agreement.ts";
import { countCoding } from "../../pipeline/coding/count-coding.ts";
import { handCodes } from "../../pipeline/coding/final-codes.ts";
import { readSheets } from "../../pipeline/coding/read-sheets.ts";
import { type Sheet, sheetFrom } from "../../pipeline/coding/sheet.ts";
import { textKey } from "../../pipeline/coding/text-key.ts";
import { writeSheet } from "../../pipeline/coding/write-sheet.ts";
import type { TextVariable, ThemesVariable } from "../../pipeline/collection.ts";
import { withDatabase } from "../../pipeline/database.ts";
import { codeFrameOf, codeFrameSchema } from "../../pipeline/definitions/code-frame.ts";
import { parseDefinition } from "../../pipeline/definitions/definition.ts";
import { ingest } from "../../pipeline/ingest.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { validate } from "../../pipeline/validate.ts";
import { collectionOf } from "../collection-fixture.ts";
import { frame as frameYaml } from "../free-text-root.ts";

const read = parseDefinition("comment.yaml", frameYaml, codeFrameSchema);
if (read.definition === null) throw new Error("the frame of the tests has mistakes");
const frame = codeFrameOf(read.definition.spec);

function themes(final: FinalCodes = "agreed", otherwise: "rule" | "nobody" = "rule"): ThemesVariable {
  return {
    type: "multiple",
    name: "said",
    label: "What was said",
    question: null,
    note: null,
    askedOf: null,
    list: {
      name: "comment",
      codes: frame.themes.map(({ code, label }) => ({ code, label, source: [], more: {} })),
    },
    missing: { code: "not-stated", label: "Not stated" },
    unknown: "missing",
    layout: { kind: "themes", of: "comment", frame, final, otherwise },
  };
}

const text: TextVariable = {
  ...{ name: "comment", label: "Comment", question: null, note: null, askedOf: null },
  ...{ type: "text", column: "comment", required: false },
};

const collection = (final?: FinalCodes, otherwise?: "rule" | "nobody") =>
  collectionOf({ variables: [text, themes(final, otherwise)] });

const SEED = "a secret";
const key = (words: string) => textKey(words, SEED);

const words = {
  kind: "The leaders are kind.",
  early: "It closes too early, and the staff go.",
  teacher: "The class teacher is kind.",
  silent: "No theme at all.",
  formula: "=1+1, he said",
};

/** Sheets as coders would have filled them in: what each gave by the text's name. */
function sheetOf(coder: string, given: Partial<Record<keyof typeof words, readonly string[] | null>>): Sheet {
  const rows = Object.entries(words).flatMap(([name, said]) => {
    const codes = Object.entries(given).find(([one]) => one === name)?.[1];
    return codes === undefined ? [] : [[key(said), codes] as const];
  });
  return { coder, blind: true, rows: new Map(rows) };
}

/** Work on the responses of a file, after they were coded by the rule and by the sheets. */
function withResponses<T>(
  sheets: readonly Sheet[],
  work: (db: DuckDBConnection, folder: string) => Promise<T>,
  final?: FinalCodes,
  otherwise?: "rule" | "nobody",
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "coding-"));
  const lines = [...Object.values(words), words.kind, ""].map((said) => `"${said}"`);
  writeFileSync(join(folder, "export.csv"), `comment,x\n${lines.map((line) => `${line},\n`).join("")}`);
  const own = { ...collection(final, otherwise), ignore: ["x"] };
  return withDatabase(async (db) => {
    await ingest(db, own, folder, "responses");
    await validate(db, own, SEED, handCodes(own, new Map([["said", sheets]])));
    return work(db, folder);
  }).finally(() => rmSync(folder, { recursive: true }));
}

async function codesOf(db: DuckDBConnection): Promise<Record<string, string | null>> {
  const sql = `SELECT comment, array_to_string(said, ';') FROM responses WHERE comment IS NOT NULL ORDER BY row_id`;
  const rows = (await db.runAndReadAll(sql)).getRows();
  const names = new Map(Object.entries(words).map(([name, said]) => [said, name]));
  return Object.fromEntries(
    rows.map(([said, codes]) => [names.get(String(said)) ?? "", codes === null ? null : String(codes)]),
  );
}

test("the rule finds whole words and phrases, any ending after *, patterns, and nothing that it must leave out", async () => {
  assert.equal(await withResponses([], codesOf, "rule"), {
    kind: "staff",
    early: "staff;hours",
    teacher: null,
    silent: null,
    formula: null,
  });
});

test("a key is the same in code and in the database, says nothing without the secret, and looks like no number", async () => {
  assert.match(key("x"), /^t[0-9a-f]{16}$/);
  assert.is.not(textKey("x", ""), key("x"));
  await withResponses([], async (db) => {
    const [coding] = await countCoding(db, collection(), new Map(), SEED);
    assert.equal([coding?.texts, coding?.distinct, coding?.byRule, coding?.uncoded], [6, 5, 3, 3]);
  });
});

const a = sheetOf("coder-a", {
  kind: ["staff"],
  early: ["staff", "hours"],
  teacher: [],
  silent: ["other"],
  formula: null,
});
const b = sheetOf("coder-b", { kind: ["staff"], early: ["hours"], teacher: ["other"], silent: null });
const agreed = sheetOf("agreed", { early: ["hours", "other"], teacher: null });

test("`either` takes what some coder gave, `both` what all gave, and what is left goes to the rule", async () => {
  const left = { silent: "other", formula: null };
  assert.equal(await withResponses([a, b], codesOf, "either"), {
    ...{ kind: "staff", early: "staff;hours", teacher: "other" },
    ...left,
  });
  assert.equal(await withResponses([a, b], codesOf, "both"), {
    ...{ kind: "staff", early: "hours", teacher: "" },
    ...{ silent: null, formula: null },
  });
});

test("`agreed` takes what all gave alike, and the agreed sheet where they differ; the rest is the rule's, or nobody's", async () => {
  const other = sheetOf("coder-b", { kind: ["other"], silent: ["other"] });
  assert.equal(await withResponses([a, b, agreed], codesOf, "agreed"), {
    ...{ kind: "staff", early: "hours;other", teacher: null, silent: null, formula: null },
  });
  assert.equal((await withResponses([a, other], codesOf, "agreed"))["kind"], "staff", "by the rule");
  assert.equal((await withResponses([a, other], codesOf, "agreed", "nobody"))["kind"], null);
});

test("coded anew, a record keeps its key, so that its tables are protected as before", async () => {
  const keys = async (db: DuckDBConnection) =>
    (await db.runAndReadAll("SELECT record_key FROM responses ORDER BY row_id")).getRows().map(String);
  const first = await withResponses([a, b, agreed], keys);
  assert.equal(first, await withResponses([], keys));
  assert.equal([first.length, new Set(first).size], [6, 5]);
});

test("what is counted adds up: by hand, by rule and not coded are all who wrote; strays are told", async () => {
  const stray = { ...a, rows: new Map([...a.rows, ["t0000000000000000", ["staff"]]]) };
  const sheets = [stray, b, agreed];
  const counted = await withResponses(sheets, (db) =>
    countCoding(db, collection(), new Map([["said", sheets]]), SEED),
  );
  const { byHand, byRule, uncoded, texts, strays, coders } = counted[0] ?? {};
  assert.equal(
    { byHand, byRule, uncoded, texts, strays, coders },
    {
      ...{ byHand: 3, byRule: 0, uncoded: 3, texts: 6, strays: 1, coders: 2 },
    },
  );
  assert.equal(
    [...(counted[0]?.themes ?? [])],
    [
      ["staff", 2],
      ["hours", 1],
      ["other", 1],
    ],
  );
});

test("agreement is of texts that two people coded, by theme and over whole sets, and names those that differ by key", () => {
  const keys = new Set(Object.values(words).map(key));
  const found = agreementOf(themes(), [a, b, agreed], keys);
  assert.is(found?.texts, 3);
  assert.equal(found?.differ, [key(words.early), key(words.teacher)].sort());
  assert.equal(found?.open, [key(words.teacher)]);
  // Staff: both give it once, A alone once, neither once: agreement 2/3, by chance 4/9, kappa 2/5.
  const [staff, hours, other] = found?.themes ?? [];
  assert.is(staff?.kappa?.toFixed(6), "0.400000");
  assert.equal([hours?.kappa, hours?.alpha], [1, 1]);
  // Other: B alone once; A never, so that kappa is 0 and alpha 1 - 5 x 2 / (36 - 25 - 1) = 0.
  assert.equal([other?.kappa, other?.alpha], [0, 0]);
  assert.is(agreementOf(themes(), [a], keys), null);
});

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.instance(error, UserError);
    return error instanceof Error ? error.message : "";
  }
  return "nothing is refused";
}

test("a sheet keeps keys and themes alone, by code or label, and refuses by line without a word of what a cell says", () => {
  const rows = (...cells: string[][]) => cells.map((each, index) => ({ line: index + 1, cells: each }));
  const header = ["\uFEFFKey", "text", "themes"];
  const good = sheetFrom(
    "s",
    "coder-a",
    rows(header, [key("x"), "words", "Opening hours; STAFF"], [key("y"), "z", " none "], [key("z"), "", ""]),
    themes(),
  );
  assert.equal([...good.rows.values()], [["staff", "hours"], [], null]);
  assert.is(good.blind, true);
  const bad = rows(
    header,
    ["Jo", "w", ""],
    [key("x"), "w", "Jo lives here"],
    [key("y"), "w", ""],
    [key("y"), "w", ""],
  );
  const todo = "write staff, hours, other, with ; between them, or none";
  assert.is(
    refusal(() => sheetFrom("s", "coder-a", bad, themes())),
    [
      "s:2: the key is not one of first-release coding; copy the sheet's own key",
      `s:3: a theme is not in the code frame; ${todo}`,
      "s:5: the key stands here for the second time; keep one row",
    ].join("\n"),
  );
  assert.match(
    refusal(() => sheetFrom("s", "c", rows(["a", "b"]), themes())),
    /^s:1: the sheet has no column "key"/,
  );
});

test("sheets are found by their names beside the responses, and other files are refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "sheets-"));
  mkdirSync(join(folder, "coding"));
  const put = (name: string, content: string) => writeFileSync(join(folder, "coding", name), content);
  put("said.coder-b.csv", `key,suggested,themes\n${key("x")},staff,hours\n`);
  put("said.coder-a.csv", `key,themes\r\n${key("x")},hours\r\n`);
  const found = readSheets(folder, "data", collection()).get("said") ?? [];
  assert.equal(
    found.map(({ coder, blind }) => [coder, blind]),
    [
      ["coder-a", true],
      ["coder-b", false],
    ],
  );
  put("sayd.coder-a.csv", "key,themes\n");
  assert.is(
    refusal(() => readSheets(folder, "data", collection())),
    'data/coding/sayd.coder-a.csv: "sayd" is no themes variable; did you mean "said"?',
  );
  put("notes.csv", "x");
  assert.match(
    refusal(() => readSheets(folder, "data", collection())),
    /notes\.csv: is not named as a coding sheet/,
  );
  rmSync(folder, { recursive: true });
});

test("a sheet is written once, private, without formulas, with what was given before; the agreed one has what differs", async () => {
  await withResponses([], async (db, folder) => {
    const asked = { blind: false, record: folder, where: "private" };
    const wrote = await writeSheet(db, themes(), [a, b], SEED, { ...asked, coder: "coder-a" });
    assert.equal([wrote.rows, wrote.coded], [5, 4]);
    assert.is(statSync(wrote.file).mode & 0o777, 0o600);
    const lines = readFileSync(wrote.file, "utf8").split("\r\n");
    assert.is(lines[0], "key,text,suggested,themes");
    assert.ok(lines.includes(`${key(words.early)},"${words.early}",staff; hours,staff; hours`));
    assert.ok(lines.includes(`${key(words.formula)},"'${words.formula}",,`));
    assert.ok(lines.includes(`${key(words.teacher)},${words.teacher},,none`));
    const settle = await writeSheet(db, themes(), [a, b], SEED, { ...asked, coder: "agreed" });
    const differing = readFileSync(settle.file, "utf8").split("\r\n");
    assert.is(differing[0], "key,text,coder-a,coder-b,themes");
    assert.is(differing.length, 4);
    assert.ok(differing.includes(`${key(words.teacher)},${words.teacher},none,other,`));
    const again = writeSheet(db, themes(), [], SEED, { ...asked, coder: "coder-a" });
    assert.match(
      await again.then(String, String),
      /coder-a\.csv: is there already; finish it, or move it away/,
    );
    assert.ok(existsSync(wrote.file));
  });
});

test.run();
