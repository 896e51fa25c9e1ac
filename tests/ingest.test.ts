import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { withDatabase } from "../pipeline/database.ts";
import { ingest } from "../pipeline/ingest.ts";
import {
  codeVar,
  collectionOf,
  ingested,
  multipleVar,
  numberVar,
  rawRows,
  refusal,
  textVar,
  where,
  withFolder,
} from "./collection-fixture.ts";

const two = collectionOf({ variables: [codeVar("role"), numberVar("age")] });
const expected = [
  ["parent", "41"],
  ["café £5", "7"],
];
const csv = "role,age\nparent,41\ncafé £5,7\n";

function utf16(text: string, bigEndian = false): Buffer {
  const little = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? little.swap16() : little;
}

test("a CSV in UTF-8 is read, with or without a byte order mark", async () => {
  assert.equal(await rawRows(two, { "a.csv": csv }), expected);
  assert.equal(await rawRows(two, { "a.csv": `\ufeff${csv}` }), expected);
});

test("a CSV in UTF-16 is read, of either byte order, and without a mark as little-endian", async () => {
  const collection = { ...two, source: { ...two.source, encoding: "utf-16" as const } };
  assert.equal(await rawRows(collection, { "a.csv": utf16(csv) }), expected);
  assert.equal(await rawRows(collection, { "a.csv": utf16(csv, true) }), expected);
  assert.equal(await rawRows(collection, { "a.csv": utf16(csv).subarray(2) }), expected);
});

test("a CSV in Windows-1252 is read, with its own characters between 0x80 and 0x9F", async () => {
  const collection = { ...two, source: { ...two.source, encoding: "windows-1252" as const } };
  const bytes = Buffer.concat([
    Buffer.from('role,age\n"it', "latin1"),
    Buffer.from([0x92]),
    Buffer.from("s caf\xe9 ", "latin1"),
    Buffer.from([0x80]),
    Buffer.from('5",7\n'),
  ]);
  assert.equal(await rawRows(collection, { "a.csv": bytes }), [["it’s café €5", "7"]]);
});

test("gzip is read in each encoding", async () => {
  assert.equal(await rawRows(two, { "a.csv.gz": gzipSync(csv) }), expected);
  const collection = { ...two, source: { ...two.source, encoding: "utf-16" as const } };
  assert.equal(await rawRows(collection, { "a.csv.gz": gzipSync(utf16(csv)) }), expected);
});

test("a TSV and a TXT are read by tabs, and any text by the declared delimiter", async () => {
  assert.equal(await rawRows(two, { "a.tsv": csv.replaceAll(",", "\t") }), expected);
  assert.equal(await rawRows(two, { "a.txt": csv.replaceAll(",", "\t") }), expected);
  const collection = { ...two, source: { ...two.source, delimiter: "semicolon" as const } };
  assert.equal(await rawRows(collection, { "a.csv": csv.replaceAll(",", ";") }), expected);
});

test("line ends may be LF, CRLF, CR or mixed, and the last may be absent", async () => {
  for (const end of ["\r\n", "\r", "\n"]) {
    assert.equal(await rawRows(two, { "a.csv": csv.replaceAll("\n", end) }), expected);
    assert.equal(await rawRows(two, { "a.csv": csv.trimEnd().replaceAll("\n", end) }), expected);
  }
  assert.equal(await rawRows(two, { "a.csv": "role,age\r\nparent,41\ncafé £5,7\r\n" }), expected);
});

test("quoted fields keep delimiters, quotes and line ends; an empty line is not a record", async () => {
  const quoted = 'role,age\n"a, ""b""\nc",1\n\n  "d" , 2\n5" e,3\n';
  const rows = await rawRows(two, { "a.csv": quoted });
  assert.equal(
    rows.map(([role]) => role),
    ['a, "b"\nc', "d", '5" e'],
  );
});

