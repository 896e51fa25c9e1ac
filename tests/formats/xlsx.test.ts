import { test } from "uvu";
import * as assert from "uvu/assert";
import { partsOf, workbookInput, written } from "./workbook-fixture.ts";

const { xlsx } = await written(workbookInput());
const parts = partsOf(xlsx);
const part = (name: string) => parts[name] ?? assert.unreachable(`there is no part ${name}`) ?? "";
const numbers = [1, 2, 3, 4, 5, 6, 7];

/** The cells of a sheet by address, each with its format and its text or number. */
function cellsOf(number: number): Map<string, { format: number; value: string | number }> {
  const texts = [...part("xl/sharedStrings.xml").matchAll(/<t xml:space="preserve">(.*?)<\/t>/gs)].map(
    ([, text]) => text!,
  );
  const cells = part(`xl/worksheets/sheet${number}.xml`).matchAll(
    /<c r="(\w+)" s="(\d+)"( t="s")?><v>([^<]*)<\/v><\/c>/g,
  );
  return new Map(
    [...cells].map(([, at, format, text, value]) => [
      at!,
      { format: Number(format), value: text ? texts[Number(value)]! : Number(value) },
    ]),
  );
}

test("every sheet has one table part, whose columns are named as the header cells are", () => {
  for (const number of numbers) {
    const table = part(`xl/tables/table${number}.xml`);
    const [, top, last] = /ref="A(\d+):([A-Z]+)\d+"/.exec(table)!;
    const names = [...table.matchAll(/<tableColumn id="\d+" name="([^"]+)"\/>/g)].map(([, name]) => name);
    const headers = [...cellsOf(number)]
      .filter(([at]) => at.replace(/[A-Z]+/, "") === top)
      .map(([, { value }]) => value);
    assert.equal(names, headers);
    assert.is(
      names.length,
      [...last!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    );
    assert.match(
      part(`xl/worksheets/sheet${number}.xml`),
      '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
    );
    assert.match(
      part(`xl/worksheets/_rels/sheet${number}.xml.rels`),
      `Target="../tables/table${number}.xml"`,
    );
  }
  assert.match(part("xl/tables/table6.xml"), 'name="data_by_role" displayName="data_by_role" ref="A10:I13"');
});

test("tables have no filters and no stripes, and nothing is merged or frozen", () => {
  for (const number of numbers) {
    assert.not.match(part(`xl/tables/table${number}.xml`), /autoFilter|tableStyleInfo/);
    assert.not.match(
      part(`xl/worksheets/sheet${number}.xml`),
      /mergeCell|<pane|hidden|headerFooter|<f>|drawing/,
    );
  }
});

test("A1 of every sheet is selected, and is in the style that Excel has built in as Heading 1", () => {
  const styles = part("xl/styles.xml");
  assert.match(styles, '<cellStyle name="Heading 1" xfId="1" builtinId="16"/>');
  const formats = [.../<cellXfs.*<\/cellXfs>/s.exec(styles)![0].matchAll(/<xf [^>]*xfId="(\d+)"/g)].map(
    ([, style]) => style,
  );
  for (const number of numbers) {
    assert.match(part(`xl/worksheets/sheet${number}.xml`), '<selection activeCell="A1" sqref="A1"/>');
    assert.is(formats[cellsOf(number).get("A1")!.format], "1");
  }
});

test("numbers are numbers, symbols stand in brackets, and a label that begins as a formula does is text", () => {
  const cells = cellsOf(6);
  assert.equal(
    ["A13", "E13", "F13", "G13", "H13", "I13"].map((at) => cells.get(at)!.value),
    [202526, "England", "=Head, or “acting”", "[c]", 1240, "[low]"],
  );
  assert.is(cells.get("I12")!.value, 99.6);
  const code = /<numFmt numFmtId="(\d+)" formatCode="#,##0.0"\/>/.exec(part("xl/styles.xml"))![1];
  const formats = [
    .../<cellXfs.*<\/cellXfs>/s.exec(part("xl/styles.xml"))![0].matchAll(/<xf numFmtId="(\d+)"/g),
  ];
  assert.is(formats[cells.get("I12")!.format]![1], code);
});

test("title, subject, publisher and language are said, with the dates of the release", () => {
  const core = part("docProps/core.xml");
  assert.match(core, "<dc:title>Views of parents: autumn 2025</dc:title>");
  assert.match(core, "<dc:subject>Schools</dc:subject>");
  assert.match(core, "<dc:creator>The Example Inspectorate</dc:creator>");
  assert.match(core, "<dc:language>en-GB</dc:language>");
  assert.match(core, '<dcterms:created xsi:type="dcterms:W3CDTF">2025-12-01T00:00:00Z</dcterms:created>');
});

test("links lead to sheets by place and to the web by relationship", () => {
  assert.match(
    part("xl/worksheets/sheet2.xml"),
    /<hyperlink ref="A8" location="'by_role'!A1" display="by_role"\/>/,
  );
  const cover = part("xl/worksheets/sheet1.xml");
  const ids = [...cover.matchAll(/<hyperlink ref="\w+" r:id="(\w+)"\/>/g)].map(([, id]) => id!);
  const relations = part("xl/worksheets/_rels/sheet1.xml.rels");
  const targets = ids.map(
    (id) => new RegExp(`Id="${id}"[^>]* Target="([^"]+)" TargetMode="External"`).exec(relations)![1],
  );
  assert.equal(targets, [
    "https://example.org/statistics/releases/views/2025/",
    "mailto:statistics@example.org",
    "mailto:press@example.org",
    "https://example.org/licence",
  ]);
});

test("every part has a content type and every relationship a part", () => {
  const types = part("[Content_Types].xml");
  for (const name of Object.keys(parts).filter(
    (one) => !one.endsWith(".rels") && one !== "[Content_Types].xml",
  ))
    assert.match(types, `PartName="/${name}"`);
  for (const [name, xml] of Object.entries(parts).filter(([one]) => one.endsWith(".rels"))) {
    const from = name.replace("_rels/", "").split("/").slice(0, -1).join("/");
    for (const [, target] of xml.matchAll(/Target="([^"]+)"\/>/g)) {
      const path = new URL(target!, `file:///${from}${from === "" ? "" : "/"}`).pathname.slice(1);
      assert.ok(path in parts, `${name} points at ${path}`);
    }
  }
});

test.run();
