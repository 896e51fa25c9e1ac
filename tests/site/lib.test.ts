import { test } from "uvu";
import * as assert from "uvu/assert";
import { feedbackAddress, relativeAddress } from "../../site/lib/addresses.js";
import { renderPage } from "../../site/lib/markdown.js";
import { escapeHtml, showBytes, showCell, showDate, showNumber } from "../../site/lib/show.js";
import { needsSyntheticMark } from "../../site/lib/table-html.js";
import { cellId, layoutTable } from "../../site/lib/table-layout.js";
import { happyByPhase } from "./sample-tables.ts";
import { release } from "./sample-words.ts";

test("a number has thousands separated and halves rounded away from zero", () => {
  assert.is(showNumber(1234567, 0), "1,234,567");
  assert.is(showNumber(2.675, 2), "2.68");
  assert.is(showNumber(-0.5, 0), "-1");
  assert.is(showNumber(-0.4, 0), "0");
  assert.is(showNumber(0.05, 1), "0.1");
  assert.is(showNumber(1e-7, 2), "0.00");
});

test("a date is shown in words, a month too, and other words stay", () => {
  assert.is(showDate("2012-11-05"), "5 November 2012");
  assert.is(showDate("2027-02"), "February 2027");
  assert.is(showDate("no further release is planned"), "no further release is planned");
});

test("a cell is a number with its unit, or a symbol in brackets", () => {
  const percent = { kind: "percent", column: "p", label: "Percentage", unit: "%", decimals: 0 } as const;
  assert.is(showCell({ value: 45, symbol: null }, percent), "45%");
  assert.is(showCell({ value: null, symbol: "c" }, percent), "[c]");
});

test("a file's size is in bytes, KB or MB", () => {
  assert.equal([812, 14_400, 2_340_000].map(showBytes), ["812 bytes", "14 KB", "2.3 MB"]);
});

test("text in a page cannot become markup", () => {
  assert.is(escapeHtml(`<a href="x">'&`), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
});

test("a link is relative to its page, so that the site works in any folder", () => {
  assert.is(relativeAddress("/a/b/", "/a/c/#part"), "../c/#part");
  assert.is(relativeAddress("/a/b/", "/a/b/"), "./");
  assert.is(relativeAddress("/", "/styles/main.css"), "styles/main.css");
  assert.is(relativeAddress("/a/b/", "/"), "../../");
  assert.is(relativeAddress("/", "/#series"), "#series");
});

test("feedback names the release, by mail or in a form", () => {
  const words = { collection: "views", period: "2024", title: "Views" };
  assert.is(
    feedbackAddress(release({ ...words, feedback: "feedback@example.org" })),
    "mailto:feedback@example.org?subject=Feedback%20on%20Views%20(views%2F2024)",
  );
  assert.is(
    feedbackAddress(release({ ...words, feedback: "https://example.org/form?a=1" })),
    "https://example.org/form?a=1&release=views%2F2024",
  );
});

test("feedback names the version too, so that what comes back belongs to the figures that its writer saw", () => {
  const words = { collection: "views", period: "2024", title: "Views" };
  assert.is(
    feedbackAddress(release({ ...words, feedback: "feedback@example.org" }), "1.1"),
    "mailto:feedback@example.org?subject=Feedback%20on%20Views%20(views%2F2024%2C%20version%201.1)",
  );
  assert.is(
    feedbackAddress(release({ ...words, feedback: "https://example.org/form" }), "1.1"),
    "https://example.org/form?release=views%2F2024&version=1.1",
  );
});

test("the highest heading of a text comes to stand below the page's own, and its title is taken out", () => {
  const page = renderPage("# Title\n\n### Part *one*\n\n#### Detail\n\n### Part one\n", { prefix: "s-" });
  assert.is(page.title, "Title");
  assert.equal(page.headings, [
    { id: "s-part-one", text: "Part one", level: 2 },
    { id: "s-detail", text: "Detail", level: 3 },
    { id: "s-part-one-2", text: "Part one", level: 2 },
  ]);
  assert.match(page.html, '<h2 id="s-part-one">Part <em>one</em></h2>');
});

test("a cell's name leaves out the dimensions at their margin", () => {
  const { table } = happyByPhase();
  assert.is(cellId(table, { phase: "Total", happy: "agree" }, "n"), "happy-by-phase|happy=agree|n");
  assert.is(cellId(table, { phase: "Total", happy: "Total" }, "n"), "happy-by-phase||n");
});

test("answers go across, percentages first and the base once, and other dimensions go down", () => {
  const { table, rows } = happyByPhase();
  const keyed = rows.map(({ labels, values }) => ({
    key: { phase: code(labels[0] ?? ""), happy: code(labels[1] ?? "") },
    values: Object.fromEntries(
      table.measures.map(({ column }, index) => {
        const value = values[index] ?? 0;
        return [column, typeof value === "number" ? { value, symbol: null } : { value: null, symbol: value }];
      }),
    ),
  }));
  const { across, columns, body } = layoutTable(table, keyed, "England");
  assert.is(across?.name, "happy");
  assert.is(columns.map(({ measure }) => measure.kind[0]).join(""), "ppppccccb");
  assert.equal(
    body.map(({ labels, total }) => [labels[0], total]),
    [
      ["Total", true],
      ["Primary", false],
      ["Secondary", false],
    ],
  );
  assert.equal(
    body[1]?.cells.map((cell) => cell?.value.value ?? cell?.value.symbol),
    [55, 30, 14, "low", 440, 240, 115, "low", 800],
  );
});

test("a table's title is marked as synthetic only where it does not say so itself", () => {
  const made = { synthetic: "Made by a script." };
  assert.is(needsSyntheticMark(made, "Views, by phase"), true);
  assert.is(needsSyntheticMark(made, "Views, by phase (synthetic)"), false);
  assert.is(needsSyntheticMark({ synthetic: null }, "Views, by phase"), false);
});

/** As the sample makes codes of its labels. */
function code(label: string): string {
  return label === "Total" ? label : label.toLowerCase().replaceAll(" ", "_");
}

test.run();
