import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Change, reportOn, wordsOf } from "./a-workbook.ts";

const coverPart = "xl/worksheets/sheet1.xml";
const pupilsPart = "xl/worksheets/sheet4.xml";
const tablePart = "xl/tables/table3.xml";
const pupils = (from: string, to: string): Change => [pupilsPart, from, to];
const table = (from: string, to: string): Change => [tablePart, from, to];
const styles = (from: string, to: string): Change => ["xl/styles.xml", from, to];
const end = (added: string) => pupils("</worksheet>", `${added}</worksheet>`);
const text = (at: string, words: string, style = 2) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`;
const number = (at: string, value: number, style = 3) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const ref = 'ref="A3:C6"';
const inOdd = pupils(text("A4", "North"), text("A4", "North", 4));
const odd = '<sz val="12"/><name val="Arial"/><color rgb="FF12436D"/>';
const oddFont = (from: string, to: string) => styles(odd, odd.replace(from, to));
const oddCell = (attributes: string, inside = "") =>
  styles('<xf fontId="2" xfId="0"/>', `<xf fontId="0" xfId="0" ${attributes}>${inside}</xf>`);
const relations = "xl/worksheets/_rels/sheet4.xml.rels";
const drawing = (inside: string): Change[] => [
  [
    relations,
    "</Relationships>",
    '<Relationship Id="rId7" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
  ],
  [
    "xl/drawings/drawing1.xml",
    "",
    `<xdr:wsDr xmlns:xdr="urn:xdr"><xdr:twoCellAnchor>${inside}</xdr:twoCellAnchor></xdr:wsDr>`,
  ],
];
const named = (name: string) => `<xdr:nv><xdr:cNvPr id="2" name="${name}"/></xdr:nv>`;

const faults: readonly [item: number, says: string, changes: readonly Change[], words: readonly string[]][] =
  [
    [
      1,
      "a table without a table part",
      [[relations, '/table"', '/other"']],
      ["not met", "Pupils!A3:C6: looks like a table and is not marked up"],
    ],
    [
      2,
      "a name that Excel gives by itself",
      [table("Pupils_by_region", "Table12")],
      ["not met", 'Pupils!A3:C6: the name "Table12" says nothing'],
    ],
    [
      3,
      "merged cells",
      [end('<mergeCells><mergeCell ref="A1:C1"/></mergeCells>')],
      ["not met", "Pupils!A1:C1: merged"],
    ],
    [
      4,
      "blank rows and a blank column",
      [table(ref, 'ref="A3:D8"')],
      ["not met", "Pupils!7:8: blank rows", "Pupils!D:D: blank columns"],
    ],
    [
      5,
      "no header row",
      [table(ref, `${ref} headerRowCount="0"`)],
      ["not met", "Pupils!A3:C6: has no header row"],
    ],
    [
      6,
      "text that its neighbour cuts off",
      [styles('<alignment wrapText="1"/>', ""), pupils("North", "North ".repeat(20).trim())],
      ["not met", "Pupils!A4: does not wrap, and the next cell cuts it off"],
    ],
    [
      6,
      "text that a low row cuts off",
      [
        pupils('<row r="4">', '<row r="4" ht="14" customHeight="1">'),
        pupils("North", "North ".repeat(20).trim()),
      ],
      ["not met", "Pupils!A4: is cut off by the fixed height of its row"],
    ],
    [
      7,
      "the filter buttons that Excel gives a table",
      [table("/>", `><autoFilter ${ref}/></table>`)],
      ["not met", "Pupils: a filter on table Pupils_by_region"],
    ],
    [
      7,
      "a table whose buttons are all hidden",
      [
        table(
          "/>",
          `><autoFilter ${ref}><filterColumn colId="0" hiddenButton="1"/><filterColumn colId="1" hiddenButton="1"/><filterColumn colId="2" hiddenButton="1"/></autoFilter></table>`,
        ),
      ],
      ["met"],
    ],
    [
      7,
      "a filter on bare cells, and frozen panes",
      [
        end('<autoFilter ref="A3:C6"/>'),
        pupils('<selection activeCell="A1"', '<pane ySplit="3" state="frozen"/><selection activeCell="A1"'),
      ],
      ["not met", "Pupils: a filter", "Pupils: frozen panes"],
    ],
    [
      8,
      "an empty cell without a word",
      [pupils(number("B4", 120), '<c r="B4" s="3"/>')],
      ["not met", "Pupils!B: 1 empty cell, the first B4"],
    ],
    [
      9,
      "hidden rows, columns and worksheets",
      [
        pupils('<row r="4">', '<row r="4" hidden="1">'),
        pupils('<row r="5">', '<row r="5" hidden="1">'),
        pupils('<col min="1" max="3"', '<col min="5" max="6" hidden="1"/><col min="1" max="3"'),
        ["xl/workbook.xml", 'name="Notes"', 'name="Notes" state="veryHidden"'],
      ],
      ["not met", "Notes: hidden worksheet", "Pupils!4:5: hidden rows", "Pupils!E:F: hidden columns"],
    ],
    [
      10,
      "a number wider than its column",
      [
        pupils('min="1" max="3" width="60"', 'min="2" max="2" width="1"'),
        pupils(number("B4", 120), number("B4", 1234567)),
      ],
      [
        "not met",
        "Pupils!A2: a word is wider than its column",
        "Pupils!B3:C3: a word is wider than its column",
        "Pupils!B4:B5: a number is wider than its column",
      ],
    ],
    [
      11,
      "a run in superscript",
      [
        pupils(
          "<t>Region</t>",
          '<r><t>Region</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>',
        ),
      ],
      ["not met", "Pupils!A3: superscript"],
    ],
    [12, "markers without their word", [pupils("[note 1]", "[1]")], ["not met", 'Pupils!A1: "[1]"']],
    [
      13,
      "a marker in a data cell",
      [pupils(number("C4", 45), text("C4", "45 [note 1]"))],
      ["not met", "Pupils!C4: [note 1] in a data cell"],
    ],
    [
      14,
      "a note that is not defined",
      [pupils("[note 1]", "[note 1] [note 2]")],
      ["not met", "Pupils!A1: note 2 is not on the notes worksheet"],
    ],
    [
      15,
      "a link whose text is its address",
      [
        pupils("<t>North</t>", "<t>https://example.org</t>"),
        end('<hyperlinks><hyperlink ref="A4" r:id="rId8"/></hyperlinks>'),
      ],
      ["not met", "Pupils!A4: a bare address"],
    ],
    [
      15,
      "a link of a formula that says here",
      [
        pupils(
          text("A4", "North"),
          '<c r="A4" t="str"><f>HYPERLINK("https://example.org","here")</f><v>here</v></c>',
        ),
      ],
      ["not met", "Pupils!A4: link text that says nothing"],
    ],
    [
      16,
      "small serif type in italics",
      [inOdd, oddFont('<sz val="12"/><name val="Arial"/>', '<sz val="10"/><i/><name val="Cambria"/>')],
      ["not met", "Pupils!A4: Cambria, 10 points, italic"],
    ],
    [
      16,
      "centred text",
      [inOdd, oddCell("", '<alignment horizontal="center"/>')],
      ["not met", "Pupils!A4: aligned center"],
    ],
    [
      17,
      "a title that is only bold",
      [styles('builtinId="16"', 'builtinId="3"')],
      [
        "not met",
        ...["Cover", "Contents", "Notes", "Pupils"].map((name) => `${name}!A1: is not in a heading style`),
      ],
    ],
    [
      18,
      "a page header",
      [end("<headerFooter><oddHeader>&amp;C&amp;A</oddHeader></headerFooter>")],
      ["not met", "Pupils: a page header or footer with content"],
    ],
    [
      18,
      "an empty page header",
      [end("<headerFooter><oddHeader>&amp;C</oddHeader></headerFooter>")],
      ["met"],
    ],
    [
      18,
      "a text box",
      drawing(`<xdr:sp>${named("Box 1")}</xdr:sp>`),
      ["not met", 'Pupils: a text box "Box 1"'],
    ],
    [
      19,
      "a fill of the theme and a border",
      [inOdd, oddCell('fillId="1" borderId="1"')],
      ["not met", "Pupils!A4: fill #dae3f3, border"],
    ],
    [
      20,
      "a colour that is too faint",
      [inOdd, oddFont("FF12436D", "FFAAAAAA")],
      ["not met", "Pupils!A4: contrast 2.3 to 1"],
    ],
    [
      21,
      "an image and a chart",
      drawing(`<xdr:pic>${named("Logo")}</xdr:pic><xdr:graphicFrame>${named("Bars")}</xdr:graphicFrame>`),
      ["not met", 'Pupils: an image "Logo"', 'Pupils: a chart "Bars"'],
    ],
    [21, "a macro", [["xl/vbaProject.bin", "", "x"]], ["not met", "*: macros in xl/vbaProject.bin"]],
    [
      22,
      "a blank worksheet",
      [["xl/workbook.xml", "</sheets>", '<sheet name="Sheet5" sheetId="9" r:id="rId5"/></sheets>']],
      ["not met", "Sheet5: blank"],
    ],
    [
      23,
      "an introduction beside column A",
      [pupils('<row r="2"><c r="A2"', '<row r="2"><c r="B2"')],
      ["not met", "Pupils!B2: introduction outside column A"],
    ],
    [
      24,
      "a table that starts in column B",
      [table(ref, 'ref="B3:C6"')],
      ["not met", "Pupils!B3:C6: a table that starts right of column A"],
    ],
    [
      25,
      "a source below the table",
      [pupils("</sheetData>", `<row r="8">${text("A8", "Source: census")}</row></sheetData>`)],
      ["not met", "Pupils!A8: below the table"],
    ],
    [
      26,
      "no language",
      [["docProps/core.xml", "<dc:language>en-GB</dc:language>", ""]],
      ["not met", "*: no language"],
    ],
    [
      26,
      "a language as Excel lets one write it",
      [
        ["docProps/core.xml", "<dc:language>en-GB</dc:language>", ""],
        [
          "docProps/custom.xml",
          "",
          '<Properties xmlns:vt="urn:vt"><property name="Language"><vt:lpwstr>English</vt:lpwstr></property></Properties>',
        ],
      ],
      ["look"],
    ],
    [
      27,
      "a cursor elsewhere, on another worksheet",
      [
        ["xl/workbook.xml", 'activeTab="0"', 'activeTab="3"'],
        [coverPart, 'activeCell="A1"', 'activeCell="B7"'],
      ],
      ["not met", "Pupils: is shown first", "Cover!B7: the cursor"],
    ],
    [
      28,
      "contents without a link",
      [["xl/worksheets/sheet2.xml", '<hyperlink ref="A5" location="Pupils!A1"/>', ""]],
      ["not met", "Contents: no link to Pupils"],
    ],
    [
      29,
      "a number as text",
      [pupils(number("B5", 1250), text("B5", "1,250"))],
      ["not met", "Pupils!B5: a number stored as text"],
    ],
    [
      29,
      "a year or a code as text is right",
      [pupils(text("B3", "Pupils"), text("B3", "Year")), pupils(number("B5", 1250), text("B5", "2026"))],
      ["look"],
    ],
    [
      30,
      "a dash where a number is missing",
      [pupils(number("B4", 120), text("B4", "-"))],
      ["not met", 'Pupils!B4: "-"'],
    ],
    [
      31,
      "shorthand that nobody explains",
      [pupils(number("B4", 120), text("B4", "[low]"))],
      ["not met", "Pupils!B4: [low] is explained nowhere"],
    ],
    [
      32,
      "a percentage by its format alone",
      [oddCell('numFmtId="10"'), pupils(number("B4", 120), number("B4", 1.2, 4))],
      ["not met", "Pupils!B: shown as % by its format alone"],
    ],
  ];

for (const [item, says, changes, words] of faults)
  test(`XLSX, item ${item}: ${says}`, async () => {
    const { items, met } = await reportOn("xlsx", changes);
    const found = items.find((one) => one.item === item)!;
    assert.equal(wordsOf(found), words);
    if (found.result === "not met" && found.level === "must") assert.is(met, false);
  });

test("the faults of XLSX fail every item of the checklist", () => {
  const failed = new Set(faults.filter(([, , , [result]]) => result === "not met").map(([item]) => item));
  assert.equal(
    [...failed].sort((a, b) => a - b),
    Array.from({ length: 32 }, (_, i) => i + 1),
  );
});

test.run();
