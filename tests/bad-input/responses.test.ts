import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { withDatabase } from "../../pipeline/database.ts";
import { ingest } from "../../pipeline/ingest.ts";
import { UserError } from "../../pipeline/user-error.ts";
import {
  codeVar,
  collectionOf,
  type Files,
  numberVar,
  refusal,
  where,
  withFolder,
} from "../collection-fixture.ts";

const collection = collectionOf({ identifiers: ["email"], variables: [codeVar("role"), numberVar("age")] });
const file = `${where}/a.csv`;
const said = (content: string | Uint8Array) => refusal(collection, { "a.csv": content });

const [utf16, windows1252] = (["utf-16", "windows-1252"] as const).map((encoding) => ({
  ...collection,
  source: { ...collection.source, encoding },
}));

test("a NUL byte is refused with its line", async () => {
  assert.is(
    await said("role,age\na,1\nb\0,2\n"),
    `${file}:3: holds a NUL byte; export the file again as text`,
  );
});

test("an unclosed quote is refused with the line where it opened, near the end or far from it", async () => {
  const message = `${file}:3: a quote opens here and never closes; close it, or write a quote in a text as two`;
  assert.is(await said('role,age\na,1\n"b,2\nc,3\nd,4\n'), message);
  assert.is(await said(`role,age\na,1\n"b,2\n${"c,3\n".repeat(5_000_000)}`), message);
});

test("an unclosed quote that a later quote closes is refused too, so that no line is lost in a broken one", async () => {
  const message =
    /^[^\n]*a\.csv:3: a quote opens here and closes on another line, and what it makes is not a whole record; /;
  assert.match(await said('role,age\na,1\n"b,2\nc,3\n"d",4\n'), message);
  assert.match(await said('role,age\na,1\n"b,2\nc,"\n'), message);
});

test("bytes outside the declared encoding are refused with their line", async () => {
  const bytes = Buffer.from("role,age\na,1\ncaf\xe9,2\n", "latin1");
  assert.is(
    await said(bytes),
    `${file}:3: is not in utf-8; set source.encoding to utf-8, utf-16 or windows-1252, whichever it is`,
  );
  assert.match(
    await refusal(windows1252!, { "a.csv": Buffer.from("role,age\n\x81,2\n", "latin1") }),
    /a\.csv:2: is not in windows-1252/,
  );
  assert.match(
    await refusal(windows1252!, { "a.csv": "\ufeffrole,age\na,2\n" }),
    /a\.csv:1: is not in windows-1252/,
  );
  assert.match(
    await refusal(utf16!, { "a.csv": Buffer.from([0x61, 0, 0, 0xd8, 0x61, 0]) }),
    /is not in utf-16/,
  );
});

test("a UTF-8 character cut by the end of the file is refused, and one cut by a chunk is not", async () => {
  assert.match(await said(Buffer.from("role,age\na,1\nb,\xe2\x82", "latin1")), /a\.csv:3: is not in utf-8/);
  const pad = "x".repeat((1 << 20) - "role,age\n".length - 1);
  await withFolder({ "a.csv": `role,age\n${pad}€,1\n` }, (folder) =>
    withDatabase(async (db) => assert.is((await ingest(db, collection, folder, where)).rows, 1)),
  );
});

test("UTF-16 where UTF-8 was declared is named for what it is", async () => {
  assert.is(
    await said(Buffer.from("\ufeffrole,age\na,1\n", "utf16le")),
    `${file}: is in UTF-16; set source.encoding to utf-16`,
  );
});

test("an empty file and one with only a header are refused", async () => {
  for (const empty of ["", "\ufeff", "\n\n"]) {
    assert.is(await said(empty), `${file}: is empty; export it again, or take it away`);
  }
  assert.is(
    await said("role,age\n"),
    `${file}: has a header and no responses; export it again, or take it away`,
  );
  assert.is(
    await said("role,age"),
    `${file}: has a header and no responses; export it again, or take it away`,
  );
});

test("an unknown column is refused with the nearest name", async () => {
  assert.is(
    await said("rol,age\na,1\n"),
    `${file}:1: unknown column "rol"; did you mean "role"? Otherwise name it in a variable, or under identifiers or ignore`,
  );
});