test("DuckDB reads what it can, with broken lines or not; JavaScript reads the rest", async () => {
  const reader = (collection: typeof two, file: string, content: string | Uint8Array) =>
    withFolder({ [file]: content }, (folder) =>
      withDatabase(async (db) => (await ingest(db, collection, folder, where)).files[0]?.reader),
    );
  assert.is(await reader(two, "a.csv", csv), "duckdb");
  assert.is(await reader(two, "a.csv", csv.replaceAll("\n", "\r\n")), "duckdb");
  assert.is(await reader(two, "a.csv.gz", gzipSync(csv)), "duckdb");
  assert.is(await reader(two, "a [1]*.csv", `${csv}a,1,1\nb\n`), "duckdb");
  assert.is(await reader(two, "a.csv", csv.replace("\n", "\r\n")), "stream");
  const encoded = { ...two, source: { ...two.source, encoding: "windows-1252" as const } };
  assert.is(await reader(encoded, "a.csv", Buffer.from(csv, "latin1")), "stream");
});

test("a formula in free text is just text", async () => {
  const collection = collectionOf({ variables: [textVar("remark")] });
  const formula = "=cmd|' /C calc'!A0";
  assert.equal(await rawRows(collection, { "a.csv": `remark\n${formula}\n` }), [[formula]]);
});

test("Parquet is read as the text that a CSV would hold", async () => {
  await withFolder({}, async (folder) => {
    const instance = await DuckDBInstance.create(":memory:");
    const writer = await instance.connect();
    await writer.run(`COPY (SELECT 'parent' AS role, 41.0::DOUBLE AS age, 'x@example.org' AS email
      UNION ALL SELECT NULL, 7.5, NULL) TO '${join(folder, "a[1].parquet")}' (FORMAT parquet)`);
    writer.closeSync();
    const collection = { ...two, identifiers: ["email"] };
    await withDatabase(async (db) => {
      await ingest(db, collection, folder, where);
      const rows = (await db.runAndReadAll("SELECT * FROM raw ORDER BY row_id")).getRows();
      assert.equal(rows, [
        [1n, "parent", "41"],
        [2n, null, "7.5"],
      ]);
    });
  });
});

/** What ingest makes of a Parquet file of the query, or the message of what it refuses. */
async function fromParquet(variables: string[], query: string): Promise<unknown> {
  return withFolder({}, async (folder) => {
    await withDatabase((db) => db.run(`COPY (${query}) TO '${join(folder, "a.parquet")}' (FORMAT parquet)`));
    const collection = collectionOf({ variables: variables.map((name) => textVar(name)) });
    return withDatabase(async (db) => {
      await ingest(db, collection, folder, where);
      return (await db.runAndReadAll("SELECT * EXCLUDE (row_id) FROM raw ORDER BY row_id")).getRows();
    }).catch((error: Error) => error.message);
  });
}

test("Parquet: what is not a number is no answer, times are in UTC and whole seconds, and at midnight dates", async () => {
  const rows = await fromParquet(
    ["x", "at", "day"],
    `SELECT 'nan'::DOUBLE AS x, TIMESTAMPTZ '2024-07-01 23:30:00.5+00' AS at, TIMESTAMP '2024-07-01' AS day
     UNION ALL SELECT 2, TIMESTAMPTZ '2024-07-01 01:00:00+01', NULL`,
  );
  assert.equal(rows, [
    [null, "2024-07-01 23:30:00", "2024-07-01"],
    ["2", "2024-07-01", null],
  ]);
});

test("Parquet: a column of lists or bytes is refused by name, and what nobody needs may be either", async () => {
  const query = "SELECT ['a', 'b'] AS q, 'SECRET'::BLOB AS b";
  assert.is(
    await fromParquet(["q", "b"], query),
    [
      `${where}/a.parquet: the column "q" holds lists or groups; write it as a text, several answers with a delimiter between`,
      `${where}/a.parquet: the column "b" holds bytes; write it as a text, several answers with a delimiter between`,
    ].join("\n"),
  );
});

test("columns are matched by name, whatever their order and the spaces in them", async () => {
  assert.equal(await rawRows(two, { "a.csv": " age ,role\n41,parent\n" }), [["parent", "41"]]);
  const collection = collectionOf({ variables: [codeVar("role", { column: "Your role?" })] });
  assert.equal(await rawRows(collection, { "a.csv": '"Your \n role?"\nparent\n' }), [["parent"]]);
});

test("columns that differ in case only are different columns", async () => {
  const collection = collectionOf({
    variables: [codeVar("a", { column: "Age" }), codeVar("b", { column: "age" })],
  });
  assert.equal(await rawRows(collection, { "a.csv": "age,Age\n1,2\n" }), [["2", "1"]]);
});

