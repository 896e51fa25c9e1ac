import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { rootOf, run, unshown } from "./guide-root.ts";

const first = readFileSync("methodology/guides/first-release.md", "utf8");
const guide = readFileSync("methodology/guides/protection.md", "utf8");

const RULES = "methodology/report-survey/protection.yaml";
const RELEASE = "data/releases/report-survey/2026";
const PACKAGE = "data/packages/report-survey/2026";

/** The root of the first guide with a commentary that quotes nothing, and some words of a file changed. */
function rootWith(file: string, words: string, others: string): string {
  const root = rootOf(first);
  writeFileSync(join(root, RELEASE, "commentary.md"), '## All\n\n{% table "useful-by-role" %}\n');
  change(root, file, words, others);
  return root;
}

function change(root: string, file: string, words: string, others: string): void {
  const before = readFileSync(join(root, file), "utf8");
  assert.ok(before.includes(words), words);
  writeFileSync(join(root, file), before.replace(words, others));
}

/** "everybody, yes" and "15, 60%" for each row of the published table; totals have no percentage. */
function publishedRows(root: string): [string, string][] {
  const groups: Record<string, string> = {
    Total: "everybody",
    Pupil: "pupils",
    Teacher: "teachers",
    Governor: "governors",
  };
  const lines = readFileSync(join(root, PACKAGE, "useful-by-role.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  return lines.map((line) => {
    const [role = "", useful = "", count = "", percent = ""] = line.split(",").slice(5);
    const isTotal = useful === "Total";
    const name = `${groups[role]}${isTotal ? "" : `, ${useful.toLowerCase()}`}`;
    const share = percent === "c" ? "[c]" : `${percent}%`;
    if (count === "c") return [name, "[c]"];
    return [name, isTotal ? count : `${count}, ${share}`];
  });
}

/** A column of the guide's table of what the rules do, by its rows; from 1. */
function columnOf(number: number): [string, string][] {
  const rows = guide.split("\n").filter((line) => /^\| (everybody|pupils|teachers|governors)/.test(line));
  return rows.map((row) => {
    const parts = row.split("|").map((part) => part.trim());
    return [parts[1] ?? "", parts[number + 1] ?? ""];
  });
}

test("what the rules do to the guide's table is what three builds publish", () => {
  const none = rootWith(RULES, "small_counts: round", "small_counts: suppress");
  writeFileSync(join(none, RULES), "method: none\nreason: it is an example\n");
  const round = rootOf(first);
  const suppress = rootWith(RULES, "small_counts: round", "small_counts: suppress");
  for (const [number, root] of [none, round, suppress].entries()) {
    run(["build", "--root", root, "--quiet"]);
    assert.equal(publishedRows(root), columnOf(number + 1), `column ${number + 1}`);
  }
});

test("the example of all keys is a protection.yaml without mistakes", () => {
  const root = rootOf(first);
  const [, example = ""] = /```yaml\n(method: [\s\S]*?)```/.exec(guide) ?? [];
  assert.match(example, /repair: withhold/);
  writeFileSync(join(root, RULES), example);
  assert.equal(run(["check", "--root", root]), ["nothing to mend"]);
});

test("a build that the attack stops says what the guide says, and leaves the proof that it shows", () => {
  const root = rootWith(RULES, "small_counts: round", "small_counts: round\nrepair: stop");
  const said = run(["build", "--root", root, "--quiet"]);
  assert.is(said.length, 1);
  assert.equal(unshown(said, guide), []);
  const record = JSON.parse(readFileSync(join(root, "data/private/report-survey/2026/audit.json"), "utf8"));
  const yes = record.attacked.find(
    ({ key }: { key: Record<string, string> }) => key["role"] === "governor" && key["useful"] === "yes",
  );
  assert.ok(yes.because.length > 2);
  assert.equal(unshown(yes.because, guide), []);
});

test("a correction withholds what the version that it replaced would give away, as the guide says", () => {
  const root = rootOf(first);
  run(["build", "--root", root, "--quiet"]);
  cpSync(join(root, PACKAGE), join(root, RELEASE, "superseded/2026-04-02"), { recursive: true });
  change(root, "data/responses/report-survey/2026/responses.csv", "techer", "teacher");
  assert.match(run(["build", "--root", root]).join("\n"), /no change of that date says why/);
  const why = "{date: 2026-04-02, kind: correction, what: A role was read wrong., why: It was typed wrong.}";
  change(root, `${RELEASE}/release.yaml`, "tables:", `corrections: [${why}]\ntables:`);
  assert.match(run(["build", "--root", root]).join("\n"), / 6 withheld, 0 proven/);
  assert.equal(new Map(publishedRows(root)).get("teachers"), "[c]");
  showsWhatWasReplaced(root);
  const alone = rootOf(first.replace("techer", "teacher"));
  assert.match(run(["build", "--root", alone]).join("\n"), / 5 withheld, 0 proven/);
  assert.equal(new Map(publishedRows(alone)).get("teachers"), "10");
});

