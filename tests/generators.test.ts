import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { csvLine } from "../methodology/csv-line.ts";
import { syntheticCsv } from "../methodology/joint-targeted-area-inspections/generate.ts";
import { authorityCodes, generateResponses, responseFiles } from "../methodology/parents-views/generate.ts";
import { inventSchools, schoolsCsv } from "../methodology/parents-views/schools.ts";
import { seededRandom } from "../methodology/seeded-random.ts";

type Row = Record<string, string>;

const root = new URL("..", import.meta.url);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const rowsOf = (text: string) => Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
const files2024 = responseFiles("2024");
const files2025 = responseFiles("2025");
const rows2024 = files2024.flatMap(({ text }) => rowsOf(text).data);
const rows2025 = files2025.flatMap(({ text }) => rowsOf(text).data);
const whole = (rows: readonly Row[]) => rows.filter(({ heard_from }) => heard_from !== undefined);

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function shareRecommending(rows: readonly Row[]): number {
  const answered = rows.filter(({ recommend }) => recommend !== "");
  return answered.filter(({ recommend }) => recommend === "Yes").length / answered.length;
}

test("the generator of chance is mulberry32: from seed 0 its first number is 0.26642920868471265 of the whole", () => {
  assert.is(seededRandom(0).below(2 ** 32) / 2 ** 32, 0.26642920868471265);
});

test("around stays within its width and centres on 0", () => {
  const random = seededRandom(1);
  const drawn = Array.from({ length: 10_000 }, () => random.around(50));
  assert.ok(drawn.every((value) => value >= -50 && value <= 50));
  assert.ok(Math.abs(drawn.reduce((sum, value) => sum + value, 0) / drawn.length) < 1.5);
});

test("choosing where nothing has a weight is an error", () => {
  assert.throws(() => seededRandom(1).choose([["a", 0]]), /no entry has a weight/);
});

test("a CSV field is quoted only where it needs it", () => {
  assert.is(
    csvLine(["plain", "a,b", 'say "so"', "two\nlines", ""]),
    'plain,"a,b","say ""so""","two\nlines",\n',
  );
});

test("the same period always gives the same bytes", () => {
  const hashes = [...files2024, ...files2025].map(({ name, text }) => [name, sha256(text)]);
  assert.equal(hashes, [
    ["responses.csv", "6424cdc0b48ea703cb468783a76d7ea6c881b81710c03085f4784093a8b36912"],
    ["january-to-june.csv", "df4316f20fda09881bbd7032dce0b8ec88113bcb211c7d30bfb75c316d1474bd"],
    ["july-to-december.csv", "10676e7be14fd9ae3b048379fba8f1a9cf9f4fbdef00a84f8d8d3bed7dbc82da"],
  ]);
});

test("a period has about 40,000 responses", () => {
  assert.is(rows2024.length, 41_640);
  assert.is(rows2025.length, 41_395);
});

test("in 2025 the two files hold the same columns in different orders", () => {
  const [early, late] = files2025.map(({ text }) => rowsOf(text).meta.fields ?? []);
  assert.is.not(early?.join(), late?.join());
  assert.is([...(early ?? [])].sort().join(), [...(late ?? [])].sort().join());
});

test("all-through schools and the school app appear in 2025 only", () => {
  const phases = (rows: readonly Row[]) => new Set(rows.map(({ phase }) => phase));
  assert.not.ok(phases(rows2024).has("All-through"));
  assert.ok(phases(rows2025).has("All-through"));
  assert.not.ok(whole(rows2024).some(({ heard_from }) => heard_from?.includes("School app")));
  assert.ok(whole(rows2025).some(({ heard_from }) => heard_from?.includes("School app")));
});

test("some schools have from 1 to 9 responses, and no authority is without a school", () => {
  const sizes = [...tally(whole(rows2024).map(({ school }) => school ?? "")).values()];
  assert.ok(sizes.filter((size) => size < 10).length > 50);
  assert.ok(sizes.includes(1));
  const schools = inventSchools(authorityCodes());
  assert.is(schools.length, 900);
  assert.is(new Set(schools.map(({ authority }) => authority)).size, 153);
});