test("files are read in byte order of their names, and a column absent from one of them is NULL there", async () => {
  const files = { "b.csv": "age,role\n2,x\n", "a.csv": "role\ny\n", "B.csv": "role\nz\n" };
  assert.equal(await rawRows(two, files), [
    ["z", null],
    ["y", null],
    ["x", "2"],
  ]);
});

test("only the files that match the pattern are read; hidden files and notes are passed over", async () => {
  const collection = { ...two, source: { ...two.source, files: "wave-?.csv" } };
  const files = { "wave-1.csv": csv, "wave-10.csv": "x\n1\n", ".hidden": "x", "README.md": "x" };
  assert.equal(await rawRows(collection, files), expected);
  assert.equal(await rawRows(two, { "a.csv": csv, ".hidden": "x", "README.md": "x" }), expected);
});

test("identifiers and ignored columns are nowhere in the database", async () => {
  const collection = { ...two, identifiers: ["email"], ignore: ["started"] };
  const files = { "a.csv": "email,role,started,age\nSECRET-7f3a,parent,SECRET-7f3b,41\n" };
  await ingested(collection, files, async (db) => {
    const tables = (await db.runAndReadAll("SELECT table_name FROM duckdb_tables()")).getRows().flat();
    for (const table of tables) {
      const rows = (await db.runAndReadAll(`SELECT * FROM "${table}"`)).getRows();
      assert.not.match(rows.flat().join(" "), /SECRET/);
    }
    assert.equal(tables.sort(), ["malformed", "raw_absent", "raw_place", "raw_rows"]);
  });
});

test("a SurveyMonkey export is read by question and option", async () => {
  const collection = collectionOf({
    identifiers: ["Respondent ID", "Email Address"],
    source: { headers: "surveymonkey" },
    variables: [
      codeVar("role", { column: "What is your role?" }),
      codeVar("role_other", { column: "What is your role? / Other (please specify)" }),
      multipleVar("read", {
        kind: "columns",
        columns: { yes: "Which have you read? / The guide", no: "Which have you read? / The report" },
        notSelected: [],
      }),
      textVar("remark", { column: "Anything else?" }),
    ],
  });
  const rows = [
    "Respondent ID,Email Address,What is your role?,,Which have you read?,,Anything else?",
    ",,Response,Other (please specify),The guide,The report,Open-Ended Response",
    'r1,a@example.org,Parent,,The guide,,"more, please"',
    "r2,b@example.org,,Governor,,The report,",
  ];
  assert.equal(await rawRows(collection, { "a.csv": `${rows.join("\n")}\n` }), [
    ["Parent", "", "The guide", "", "more, please"],
    ["", "Governor", "", "The report", ""],
  ]);
});

test("a column without a name is called by its place", async () => {
  const collection = { ...two, ignore: ["column 1"] };
  assert.equal(await rawRows(collection, { "a.csv": ",role,age\n1,parent,41\n" }), [["parent", "41"]]);
  assert.is(
    await refusal(two, { "a.csv": "role,age,\nparent,41,\n" }),
    'data/responses/parents/2024/a.csv:1: unknown column "column 3"; use one of role, age Otherwise name it in a variable, or under identifiers or ignore',
  );
});

test("after ingest the database can neither read nor write a file, nor open its door again", async () => {
  await ingested(two, { "a.csv": csv }, async (db) => {
    for (const sql of [
      "SELECT * FROM read_text('/etc/hostname')",
      "COPY (SELECT 1) TO 'x.csv'",
      "ATTACH 'x.db'",
      "SET enable_external_access = true",
    ]) {
      await db.run(sql).then(
        () => assert.unreachable(sql),
        () => {},
      );
    }
  });
});

test("nothing is left in the temporary folder", async () => {
  await withFolder({}, async (folder) => {
    const script = `
      import { ingested, collectionOf, codeVar } from "./tests/collection-fixture.ts";
      const encoding = process.argv[1];
      await ingested(collectionOf({ source: { encoding }, variables: [codeVar("role")] }), { "a.csv": "role\\nparent\\n" }, async () => {});`;
    for (const encoding of ["utf-8", "windows-1252"]) {
      execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, encoding], {
        env: { ...process.env, TMPDIR: folder },
      });
    }
    const left = execFileSync("find", [folder, "-type", "f", "-not", "-path", "*/tsx-*"], {
      encoding: "utf8",
    });
    assert.is(left, "");
  });
});

test.run();
