import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";

const empty = mkdtempSync(join(tmpdir(), "first-release-"));
test.after(() => rmSync(empty, { recursive: true }));

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["pipeline/first-release.mjs", ...words], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("without a command it prints the help", () => {
  const { status, stdout } = run();
  assert.is(status, 0);
  assert.match(stdout, /^first-release: from response data/);
});

test("--version prints the version of package.json", () => {
  assert.match(run("--version").stdout, /^\d+\.\d+\.\d+\n$/);
});

test("a misspelt command names the nearest and exits 1", () => {
  assert.equal(run("biuld"), {
    status: 1,
    stdout: "",
    stderr: 'command line: there is no command "biuld"; did you mean "build"?\n',
  });
});

test("a misspelt option names the nearest", () => {
  assert.equal(
    run("build", "--rooot", "x").stderr,
    "command line: there is no option --rooot; did you mean --root?\n",
  );
});

test("an option that the command does not take is refused", () => {
  assert.equal(
    run("check", "--out", "x").stderr,
    'command line: "check" takes no --out; leave it out, or see first-release --help\n',
  );
});

test("--as-of must be a day of the calendar", () => {
  assert.equal(
    run("build", "--as-of", "2024-02-30").stderr,
    "command line: --as-of is not a date; write it as YYYY-MM-DD\n",
  );
});

test("a root without methodology and data is refused in words, without a stack", () => {
  const { status, stderr } = run("check", "--root", empty);
  assert.is(status, 1);
  assert.match(stderr, /: .+; .+\n$/);
  assert.not.match(stderr, /\n\s+at /);
});

test("a release that does not exist names the nearest", () => {
  const { status, stderr } = run("check", "involvment/2012");
  assert.is(status, 1);
  assert.match(stderr, /did you mean "involvement\/2012"\?/);
});

test("check prints what had better be looked at as warnings, and passes", () => {
  const root = ["--root", "tests/definitions/root"];
  const line =
    "data/releases/pupil-survey/2024/release.yaml:1: there is no pre-release list; give job titles under pre_release_access, or [] where nobody saw it before";
  const { status, stdout } = run("check", "pupil-survey/2024", ...root);
  assert.equal([status, stdout], [0, `warning: ${line}\nnothing to mend\n`]);
  const { warnings } = JSON.parse(run("check", "pupil-survey/2024", "--json", ...root).stdout);
  assert.equal(`${warnings[0].where}: ${warnings[0].what}; ${warnings[0].todo}`, line);
});

test("check --json gives the problems as data", () => {
  assert.equal(JSON.parse(run("check", "involvement/2012", "--json").stdout), {
    problems: [],
    warnings: [],
  });
});

test("--json gives data also where a command is refused, and the words stay on standard error", () => {
  const { status, stdout, stderr } = run("build", "--rooot", "x", "--json");
  assert.is(status, 1);
  assert.equal(JSON.parse(stdout).problems, [
    { where: "command line", what: "there is no option --rooot", todo: "did you mean --root?" },
  ]);
  assert.match(stderr, /^command line: there is no option --rooot;/);
});

test("a place that cannot be written is the user's to mend, said without a stack", () => {
  const root = join(empty, "root");
  cpSync("tests/golden/small-survey/in", root, { recursive: true });
  writeFileSync(join(root, "data/packages"), "a file where the packages should go");
  const { status, stderr } = run("build", "--root", root);
  assert.is(status, 1);
  assert.match(stderr, /data\/packages: is a file where a folder should be; /);
  assert.not.match(stderr, /\n\s+at /);
});

test("exact counts are not written among what is public", () => {
  mkdirSync(join(empty, "data"));
  mkdirSync(join(empty, "methodology"));
  assert.match(
    run("build", "--root", empty, "--private", join(empty, "data/packages/x")).stderr,
    /^--private: is a folder that is published; /,
  );
});

test.run();