test("a needed column that no file has is refused with its variable", async () => {
  const one = await refusal(collection, { "a.csv": "age\n1\n", "b.csv": "age\n2\n" });
  assert.is(
    one,
    `${where}: no file has the column "role" of the variable "role"; correct the variable's column in collection.yaml, or say to which periods it belongs (from, to)`,
  );
});

test("a variable that needs a column of the identifiers is refused, and the column is not read", async () => {
  const both = { ...collection, identifiers: ["role"] };
  assert.match(
    await refusal(both, { "a.csv": "role,age\na,1\n" }),
    /the column "role" of the variable "role"; take it out of the identifiers/,
  );
});

test("a column that is there twice is refused", async () => {
  assert.is(
    await said("role,age,role\na,1,b\n"),
    `${file}:1: has the column "role" twice; rename one of them, or take it out`,
  );
});

test("a file without its header is refused without quoting the answers in its first row", async () => {
  const message = await said("SECRET-7f3a,12\nSECRET-7f3b,13\n");
  assert.match(message, /a\.csv:1: the first row names none of the columns/);
  assert.not.match(message, /SECRET/);
});

test("a two-row header that is only one does not bring the first answers into the message", async () => {
  const survey = { ...collection, source: { ...collection.source, headers: "surveymonkey" as const } };
  const message = await refusal(survey, { "a.csv": "role,age,other\n,SECRET-7f3a,SECRET-7f3b\nx,1,2\n" });
  assert.match(message, /a\.csv:1: unknown column column 2 \(question "age"\)/);
  assert.not.match(message, /SECRET/);
});

test("no file at all is refused with the folder's name, and so is a folder that is not there", async () => {
  assert.match(
    await refusal(collection, {}),
    /^data\/responses\/parents\/2024: holds no file of responses; put /,
  );
  await withDatabase(async (db) => {
    await ingest(db, collection, "/nowhere/at/all", where).then(
      () => assert.unreachable(),
      (error) => assert.match(error.message, /^data\/responses\/parents\/2024: holds no file/),
    );
  });
  const pattern = { ...collection, source: { ...collection.source, files: "*.tsv" } };
  assert.match(await refusal(pattern, { "a.csv": "role\na\n" }), /holds no file that matches "\*\.tsv"/);
});

test("a file of another kind is refused", async () => {
  assert.match(
    await refusal(collection, { "a.xls": "x" }),
    /a\.xls: is of a kind that cannot be read; save it as \.csv/,
  );
});

test("broken gzip, Parquet and archives are refused without a quotation", async () => {
  const broken: Files[] = [
    { "a.csv.gz": "SECRET-7f3a" },
    { "a.csv.gz": gzipSync("role,age\nSECRET-7f3a,1\n".repeat(9999)).subarray(0, 60) },
    { "a.parquet": "SECRET-7f3a" },
    { "a.ods": "SECRET-7f3a" },
  ];
  for (const files of broken) {
    const message = await refusal(collection, files);
    assert.match(message, /^data\/responses\/parents\/2024\/a\.[^;\n]+; [^\n]+$/);
    assert.not.match(message, /SECRET/);
  }
});

test("one line of 1 GB is refused at once and in bounded memory", async () => {
  await withFolder({}, async (folder) => {
    const big = openSync(join(folder, "a.csv"), "w");
    writeSync(big, "role,age\n");
    const piece = "x".repeat(1 << 20);
    for (let i = 0; i < 40; i++) writeSync(big, piece);
    ftruncateSync(big, 2 ** 30);
    closeSync(big);
    const before = process.memoryUsage.rss();
    const message = await withDatabase((db) => ingest(db, collection, folder, where)).catch((error) => error);
    assert.instance(message, UserError);
    assert.is(
      message.message,
      `${file}:2: has a line over 16 MiB; check that the file has line ends and is really delimited text`,
    );
    assert.ok(process.memoryUsage.rss() - before < 300e6);
  });
});

test("a small gzip that unpacks to one line of 1 GB is refused as well", async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from("role,age\n"), Buffer.alloc(64 << 20, "x")]), {
    level: 9,
  });
  assert.match(await refusal(collection, { "a.csv.gz": bomb }), /a\.csv\.gz:2: has a line over 16 MiB/);
});

test.run();
