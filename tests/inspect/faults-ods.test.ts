import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Change, reportOn, wordsOf } from "./a-workbook.ts";

const content = (from: string, to: string): Change => ["content.xml", from, to];
const range = (name: string, sheet: string, from: string, to: string) =>
  `<table:database-range table:name="${name}" table:target-range-address="${sheet}.${from}:${sheet}.${to}"/>`;
const pupils = range("Pupils_by_region", "Pupils", "A3", "C6");
const text = (words: string) => `<text:p>${words}</text:p>`;
const cell = (words: string, style = "body") =>
  `<table:table-cell table:style-name="${style}" office:value-type="string">${text(words)}</table:table-cell>`;
const number = (value: number, style = "number") =>
  `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${value}">${text(String(value))}</table:table-cell>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
const north = row(cell("North"), number(120), number(45));
/** The style that no cell of the good workbook has, with other properties. */
const odd = (properties: string): Change =>
  content('<style:text-properties fo:color="#12436d"/>', properties);
const typed = (attributes: string) => odd(`<style:text-properties ${attributes}/>`);
const filled = (attributes: string) => odd(`<style:table-cell-properties ${attributes}/>`);
const inOdd = content(cell("North"), cell("North", "odd"));

/** What each fault makes of its item; the other items are not held here. */
const faults: readonly [item: number, says: string, changes: readonly Change[], words: readonly string[]][] =
  [
    [
      1,
      "a list of notes that is not marked up",
      [
        content(
          '<table:database-range table:name="Notes_list" table:target-range-address="Notes.A3:Notes.B5"/>',
          "",
        ),
        content(row(cell("Note"), cell("What it says")), row(cell("Note"))),
        content(row(cell("note 1"), cell("Counts are rounded to the nearest 5")), row(cell("note 1"))),
        content(row(cell("[c]"), cell("Confidential")), row(cell("[c]"))),
      ],
      ["not met", "Notes: its list is not marked up as a table"],
    ],
    [
      12,
      "two notes in one marker",
      [content("[note 1]", "[notes 1, 2]")],
      ["not met", 'Pupils!A1: "[notes 1, 2]"'],
    ],
    [
      8,
      "a cell that holds a space is empty",
      [content(cell("[c]"), cell("x")), content(number(120), cell(" "))],
      ["not met", "Pupils!B: 1 empty cell, the first B4"],
    ],
    [30, "a bare letter among numbers", [content(number(45), cell("c"))], ["not met", 'Pupils!C4: "c"']],
    [30, "a category called None is a word", [content("North", "None")], ["met"]],
    [
      1,
      "a table that is not marked up",
      [content(pupils, "")],
      ["not met", "Pupils!A3:C6: looks like a table and is not marked up"],
    ],
    [
      1,
      "rows of a table outside the mark",
      [content(pupils, pupils.replace("C6", "C4"))],
      ["not met", "Pupils!A5: 2 rows of several cells outside the marked table"],
    ],
    [
      1,
      "a range that LibreOffice makes for a filter is no mark",
      [content("Pupils_by_region", "__Anonymous_Sheet_DB__0")],
      ["not met", "Pupils!A3:C6: looks like a table and is not marked up"],
    ],
    [
      2,
      "a name that says nothing",
      [content("Pupils_by_region", "Table_1")],
      ["not met", 'Pupils!A3:C6: the name "Table_1" says nothing'],
    ],
    [
      2,
      "one name for two tables",
      [content("Pupils_by_region", "notes_list")],
      [
        "not met",
        'Notes!A3:B5: the name "Notes_list" is used twice',
        'Pupils!A3:C6: the name "notes_list" is used twice',
      ],
    ],
    [
      3,
      "merged cells",
      [
        content(
          '<table:table-cell table:style-name="body" office:value-type="string"><text:p>Region',
          '<table:table-cell table:style-name="body" table:number-columns-spanned="2" office:value-type="string"><text:p>Region',
        ),
      ],
      ["not met", "Pupils!A3:B3: merged"],
    ],
    [
      3,
      "a table inside a cell",
      [
        content(
          text("North"),
          `<table:table table:is-sub-table="true">${row(cell("x"))}</table:table>${text("North")}`,
        ),
      ],
      ["not met", "Pupils!A4: holds a table of its own"],
    ],
    [
      3,
      "tables that overlap",
      [content(pupils, `${pupils}${range("More_pupils", "Pupils", "A5", "C7")}`)],
      ["not met", "Pupils!A3:C6: table Pupils_by_region overlaps table More_pupils"],
    ],
    [
      4,
      "a blank row",
      [content(north, `${north}${row("<table:table-cell/>")}`), content(pupils, pupils.replace("C6", "C7"))],
      ["not met", "Pupils!5:5: blank rows"],
    ],
    [
      4,
      "a blank column",
      [content(pupils, pupils.replace("C6", "D6"))],
      ["not met", "Pupils!D:D: blank columns"],
    ],
    [
      5,
      "no header row",
      [
        content(
          'table:name="Pupils_by_region"',
          'table:name="Pupils_by_region" table:contains-header="false"',
        ),
      ],
      ["not met", "Pupils!A3:C6: has no header row"],
    ],
    [
      5,
      "a header twice",
      [content(text("Pupils"), text(" region "))],
      ["not met", "Pupils!B3: the same header as A3"],
    ],
    [
      5,
      "an empty header",
      [content(cell("Pupils"), "<table:table-cell/>")],
      ["not met", "Pupils!B3: empty header"],
    ],
    [
      5,
      "a title in the table",
      [content("Pupils.A3:", "Pupils.A1:")],
      ["not met", "Pupils!A1:C6: takes the worksheet's title for its header"],
    ],
    [
      6,
      "text that its neighbour cuts off",
      [content("North", "North ".repeat(20).trim()), content('fo:wrap-option="wrap"', "")],
      ["not met", "Pupils!A4: does not wrap, and the next cell cuts it off"],
    ],
    [
      6,
      "text that a low row cuts off",
      [
        content(
          north,
          north
            .replace("<table:table-row>", '<table:table-row table:style-name="low">')
            .replace("North", "North ".repeat(20).trim()),
        ),
      ],
      ["not met", "Pupils!A4: is cut off by the fixed height of its row"],
    ],
    [
      7,
      "filter buttons",
      [
        content(
          'table:name="Pupils_by_region"',
          'table:name="Pupils_by_region" table:display-filter-buttons="true"',
        ),
      ],
      ["not met", "Pupils: a filter on table Pupils_by_region"],
    ],
    [
      7,
      "frozen panes",
      [["settings.xml", '"HorizontalSplitMode">0', '"HorizontalSplitMode">2']],
      ["not met", "Cover: frozen panes"],
    ],
    [
      8,
      "an empty cell without a word",
      [content(number(120), "<table:table-cell/>")],
      ["not met", "Pupils!B: 1 empty cell, the first B4"],
    ],
    [
      8,
      "an empty cell in another column than is told",
      [
        content(number(120), "<table:table-cell/>"),
        content("Notes are on", "There are blank cells in column C where nobody was asked. Notes are on"),
      ],
      ["not met", "Pupils!B: 1 empty cell, the first B4; the introduction tells of other columns"],
    ],
    [
      8,
      "an empty cell that is told",
      [
        content(number(120), "<table:table-cell/>"),
        content(
          "Notes are on",
          "There are blank cells in columns B and C where nobody was asked. Notes are on",
        ),
      ],
      ["look", "Pupils!B: 1 empty cell, the first B4"],
    ],
    [
      9,
      "a hidden row",
      [content(north, north.replace("<table:table-row>", '<table:table-row table:visibility="collapse">'))],
      ["not met", "Pupils!4:4: hidden rows"],
    ],
    [
      9,
      "a hidden group of rows",
      [content(north, `<table:table-row-group table:display="false">${north}</table:table-row-group>`)],
      ["not met", "Pupils!4:4: hidden rows"],
    ],
    [
      9,
      "hidden columns",
      [
        content(
          'table:number-columns-repeated="3"',
          'table:number-columns-repeated="3" table:visibility="collapse"',
        ),
      ],
      ["not met", "Cover!A:C: hidden columns"],
    ],
    [
      9,
      "a hidden worksheet",
      [
        content(
          'table:name="Notes" table:style-name="shown"',
          'table:name="Notes" table:style-name="hidden"',
        ),
      ],
      ["not met", "Notes: hidden worksheet"],
    ],
    [
      10,
      "a number wider than its column",
      [
        content(
          'table:name="Pupils" table:style-name="shown"><table:table-column table:style-name="wide"',
          'table:name="Pupils" table:style-name="shown"><table:table-column table:style-name="narrow"',
        ),
      ],
      [
        "not met",
        "Pupils!A2:A6: a word is wider than its column",
        "Pupils!B3:C3: a word is wider than its column",
        "Pupils!B4:B5: a number is wider than its column",
      ],
    ],
    [
      11,
      "a star in a header",
      [content(text("Pupils"), text("Pupils*"))],
      ["not met", "Pupils!B3: a symbol that points at a note"],
    ],
    [
      11,
      "a raised digit",
      [content(text("Region"), text("Region¹"))],
      ["not met", "Pupils!A3: a raised digit"],
    ],
    [
      11,
      "a run in superscript",
      [
        content(text("Region"), '<text:p>Region<text:span text:style-name="run">a</text:span></text:p>'),
        content('"0% 100%"', '"super 58%"'),
      ],
      ["not met", "Pupils!A3: superscript"],
    ],
    [11, "square kilometres point at no note", [content(text("Region"), text("Area in km²"))], ["met"]],
    [12, "a marker in other words", [content("[note 1]", "(Note 1)")], ["not met", 'Pupils!A1: "(Note 1)"']],
    [
      12,
      "a marker out of order",
      [content("[note 1]", "[note 2]")],
      ["not met", "Pupils!A1: note 2 where note 1 is next"],
    ],
    [
      13,
      "a marker in a data cell",
      [content(number(45), cell("45 [note 1]"))],
      ["not met", "Pupils!C4: [note 1] in a data cell"],
    ],
    [
      13,
      "a marker in the label of a row, or in a Notes column",
      [
        content("North", "North [note 1]"),
        content(text("Answered yes (%)"), text("Notes")),
        content(number(45), cell("[note 1]")),
      ],
      ["met"],
    ],
    [
      14,
      "a note that is used nowhere",
      [content("note 1</text:p>", "note 2</text:p>")],
      ["not met", "Pupils!A1: note 1 is not on the notes worksheet", "Notes!A4: note 2 is used nowhere"],
    ],
    [
      14,
      "no notes worksheet",
      [content('table:name="Notes"', 'table:name="Other"'), content("Notes and shorthand", "Other things")],
      ["not met", "*: no notes worksheet"],
    ],
    [
      15,
      "a bare address",
      [content("Next release: November 2027", "See https://example.org/next")],
      ["not met", "Cover!A3: a bare address"],
    ],
    [
      15,
      "a link that says here",
      [content("Pupils by region</text:a>", "Click here</text:a>")],
      ["not met", "Contents!A5: link text that says nothing"],
    ],
    [
      15,
      "one text for two addresses",
      [content("Pupils by region</text:a>", "Notes</text:a>")],
      ["look", "Contents!A4:A5: one text for 2 addresses"],
    ],
    [
      16,
      "small type in italics",
      [inOdd, typed('fo:font-size="9.5pt" fo:font-style="italic"')],
      ["not met", "Pupils!A4: 9.5 points, italic"],
    ],
    [
      16,
      "a serif font",
      [inOdd, typed('style:font-name="Times New Roman"')],
      ["not met", "Pupils!A4: Times New Roman"],
    ],
    [
      16,
      "a font that is not known",
      [inOdd, typed('style:font-name="Comic Neue"')],
      ["look", "Pupils!A4: Comic Neue"],
    ],
    [
      16,
      "underlined text that is no link",
      [inOdd, typed('style:text-underline-style="solid"')],
      ["not met", "Pupils!A4: underlined, and no link"],
    ],
    [
      16,
      "a number at the left, text at the right",
      [
        inOdd,
        odd('<style:paragraph-properties fo:text-align="end"/>'),
        content(number(120), number(120, "middle")),
        content(
          "</office:automatic-styles>",
          '<style:style style:name="middle" style:family="table-cell"><style:paragraph-properties fo:text-align="center"/></style:style></office:automatic-styles>',
        ),
      ],
      ["not met", "Pupils!A4: text aligned right", "Pupils!B4: a number aligned center"],
    ],
    [
      17,
      "a title that is no heading",
      [content('style:parent-style-name="Heading_20_1"', 'style:parent-style-name="Default"')],
      [
        "not met",
        "Cover!A1: is not in a heading style",
        "Contents!A1: is not in a heading style",
        "Notes!A1: is not in a heading style",
        "Pupils!A1: is not in a heading style",
      ],
    ],
    [
      17,
      "a title that says nothing",
      [content("Pupils by region in 2026 [note 1]", "Table 1")],
      ["not met", "Pupils!A1: does not say what the worksheet holds"],
    ],
    [
      17,
      "no title",
      [content(row(cell("Contents", "top")), row("<table:table-cell/>"))],
      ["not met", "Contents!A1: empty"],
    ],
    [
      18,
      "a page footer",
      [
        [
          "styles.xml",
          "<style:footer/>",
          "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>",
        ],
      ],
      [
        "not met",
        ...["Cover", "Contents", "Notes", "Pupils"].map(
          (name) => `${name}: a page header or footer with content`,
        ),
      ],
    ],
    [
      18,
      "a footer that is turned off",
      [
        [
          "styles.xml",
          "<style:footer/>",
          '<style:footer style:display="false"><text:p>Page</text:p></style:footer>',
        ],
      ],
      ["met"],
    ],
    [
      18,
      "a text box",
      [
        content(
          text("North"),
          `${text("North")}<draw:frame draw:name="Box 1"><draw:text-box>${text("look")}</draw:text-box></draw:frame>`,
        ),
      ],
      ["not met", 'Pupils: a text box "Box 1"'],
    ],
    [
      19,
      "a fill and a border",
      [inOdd, filled('fo:background-color="#DDEEFF" fo:border-bottom="0.75pt solid #000000"')],
      ["not met", "Pupils!A4: fill #ddeeff, border"],
    ],
    [
      19,
      "white is no fill, and none no border",
      [inOdd, filled('fo:background-color="#ffffff" fo:border="none"')],
      ["met"],
    ],
    [
      19,
      "a fill of an empty cell",
      [
        content(
          north,
          north.replace("</table:table-row>", '<table:table-cell table:style-name="odd"/></table:table-row>'),
        ),
        filled('fo:background-color="#DDEEFF"'),
      ],
      ["not met", "Pupils!D4: fill #ddeeff of empty cells"],
    ],
    [
      20,
      "grey on white is too faint",
      [inOdd, typed('fo:color="#888888"')],
      ["not met", "Pupils!A4: contrast 3.5 to 1"],
    ],
    [20, "coloured data", [inOdd, typed('fo:color="#b00000"')], ["look", "Pupils!A4: text #b00000"]],
    [
      21,
      "an image",
      [content(text("North"), `${text("North")}<draw:frame draw:name="Logo"><draw:image/></draw:frame>`)],
      ["not met", 'Pupils: an image "Logo"'],
    ],
    [
      21,
      "a chart, once",
      [
        content(
          text("North"),
          `${text("North")}<draw:frame draw:name="Bars"><draw:object/><draw:image/></draw:frame>`,
        ),
      ],
      ["not met", 'Pupils: a chart "Bars"'],
    ],
    [
      21,
      "a macro",
      [["Basic/Standard/Module1.xml", "", "<module/>"]],
      ["not met", "*: macros in Basic/Standard/Module1.xml"],
    ],
    [
      22,
      "a blank worksheet with the name of another",
      [
        content(
          "<table:database-ranges>",
          `<table:table table:name="notes">${row("<table:table-cell/>")}</table:table><table:database-ranges>`,
        ),
      ],
      ["not met", "Notes: the name of two worksheets", "notes: the name of two worksheets", "notes: blank"],
    ],
    [
      23,
      "an introduction that says nothing of the table",
      [content("This worksheet contains one table. It begins in cell A3. Notes are", "Notes are")],
      [
        "not met",
        "Pupils!A1: does not say how many tables there are",
        "Pupils!A1: does not say where the table starts",
      ],
    ],
    [
      23,
      "an introduction that is wrong",
      [content("one table. It begins in cell A3. Notes", "two tables. It begins in cell A4. Notes")],
      [
        "not met",
        "Pupils!A1: says 2 tables, and there is 1",
        "Pupils!A1: says that a table starts in A4, and none does",
      ],
    ],
    [
      23,
      "notes that nobody is told of",
      [content(" Notes are on the notes worksheet.", "")],
      ["not met", "Pupils!A1: does not say where the notes are"],
    ],
    [
      24,
      "a table that starts in column B",
      [content(pupils, range("Pupils_by_region", "Pupils", "B3", "C6"))],
      ["not met", "Pupils!B3:C6: a table that starts right of column A"],
    ],
    [
      25,
      "a note below the table",
      [
        content(
          row(cell("West"), number(0), number(52.5)),
          `${row(cell("West"), number(0), number(52.5))}${row(cell("Source: census"))}`,
        ),
      ],
      ["not met", "Pupils!A7: below the table"],
    ],
    [
      25,
      "two tables on a worksheet",
      [content(pupils, range("One", "Pupils", "A3", "C4") + range("Two", "Pupils", "A5", "C6"))],
      ["not met", "Pupils: 2 tables"],
    ],
    [
      26,
      "no title, author or language",
      [
        [
          "meta.xml",
          "<dc:title>Pupils in the regions of Exampleland</dc:title><dc:creator>Statistics of Exampleland</dc:creator>",
          "<dc:title></dc:title>",
        ],
        ["styles.xml", 'fo:language="en" fo:country="GB"', ""],
      ],
      ["not met", "*: no title", "*: no author or organisation", "*: no language"],
    ],
    [
      27,
      "a cursor elsewhere",
      [["settings.xml", '"CursorPositionY">0', '"CursorPositionY">8']],
      ["not met", "Cover!A9: the cursor"],
    ],
    [
      27,
      "another worksheet in front",
      [["settings.xml", '"ActiveTable">Cover', '"ActiveTable">Notes']],
      ["not met", "Notes: is shown first"],
    ],
    [
      28,
      "a cover without a next release or a contact",
      [
        content(row(cell("Next release: November 2027")), row(cell("A release"))),
        content("Contact: statistics@example.org", "By the statisticians"),
      ],
      ["not met", "Cover: does not tell the next release", "Cover: does not tell whom to contact"],
    ],
    [
      28,
      "contents without a link",
      [content('<text:a xlink:href="#Pupils.A1">Pupils by region</text:a>', "Pupils by region")],
      ["not met", "Contents: no link to Pupils"],
    ],
    [
      28,
      "no cover and no contents",
      [
        content('table:name="Cover"', 'table:name="Notes 2"'),
        content('table:name="Contents"', 'table:name="List"'),
        content(text("Contents"), text("List")),
      ],
      ["not met", "*: no cover worksheet", "*: no contents worksheet"],
    ],
    [
      29,
      "a number, a date and an error as text",
      [
        content(number(45), cell("1,250")),
        content(number(120), cell("10/07/2026")),
        content(number(0), cell("#REF!")),
      ],
      [
        "not met",
        "Pupils!B4: a date that can be read two ways, stored as text",
        "Pupils!C4: a number stored as text",
        "Pupils!B6: an error value",
      ],
    ],
    [
      30,
      "symbols where numbers are missing",
      [content(number(45), cell("..")), content(number(120), cell("[q]"))],
      ["not met", 'Pupils!B4: "[q]"', 'Pupils!C4: ".."'],
    ],
    [
      31,
      "shorthand that nobody explains",
      [content(number(120), cell("[z]"))],
      ["not met", "Pupils!B4: [z] is explained nowhere"],
    ],
    [
      31,
      "shorthand that is not used",
      [content(row(cell("South"), number(1250), cell("[c]")), row(cell("South"), number(1250), number(5)))],
      ["not met", "Notes!A5: [c] is explained and used nowhere"],
    ],
    [
      32,
      "a percentage by its format alone",
      [content(number(120), number(120).replace('"float"', '"percentage"'))],
      ["not met", "Pupils!B: shown as % by its format alone"],
    ],
    [
      32,
      "a percentage that its header tells",
      [content(number(45), number(45).replace('"float"', '"percentage"'))],
      ["met"],
    ],
  ];

for (const [item, says, changes, words] of faults)
  test(`ODS, item ${item}: ${says}`, async () => {
    const { items, met } = await reportOn("ods", changes);
    const found = items.find((one) => one.item === item)!;
    assert.equal(wordsOf(found), words);
    if (found.result === "not met") {
      assert.ok(found.todo.length > 10);
      if (found.level === "must") assert.is(met, false);
    }
  });

test("the faults of ODS fail every item of the checklist", () => {
  const failed = new Set(faults.filter(([, , , [result]]) => result === "not met").map(([item]) => item));
  assert.equal(
    [...failed].sort((a, b) => a - b),
    Array.from({ length: 32 }, (_, i) => i + 1),
  );
});

test.run();
