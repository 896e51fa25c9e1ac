// Logs of a web server: lines, addresses cut at the door, programs, visits, and no row lost.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Collection } from "../../pipeline/collection.ts";
import { withDatabase } from "../../pipeline/database.ts";
import { readRobots } from "../../pipeline/definitions/robots.ts";
import { endingOf, parseLogLine, referrerHost } from "../../pipeline/ingest/combined-log.ts";
import { robotNamer } from "../../pipeline/ingest/load-log.ts";
import { truncatedAddress } from "../../pipeline/ingest/truncated-address.ts";
import { ingest } from "../../pipeline/ingest.ts";
import { type Files, refusal, withFolder } from "../collection-fixture.ts";
import { LOG_COLUMNS, logCollection } from "./a-log.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

function logLine(over: Partial<Record<"address" | "time" | "request" | "rest" | "agent", string>> = {}) {
  const { address = "192.0.2.17", time = "05/Mar/2024:23:59:58 +0000" } = over;
  const { request = "GET /releases/a/2024/data/t.csv?q=mine#x HTTP/1.1", rest = "200 512" } = over;
  return `${address} - someone [${time}] "${request}" ${rest} "https://www.example.org:443/find?q=me" "${over.agent ?? agent}"`;
}

function loaded(files: Files, collection: Collection) {
  return withFolder(files, (folder) =>
    withDatabase(async (db) => {
      const raw = await ingest(db, collection, folder, "logs");
      const rows = (await db.runAndReadAll("SELECT * EXCLUDE row_id FROM raw ORDER BY row_id")).getRows();
      return { ...raw, rows, lines: raw.rows };
    }),
  );
}

test("a line of the combined format gives its parts, the day and hour as the server wrote them", () => {
  assert.equal(parseLogLine(logLine({ time: "05/Mar/2024:00:30:00 +0100" })), {
    address: "192.0.2.17",
    date: "2024-03-05",
    hour: "00",
    at: Date.UTC(2024, 2, 4, 23, 30) / 1000,
    method: "GET",
    path: "/releases/a/2024/data/t.csv",
    status: "200",
    bytes: "512",
    referrer: "https://www.example.org:443/find?q=me",
    agent,
  });
});

test("what an odd line holds: no bytes, an escaped quote, a request that is not HTTP, a field too many", () => {
  assert.is(parseLogLine(logLine({ rest: "304 -" }))?.bytes, "0");
  assert.is(parseLogLine(logLine({ agent: 'a \\"b\\" c' }))?.agent, 'a \\"b\\" c');
  assert.equal(parseLogLine(logLine({ request: "\\x16\\x03\\x01", rest: "400 0" }))?.method, "");
  assert.is(parseLogLine(logLine({ request: "-", rest: "408 0" }))?.path, "");
  assert.is(parseLogLine(`${logLine()} "203.0.113.9" 0.002`)?.status, "200");
  assert.is(parseLogLine(logLine({ request: "GET http://a.example/b?c HTTP/1.0" }))?.path, "/b");
});

test("a broken line is none: no agent, no such day, no such hour, a quote that does not close", () => {
  for (const line of [
    "",
    "192.0.2.17",
    logLine().replace(/ "[^"]*"$/, ""),
    logLine({ time: "30/Feb/2024:10:00:00 +0000" }),
    logLine({ time: "05/Mar/2024:24:00:00 +0000" }),
    logLine({ time: "05/Mrz/2024:10:00:00 +0000" }),
    logLine().slice(0, -1),
    logLine({ rest: "200 many" }),
  ]) {
    assert.is(parseLogLine(line), null, line);
  }
});

test("an address is cut before anything is kept: the last octet, all but 48 bits, the first label", () => {
  const cut = {
    "192.0.2.17": "192.0.2.0",
    "2001:db8:85a3:8d3:1319:8a2e:370:7348": "2001:db8:85a3::",
    "2001:0DB8:0:1::7": "2001:db8:0::",
    "::1": "0:0:0::",
    "fe80::1%eth0": "fe80:0:0::",
    "::ffff:192.0.2.17": "192.0.2.0",
    "dsl-17-2-0-192.isp.example": "isp.example",
    localhost: "localhost",
  };
  for (const [address, expected] of Object.entries(cut)) assert.is(truncatedAddress(address), expected);
  for (const none of ["192.0.2", "192.0.2.256", "1:2:3", "1:2:3:4:5:6:7:8:9", "1::2::3", "a b", "-?"])
    assert.is(truncatedAddress(none), null, none);
});

test("an ending is that of the last part of the path; a referrer is its host", () => {
  const endings = { "/": "page", "/a/": "page", "/a.b/c": "page", "/t.CSV": "csv", "/t.meta.csv": "csv" };
  for (const [path, expected] of Object.entries(endings)) assert.is(endingOf(path), expected, path);
  assert.is(endingOf("/.well-known"), "page");
  assert.is(endingOf("/t.csv-metadata"), "page");
  assert.is(referrerHost("https://www.Example.org:443/find?q=me"), "www.example.org");
  assert.is(referrerHost("https://name:secret@host.example/"), "");
  assert.is(referrerHost("-"), "");
});

