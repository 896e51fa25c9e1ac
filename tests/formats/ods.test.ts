import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { partsOf, workbookInput, written } from "./workbook-fixture.ts";

const { ods } = await written(workbookInput());
const parts = partsOf(ods);
const [content, styles, meta, settings, manifest] = [
  "content.xml",
  "styles.xml",
  "meta.xml",
  "settings.xml",
  "META-INF/manifest.xml",
].map((name) => parts[name] ?? "");

const sheets = [...content!.matchAll(/<table:table table:name="([^"]+)".*?<\/table:table>/gs)].map(
  ([xml, name]) => ({ name: name!, xml }),
);

test("the mimetype comes first and is stored as it is, so that the kind of file can be told from its bytes", () => {
  const bytes = readFileSync(ods);
  assert.is(bytes.toString("latin1", 30, 84), "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  assert.is(bytes.readUInt16LE(8), 0, "stored");
  assert.is(bytes.readUInt16LE(6), 0, "no flags: its size stands before it");
});

test("every sheet has one table that is named and has a header, from the cell that its sentence says", () => {
  const ranges = [
    ...content!.matchAll(
      /<table:database-range table:name="([^"]+)" table:target-range-address="([^"]+)"([^/]*)\/>/g,
    ),
  ];
  assert.equal(
    ranges.map(([, name, address]) => [name, address]),
    [
      ["cover", "Cover.A4:Cover.B21"],
      ["contents", "Contents.A3:Contents.B9"],
      ["notes", "Notes.A4:Notes.B10"],
      ["shorthand", "Shorthand.A4:Shorthand.B8"],
      ["data_by_channel", "by_channel.A7:by_channel.G9"],
      ["data_by_role", "by_role.A10:by_role.I13"],
      ["data_by_place", "by_place.A10:by_place.O14"],
    ],
  );
  for (const [, , , rest] of ranges) {
    assert.match(rest!, 'table:contains-header="true"');
    assert.match(rest!, 'table:display-filter-buttons="false"');
  }
  for (const { name, xml } of sheets) {
    const begins = Number(/begins in cell A(\d+)\./.exec(xml)![1]);
    const above = xml.slice(0, xml.indexOf("<table:table-header-rows>")).match(/<table:table-row/g)!.length;
    assert.is(above + 1, begins, name);
    assert.is(xml.match(/<table:table-header-rows>/g)!.length, 1);
  }
});

test("A1 of every sheet is its title in the style Heading 1", () => {
  assert.match(styles!, 'style:name="Heading_20_1" style:display-name="Heading 1" style:family="table-cell"');
  for (const { xml } of sheets) {
    const first = /<table:table-row[^>]*>(<table:table-cell[^>]*>)/.exec(xml)![1]!;
    assert.match(first, 'table:style-name="Heading_20_1"');
  }
});

test("title, subject, publisher and language are said, with the dates of the release", () => {
  assert.match(meta!, "<dc:title>Views of parents: autumn 2025</dc:title>");
  assert.match(meta!, "<dc:subject>Schools</dc:subject>");
  assert.match(meta!, "<dc:creator>The Example Inspectorate</dc:creator>");
  assert.match(meta!, "<dc:language>en-GB</dc:language>");
  assert.match(meta!, "<dc:date>2025-12-01T00:00:00</dc:date>");
  assert.match(styles!, 'fo:language="en" fo:country="GB"');
});

test("it opens on the cover with the cursor in A1 of every sheet, and nothing is frozen", () => {
  assert.match(settings!, '<config:config-item config:name="ActiveTable" config:type="string">Cover<');
  const items = [...settings!.matchAll(/config:name="(\w+)" config:type="int">(\d+)</g)];
  assert.is(items.length, 4 * sheets.length);
  assert.ok(items.every(([, , value]) => value === "0"));
});

test("numbers are numbers with their exact value, and are shown with the decimals of their measure", () => {
  const role = sheets.find(({ name }) => name === "by_role")!.xml;
  assert.match(
    role,
    'table:style-name="Number_20_0grouped" office:value-type="float" office:value="1240"><text:p>1,240</text:p>',
  );
  assert.match(
    role,
    'table:style-name="Number_20_1grouped" office:value-type="float" office:value="99.6"><text:p>99.6</text:p>',
  );
  assert.match(role, 'office:value="202526"><text:p>202526</text:p>');
  assert.match(
    role,
    'table:style-name="Shorthand" office:value-type="string"><text:p>[c]</text:p>'.replace(/[[\]]/g, "$&"),
  );
  assert.match(
    styles!,
    '<number:number number:min-integer-digits="1" number:decimal-places="1" number:min-decimal-places="1" number:grouping="true"/>',
  );
});

test("a label that begins as a formula does is text, and nothing in the file is a formula", () => {
  assert.match(content!, 'office:value-type="string"><text:p>=Head, or “acting”</text:p>');
  assert.not.match(content!, "table:formula");
});

test("nothing is merged, hidden, filled, italic, filtered, drawn, or printed above and below the page", () => {
  for (const word of [
    "covered-table-cell",
    "spanned",
    'visibility="collapse"',
    'table:display="false"',
    "table:filter",
    "draw:",
  ])
    assert.not.match(content!, word);
  for (const word of ["background-color", "italic", "fo:border", "style:header", "style:footer"])
    assert.not.match(styles!, word);
  const sizes = [...styles!.matchAll(/fo:font-size="(\d+)pt"/g)].map(([, points]) => Number(points));
  assert.ok(sizes.every((points) => points >= 12));
});

test("links say in words where they lead", () => {
  assert.match(content!, '<text:a xlink:type="simple" xlink:href="#Notes.A1">What the notes say</text:a>');
  assert.match(content!, '<text:a xlink:type="simple" xlink:href="#by_role.A1">by_role</text:a>');
  assert.match(content!, 'xlink:href="https://example.org/licence">Open Government Licence v3.0</text:a>');
  assert.match(content!, 'xlink:href="mailto:statistics@example.org">');
});

test("the manifest lists every part but itself and the mimetype", () => {
  const listed = [...manifest!.matchAll(/manifest:full-path="([^"]+)"/g)].map(([, path]) => path!);
  assert.equal(listed, [
    "/",
    ...Object.keys(parts).filter((name) => name.endsWith(".xml") && !name.startsWith("META")),
  ]);
});

const schemas = process.env["ODF_SCHEMAS"] ?? "../shared/odf-schema";
const has = (program: string) => spawnSync(program, ["--version"]).error === undefined;
const noJing = !existsSync(schemas) || !has("jing");
const noOffice = !has("soffice");

(noJing ? test.skip : test)(
  "the parts are valid against OASIS's schema (skipped: needs jing and its schemas)",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "ods-"));
    for (const name of ["content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"]) {
      const file = join(folder, name.replace("/", "-"));
      writeFileSync(file, parts[name]!);
      const schema = name.startsWith("META")
        ? "OpenDocument-v1.3-manifest-schema.rng"
        : "OpenDocument-v1.3-schema.rng";
      const { status, stdout } = spawnSync("jing", ["-i", join(schemas, schema), file], { encoding: "utf8" });
      assert.is(status, 0, stdout);
    }
  },
);

(noOffice ? test.skip : test)(
  "LibreOffice opens it and keeps values, names of tables, header rows and title (skipped: needs soffice)",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "office-"));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    copyFileSync(ods, join(folder, "in.ods"));
    execFileSync(
      "soffice",
      [profile, "--headless", "--convert-to", "ods", "--outdir", join(folder, "out"), join(folder, "in.ods")],
      { stdio: "ignore" },
    );
    const after = partsOf(join(folder, "out", "in.ods"));
    assert.match(after["meta.xml"]!, "<dc:title>Views of parents: autumn 2025</dc:title>");
    assert.match(after["meta.xml"]!, "<dc:language>en-GB</dc:language>");
    for (const word of [
      'table:name="data_by_role"',
      "=Head, or “acting”",
      'office:value="99.6"',
      "<table:table-header-rows>",
      'xlink:href="#Notes.A1"',
    ])
      assert.match(after["content.xml"]!, word);
    assert.match(after["content.xml"]!, 'table:style-name="Heading_20_1"');
  },
);

test.run();