test("answers are alike within a school: parents of schools in special measures recommend them less", () => {
  const rows = whole(rows2024);
  const special = shareRecommending(rows.filter((row) => row["special_measures"] === "Yes"));
  const other = shareRecommending(rows.filter((row) => row["special_measures"] === "No"));
  assert.ok(special < other - 0.2, `${special} against ${other}`);
});

test("answers are alike within a person: those who are happy mostly feel safe", () => {
  const rows = whole(rows2024);
  const strongly = (row: Row, statement: string) => row[`statement_${statement}`] === "Strongly agree";
  const happy = rows.filter((row) => strongly(row, "happy"));
  const share = (some: readonly Row[]) => some.filter((row) => strongly(row, "safe")).length / some.length;
  assert.ok(share(happy) > share(rows) + 0.1);
});

test("every question is left out by some, and every statement has all five answers", () => {
  const rows = whole(rows2024);
  for (const question of ["relation", "recommend", "years_at_school", "heard_from"]) {
    assert.ok(
      rows.some((row) => row[question] === ""),
      question,
    );
  }
  for (const statement of Object.keys(rows[0] ?? {}).filter((name) => name.startsWith("statement_"))) {
    assert.is(new Set(rows.map((row) => row[statement])).size, 6, statement);
  }
});

test("rows to set aside are there: sent twice, broken, an unknown phase, impossible years, no school", () => {
  const ids = tally(whole(rows2024).map((row) => row["response_id"] ?? ""));
  assert.is([...ids.values()].filter((times) => times === 2).length, 30);
  assert.is(rows2024.length - whole(rows2024).length, 6);
  assert.is(rows2024.filter(({ phase }) => phase === "Another kind of school").length, 15);
  assert.is(rows2024.filter((row) => row["years_at_school"] === "41").length, 10);
  assert.is(rows2024.filter(({ school }) => school === "").length, 8);
});

test("files are written whole into a folder that is made, and no other period is known", () => {
  const folder = mkdtempSync(join(tmpdir(), "generators-"));
  generateResponses("2024", join(folder, "deep/2024"));
  assert.is(readFileSync(join(folder, "deep/2024/responses.csv"), "utf8"), files2024[0]?.text);
  assert.throws(() => generateResponses("2023", join(folder, "2023")), /2024 and 2025 only/);
  assert.not.ok(existsSync(join(folder, "2023")));
  rmSync(folder, { recursive: true });
});

test("the list of schools is the one that the script invents, outside the range of real numbers", () => {
  const schools = inventSchools(authorityCodes());
  assert.is(
    readFileSync(new URL("methodology/classifications/schools.csv", root), "utf8"),
    schoolsCsv(schools),
  );
  assert.ok(schools.every(({ code, label }) => Number(code) > 900_000 && label.endsWith("(invented)")));
});

test("the committed synthetic responses of the consultation are what the script makes", () => {
  const folder = new URL("data/responses/joint-targeted-area-inspections/2015/", root);
  const text = readFileSync(new URL("synthetic.csv", folder), "utf8");
  assert.is(syntheticCsv(), text);
  const lines = Papa.parse<string[]>(text.trimEnd()).data;
  assert.is(lines.length, 2 + 260 + 5 + 4 + 3);
  assert.is(lines.filter((line) => line.length < 62).length, 3);
});

test("the synthetic responses name nobody, and their addresses are those kept for examples", () => {
  const [questions, , ...lines] = Papa.parse<string[]>(syntheticCsv().trimEnd()).data;
  const column = (name: string) => lines.map((line) => line[questions?.indexOf(name) ?? -1] ?? "");
  assert.ok([...column("First Name"), ...column("Last Name")].every((name) => name === ""));
  assert.ok(column("IP Address").every((address) => address === "" || address.startsWith("192.0.2.")));
  assert.ok(column("Email Address").every((address) => ["", "someone@example.org"].includes(address)));
});

test.run();