/** The replaced version is on the site; the build, the audit and the next build take it as it was published. */
function showsWhatWasReplaced(root: string): void {
  const kept = join(root, RELEASE, "superseded/2026-04-02/useful-by-role.csv");
  assert.match(run(["site", "--root", root]).join("\n"), / 0 findings /);
  const page = join(root, "_site/releases/report-survey/2026/superseded/2026-04-02");
  assert.match(readFileSync(join(page, "index.html"), "utf8"), "was replaced on 2 April 2026.");
  assert.equal(readFileSync(join(page, "data/useful-by-role.csv")), readFileSync(kept));
  assert.match(run(["audit", "report-survey/2026", "--root", root]).join("\n"), /audit +pass/);
  change(root, `${PACKAGE}/superseded/2026-04-02/useful-by-role.csv`, "Teacher", "Techer");
  assert.match(
    run(["audit", "report-survey/2026", "--root", root]).join("\n"),
    /is not the file that was published/,
  );
  change(root, `${RELEASE}/superseded/2026-04-02/commentary.md`, "## ", "### ");
  assert.match(run(["build", "--root", root]).join("\n"), /is not the file that was published/);
}

/** The rows of the page's table of totals: area, contributions, total and what is published. */
function rowsOfTotals(): string[][] {
  const page = readFileSync("methodology/disclosure-control.md", "utf8");
  const [, section = ""] = page.split("## Totals with one large contributor");
  const rows = section.split("\n").filter((line) => /^\| (North|South|West|all) /.test(line));
  return rows.slice(0, 4).map((row) => row.split("|").map((part) => part.trim()));
}

/** A root whose people gave the hours of the page's table. */
function rootOfTotals(rule: string): string {
  const root = rootOf(first);
  const given = rowsOfTotals().flatMap(([, area = "", hours = ""]) =>
    hours === "" ? [] : hours.split(", ").map((hour) => `${area},${hour}`),
  );
  const lines = given.map((line, i) => `${i + 1},${line}`);
  writeFileSync(
    join(root, "data/responses/report-survey/2026/responses.csv"),
    `id,area,hours\n${lines.join("\n")}\n`,
  );
  const collection = join(root, "methodology/report-survey/collection.yaml");
  const [head = ""] = readFileSync(collection, "utf8").split("identifiers:");
  const areas = "{type: code, label: Area, codes: {North: North, South: South, West: West}, required: yes}";
  const hours = "{type: number, label: Hours, required: yes}";
  writeFileSync(
    collection,
    `${head}variables:\n  id: {type: text, label: Number}\n  area: ${areas}\n  hours: ${hours}\n`,
  );
  writeFileSync(
    join(root, RULES),
    `method: conventional\nbase: 1\nthreshold: 1\naverages: {minimum_base: 3, ${rule}}\n`,
  );
  const release = join(root, RELEASE, "release.yaml");
  const [start = ""] = readFileSync(release, "utf8").split("headlines:");
  const figure = 'figure("hours", measure="total")';
  const table = "{title: Hours, by: [area], of: hours, measure: [total]}";
  writeFileSync(
    release,
    `${start}headlines: [{label: hours, figure: '${figure}'}]\nmain_points: ['{{ ${figure} }}']\ntables:\n  hours: ${table}\n`,
  );
  writeFileSync(join(root, RELEASE, "commentary.md"), '## Hours\n\n{% table "hours" %}\n');
  return root;
}

/** What is published of each area's total. */
function publishedTotals(rule: string): Map<string, string> {
  const root = rootOfTotals(rule);
  assert.equal(run(["build", "--root", root, "--quiet"]), [`${PACKAGE}: 1 tables`]);
  const [header = "", ...lines] = readFileSync(join(root, PACKAGE, "hours.csv"), "utf8")
    .trim()
    .split("\n");
  const [area, total] = [header.split(",").indexOf("area"), header.split(",").indexOf("hours_total")];
  const rows = lines.map((line) => line.split(","));
  return new Map(rows.map((row) => [row[area] ?? "", row[total] ?? ""]));
}

test("the worked table of totals with one large contributor is what a build publishes", () => {
  const rows = rowsOfTotals();
  const wanted = rows.map(([, area = "", , , shown = ""]) => [area === "all" ? "Total" : area, shown]);
  assert.is(wanted.length, 4);
  const published = publishedTotals("p_percent: 30");
  assert.equal([...published].sort(), wanted.sort());
  assert.is(publishedTotals("p_percent: 20").get("North"), "100");
  assert.is(publishedTotals("dominance: {n: 1, k: 50}").get("North"), "c");
});

test.run();
