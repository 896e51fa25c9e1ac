// The synthetic logs of the example publication, and what its definitions make of them.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { generateResponses, logFiles } from "../methodology/use-of-statistics/generate.ts";
import { withDatabase } from "../pipeline/database.ts";
import { loadCollection } from "../pipeline/definitions/load.ts";
import { parseLogLine } from "../pipeline/ingest/combined-log.ts";
import { ingest } from "../pipeline/ingest.ts";
import { trialDays } from "../pipeline/trial.ts";
import { dailyRatio } from "../pipeline/trials/daily-ratio.ts";
import { validate } from "../pipeline/validate.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = logFiles("2024");
const lines = files.flatMap(({ text }) => text.trimEnd().split("\n"));

test("the same lines each time: twelve files, fewer than 40,000 requests", () => {
  const hash = createHash("sha256").update(files.map(({ text }) => text).join(""));
  assert.is(hash.digest("hex"), "c10622bf38553c5fe58320788a9fe69d90b32c43cfa2a3e7de293de5a4d98c50");
  assert.equal([files.length, lines.length], [12, 35_345]);
});

test("every line is in the combined format, but one a month; addresses are those kept for examples", () => {
  const broken = lines.filter((line) => parseLogLine(line) === null);
  assert.is(broken.length, 12);
  const examples = /^(192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/;
  assert.ok(lines.every((line) => examples.test(line)));
});

test("a release has no views before it is published, and no other year has logs", () => {
  const early = lines.filter((line) => /\[\d\d\/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug)\/.*big-listen/.test(line));
  assert.equal(early, []);
  assert.throws(() => logFiles("2025"), /for 2024 only/);
});

test("the definitions use each line or set it aside, and the products, days and months have all their codes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "use-"));
  generateResponses("2024", folder);
  const collection = await loadCollection(root, { collection: "use-of-statistics", period: "2024" });
  await withDatabase(async (db) => {
    await ingest(db, collection, folder, "use");
    const { read, used, setAside } = await validate(db, collection);
    assert.equal([read, used, setAside["malformed line"]], [35_345, 35_333, 12]);
    const counted = async (what: string) => {
      const result = await db.runAndReadAll(`SELECT CAST(count(${what}) AS INTEGER) FROM responses`);
      return result.getRows()[0]?.[0];
    };
    assert.is(await counted("DISTINCT day"), 366);
    assert.is(await counted("DISTINCT month"), 12);
    assert.is(await counted("DISTINCT product"), 4);
    // By the log itself: a person's page is asked for and given.
    const views = lines
      .flatMap((line) => parseLogLine(line) ?? [])
      .filter((one) => {
        const isPerson = one.agent.startsWith("Mozilla/5.0 (") && !one.agent.includes("compatible");
        const isPage = one.path.endsWith("/") || one.path.endsWith(".html");
        return isPerson && one.method === "GET" && ["200", "304"].includes(one.status) && isPage;
      });
    assert.is(await counted("CASE WHEN who = 'person' AND use = 'view' THEN 1 END"), views.length);
    // What the guide says of the example's trials.
    const guide = readFileSync(join(root, "methodology/guides/use-of-statistics.md"), "utf8").replaceAll(
      "\n",
      " ",
    );
    for (const [use, changed] of [
      ["download", "2024-02-05"],
      ["view", "2024-10-14"],
    ] as const) {
      const result = await db.runAndReadAll(
        `SELECT CAST(date AS VARCHAR), CAST(count(*) AS INTEGER) FROM responses
         WHERE who = 'person' AND use = '${use}' GROUP BY date`,
      );
      const counts = new Map(result.getRows().map(([day, count]) => [String(day), Number(count)]));
      const { before, after } = trialDays({ changed, days: 28 });
      const [was, is] = [before, after].map((days) => days.map((day) => counts.get(day) ?? 0));
      const { ratio, lower, upper } = dailyRatio(was ?? [], is ?? []) ?? { ratio: 0, lower: 0, upper: 0 };
      const said = new RegExp(
        `${ratio.toFixed(2)} times as many \\w+( a day)? \\(${lower.toFixed(2)} to ${upper.toFixed(2)}\\)`,
      );
      assert.match(guide, said);
    }
  });
  rmSync(folder, { recursive: true });
});

test.run();
