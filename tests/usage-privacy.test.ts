// What a log says of a visitor reaches nothing that a build leaves: planted addresses, names, queries and programs.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("roots/usage", import.meta.url));

/** Each stands in one place of the log where a visitor leaves it. */
const planted = {
  address: "192.0.2.171",
  ipv6: "2001:db8:5e5e:c1c1:1:2:3:4",
  host: "casa-plantada-4711.isp.example",
  user: "jo.planted",
  query: "PLANTED-QUERY-7f3a",
  path: "PLANTED-PATH-91cc",
  referrer: "PLANTED-REFERRER-02ab",
  agent: "PlantedBrowser/9.9",
  broken: "PLANTED-BROKEN-55d0",
};

function log(): string {
  const line = (address: string, user: string, minute: number) =>
    `${address} - ${user} [17/May/2015:10:${String(minute).padStart(2, "0")}:00 +0000] "GET /${planted.path}.csv?q=${planted.query} HTTP/1.1" 200 5 "https://a.example/${planted.referrer}" "${planted.agent}"\n`;
  const addresses = [planted.address, planted.ipv6, planted.host];
  const good = Array.from({ length: 120 }, (_, index) =>
    line(addresses[index % 3] ?? "", planted.user, index % 60),
  );
  return `${good.join("")}${planted.broken} "GET /\n${line("192.0.2.999", "-", 1).replace("GET", planted.broken)}`;
}

function everythingIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .map(
      (entry) => `${entry.name} ${readFileSync(join(entry.parentPath ?? entry.path, entry.name), "latin1")}`,
    )
    .join("\n");
}

/** Builds the root with this log by the command line, and gives all that it said and left outside the log's own folder. */
function built(text: string): { status: number | null; all: string } {
  const home = mkdtempSync(join(tmpdir(), "usage-privacy-"));
  cpSync(root, home, { recursive: true });
  rmSync(join(home, "data/releases/web-pages"), { recursive: true });
  const responses = join(home, "data/responses/access-log/2015-05");
  mkdirSync(responses, { recursive: true });
  writeFileSync(join(responses, "access.log"), text);
  const words = ["pipeline/first-release.mjs", "build", "--root", home];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  rmSync(join(home, "data/responses"), { recursive: true });
  const all = `${stdout}\n${stderr}\n${everythingIn(join(home, "data"))}`;
  rmSync(home, { recursive: true });
  return { status, all };
}

test("nothing that a log says of a visitor is in the packages, the private record or what the build says", () => {
  const { status, all } = built(log());
  assert.is(status, 0);
  assert.match(all, /122 read = 120 used \+ 2 set aside/);
  assert.match(all, /"access\.log",121,malformed line|access\.log,121,malformed line/);
  for (const [where, text] of Object.entries({ ...planted, cut: "192.0.2", cut6: "5e5e" }))
    assert.not(all.includes(text), `${where} is in what the build left or said`);
});

test("nor in what is said when the build stops, because of broken lines and of an answer that is not in the list", () => {
  const broken = `${planted.broken} ${planted.address}\n`.repeat(40);
  const { status, all } = built(log().replaceAll('" 200 5 ', '" 299 5 ') + broken);
  assert.is(status, 1);
  assert.match(
    all,
    /rows were set aside, above the limit of 5%: unknown code in "status" 120, malformed line 42/,
  );
  for (const text of Object.values(planted)) assert.not(all.includes(text), text);
});

test.run();
