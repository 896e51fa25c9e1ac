import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inWrittenOrder } from "../../pipeline/definitions/mapping.ts";
import { parseYaml, readYamlFile } from "../../pipeline/definitions/yaml-file.ts";
import { refused, withRoot } from "./fixture.ts";

const parse = (source: string) => parseYaml("x.yaml", source);

test("every scalar is the text that was written", () => {
  const { value } = parse("a: 01\nb: no\nc: ~\nd: 1.50\ne: 2024-01-01\nf:\ng: 'q'\n");
  assert.equal(value, { a: "01", b: "no", c: "~", d: "1.50", e: "2024-01-01", f: "", g: "q" });
});

test("names that look like integers keep the order of the file", () => {
  const map = inWrittenOrder(parse("10: ten\n2: two\n01: one\na: a\n").value);
  assert.equal(map instanceof Map && [...map], [
    ["10", "ten"],
    ["2", "two"],
    ["01", "one"],
    ["a", "a"],
  ]);
});

test("a part of a file is found by its line, and a part that is not there by the nearest around it", () => {
  const { at } = parse("# comment\na:\n  b: 1\n  c:\n    - x\n    - y: 2\n");
  assert.is(at(["a"]), "x.yaml:2");
  assert.is(at(["a", "b"]), "x.yaml:3");
  assert.is(at(["a", "c", 1, "y"]), "x.yaml:6");
  assert.is(at(["a", "none"]), "x.yaml:2");
  assert.is(at([]), "x.yaml:1");
});

test("a tab that indents is refused with its line", async () => {
  assert.equal(await refused(() => parse("a:\n\tb: 1\n")), ["x.yaml:2: a tab is used to indent; use spaces"]);
});

test("a key given twice is refused with its line", async () => {
  assert.equal(await refused(() => parse("a: 1\nb: 2\na: 3\n")), [
    "x.yaml:3: the key is given twice; keep one",
  ]);
});

test("every mistake of syntax is reported", async () => {
  const problems = await refused(() => parse("a: 1\na: 2\nb: 1\nb: 2\nc: @x\n"));
  assert.equal(problems, [
    "x.yaml:2: the key is given twice; keep one",
    "x.yaml:4: the key is given twice; keep one",
    "x.yaml:5: is not YAML: Plain value cannot start with reserved character @; mend the line",
  ]);
});

test("an anchor bomb is refused, with the line of each anchor and alias", async () => {
  const bomb = `a: &a [x, x]\n${"bcdefghi"
    .split("")
    .map((name, i) => `${name}: &${name} [*${"abcdefgh"[i]}, *${"abcdefgh"[i]}]\n`)
    .join("")}`;
  const problems = await refused(() => parse(bomb));
  assert.equal(problems.slice(0, 3), [
    "x.yaml:1: sets an anchor (&); write the value out where it is needed",
    "x.yaml:2: sets an anchor (&); write the value out where it is needed",
    "x.yaml:2: uses an alias (*); write the value out",
  ]);
});

test("tags, merge keys, keys that are not texts and a second document are refused", async () => {
  assert.equal(await refused(() => parse("a: !!int 1\nb: !x y\n<<: {c: 1}\n? [d]\n: 1\n")), [
    "x.yaml:1: uses a tag (!); leave the tag out",
    "x.yaml:2: uses a tag (!); leave the tag out",
    "x.yaml:3: uses a merge key (<<); write the settings out",
    "x.yaml:4: a key is not a text; give it a name",
  ]);
  assert.equal(await refused(() => parse("a: 1\n---\nb: 1\n")), [
    "x.yaml:2: a second document begins; keep one document in a file",
  ]);
});

test("a file nested beyond reason is refused before it is parsed", async () => {
  assert.equal(await refused(() => parse("[".repeat(1_000_000))), [
    "x.yaml: is nested too deeply; write it with fewer brackets",
  ]);
});

test("a file that is absent, too large, a folder or not UTF-8 is refused", () =>
  withRoot({}, async (root) => {
    assert.equal(await refused(() => readYamlFile(root, "none.yaml")), ["none.yaml: is missing; write it"]);
    assert.equal(await refused(() => readYamlFile(root, "data")), ["data: is missing; write it"]);
    writeFileSync(join(root, "large.yaml"), `# ${"x".repeat(5_000_000)}`);
    assert.equal(await refused(() => readYamlFile(root, "large.yaml")), [
      "large.yaml: is larger than 5 MB; keep data out of definitions",
    ]);
    writeFileSync(join(root, "latin.yaml"), Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
    assert.equal(await refused(() => readYamlFile(root, "latin.yaml")), [
      "latin.yaml: is not UTF-8; save it as UTF-8",
    ]);
  }));

test("a byte order mark and Windows line ends are no mistake", () =>
  withRoot({ "bom.yaml": "\uFEFFa: 1\r\nb: 2\r\n" }, async (root) => {
    assert.equal(readYamlFile(root, "bom.yaml").value, { a: "1", b: "2" });
  }));

test.run();