test("the kept list tells programs by their names; who names none is one, a browser is not", () => {
  const name = robotNamer(readRobots(root, "bots"));
  assert.is(name(agent), "");
  assert.is(name("Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) Mobile Safari/537.36"), "");
  assert.is(name("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"), "Google");
  assert.is(name("curl/8.5.0"), "Script");
  assert.is(name("-"), "No program named");
  assert.is(name(""), "No program named");
});

test("a list with a pattern that nothing can reach, an empty cell or another header is refused by its line", () => {
  const folder = mkdtempSync(join(tmpdir(), "robots-"));
  const lists = join(folder, "methodology/classifications");
  mkdirSync(lists, { recursive: true });
  const problems = (text: string) => {
    writeFileSync(join(lists, "bots.csv"), text);
    try {
      readRobots(folder, "bots");
      return "";
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };
  assert.match(
    problems("pattern,label,source\nbot,A,b\nGoogleBot,C,d\n"),
    /bots\.csv:3: "googlebot" is never/,
  );
  assert.match(problems("pattern,label,source\nbot,,b\n"), /bots\.csv:2: has no label/);
  assert.match(problems("code,label\nbot,A\n"), /bots\.csv:1: the header is "code,label"/);
  rmSync(folder, { recursive: true });
});

test("a visit begins after more than 30 minutes without a request, in whatever order lines and files stand", async () => {
  const at = (time: string, more = {}) => `${logLine({ time: `05/Mar/2024:${time} +0000`, ...more })}\n`;
  const { rows } = await loaded(
    {
      // The same cut address and program is one visitor; a server's newest file comes first by name.
      "access.log": at("11:00:01") + at("11:30:02", { address: "192.0.2.99" }),
      "access.log.1": at("10:30:00") + at("10:00:00") + at("10:00:00", { agent: "curl/8.5.0" }),
    },
    logCollection(["hour", "visit"]),
  );
  assert.equal(rows, [
    ["11", "first"],
    ["11", "first"],
    ["10", "later"],
    ["10", "first"],
    ["10", "first"],
  ]);
});

test("exactly the declared silence is still the same visit", async () => {
  const at = (time: string) => `${logLine({ time: `05/Mar/2024:${time} +0000` })}\n`;
  const text = at("10:00:00") + at("10:30:00") + at("11:00:01");
  const { rows } = await loaded({ "a.log": text }, logCollection(["visit"]));
  assert.equal(rows.flat(), ["first", "later", "first"]);
});

test("every line that is not empty is read: as a row, or as malformed with its number", async () => {
  const lines = [logLine(), "", "nonsense", logLine({ address: "300.1.1.1" }), "\u0000\u0000", logLine()];
  const long = "x".repeat(3 << 20);
  const text = `${lines.join("\r\n")}\n${long}\n${logLine()}`;
  const { lines: stored, malformed, files } = await loaded({ "a.log": text }, logCollection(["status"]));
  assert.is(stored, 3);
  assert.is(malformed, 4);
  assert.equal(files[0]?.malformed, [2, 3, 4, 6]);
});

test("bytes that are no UTF-8 stop nothing, and a log may be compressed", async () => {
  const odd = Buffer.concat([Buffer.from(`${logLine()}\n`), Buffer.from([0xff, 0xfe, 10])]);
  const { lines, malformed } = await loaded({ "a.log.2.gz": gzipSync(odd) }, logCollection(["path"]));
  assert.equal([lines, malformed], [1, 1]);
});

test("no address, user, query, agent or mark of a visitor is in the database after ingest", async () => {
  const { rows } = await loaded({ "a.log": `${logLine()}\n` }, logCollection(LOG_COLUMNS));
  const text = JSON.stringify(rows);
  assert.equal(rows, [
    [
      ...["2024-03-05", "23", "GET", "/releases/a/2024/data/t.csv", "csv", "200", "512"],
      ...["www.example.org", "person", "", "first"],
    ],
  ]);
  for (const secret of ["192.0.2", "someone", "mine", "q=me", "Firefox"]) assert.not.match(text, secret);
});

test("a broken gzip file and an empty log are refused by name", async () => {
  const cut = gzipSync(Buffer.from(logLine().repeat(50))).subarray(0, 60);
  const message = (name: string, content: string | Buffer) =>
    refusal(logCollection(["path"]), { [name]: content });
  assert.match(await message("a.log.gz", cut), /a\.log\.gz: is not a whole gzip file/);
  assert.match(await message("a.log", "\n\n"), /a\.log: is empty/);
});

const shared = fileURLToPath(new URL("../../../shared/data/access-log", import.meta.url));

test("10,000 real lines: none lost, one broken, and every program that says bot, spider or crawler is told", async () => {
  if (!existsSync(shared)) return console.log("SKIPPED: ../shared/data/access-log is absent");
  const text = readFileSync(join(shared, "access.log"), "utf8").trimEnd();
  const { lines, malformed, rows } = await loaded({ "a.log": text }, logCollection(["who", "robot"]));
  assert.equal([lines, malformed, lines + malformed], [9999, 1, text.split("\n").length]);
  const good = text.split("\n").filter((line) => parseLogLine(line) !== null);
  const named = good.flatMap((line, index) =>
    /bot|spider|crawler/i.test(line.split('"')[5] ?? "") ? [index] : [],
  );
  assert.equal(
    named.filter((index) => rows[index]?.[0] !== "robot"),
    [],
  );
});

test.run();
