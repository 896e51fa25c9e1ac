import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { codingSheets } from "../methodology/joint-targeted-area-inspections/coders.ts";
import { exportColumns } from "../methodology/joint-targeted-area-inspections/export-columns.ts";
import { codeTexts } from "../pipeline/cli/coding.ts";
import { checkQuotations } from "../pipeline/definitions/check-quotations.ts";
import { codeFrameSchema } from "../pipeline/definitions/code-frame.ts";
import { csvRows } from "../pipeline/definitions/csv-rows.ts";
import { parseDefinition } from "../pipeline/definitions/definition.ts";
import { quotationsSchema } from "../pipeline/definitions/quotations.ts";
import { silent } from "../pipeline/progress.ts";
import { problemLine } from "../pipeline/user-error.ts";
import { collectionOf } from "./collection-fixture.ts";
import { unshown } from "./guide-root.ts";

const guide = readFileSync("methodology/guides/free-text.md", "utf8");
const id = { collection: "joint-targeted-area-inspections", period: "2015" };
const responses = `data/responses/${id.collection}/${id.period}`;

test("the example's coding sheets are what the synthetic coders give", () => {
  const rows = csvRows("organisation.csv", readFileSync(join(responses, "organisation.csv"), "utf8"));
  const improve = exportColumns.findIndex(({ question }) =>
    question.includes("anything you would like us to improve"),
  );
  const text = rows[2]?.cells[improve] ?? "";
  assert.match(text, /^There was limited opportunity to explain answers/);
  const sheets = codingSheets({ text, themes: ["time", "holidays", "children", "explain", "form"] });
  const folder = join(responses, "coding");
  assert.equal(readdirSync(folder).sort(), sheets.map(({ name }) => name).sort());
  for (const sheet of sheets)
    assert.is(readFileSync(join(folder, sheet.name), "utf8"), sheet.text, sheet.name);
});

test("the command says of the example what the guide shows", async () => {
  const places = { root: ".", responses: null, private: null, asOf: null, progress: silent };
  const asked = { variable: "improve_themes", coder: null, blind: false };
  const { lines } = await codeTexts(places, id, asked);
  assert.is(lines.length, 16);
  assert.equal(unshown(lines, guide), []);
});

test("a sheet, which holds texts, is not written where the site takes its files from", async () => {
  const places = {
    root: ".",
    responses: null,
    private: resolve("data/packages/x"),
    asOf: null,
    progress: silent,
  };
  const asked = { variable: "improve_themes", coder: "coder-c", blind: true };
  assert.match(
    await codeTexts(places, id, asked).then(String, String),
    /--private: is a folder that is published/,
  );
});

test("the frame and the list of the guide are sound, and a refusal is in its words", () => {
  const yaml = (first: string) =>
    /```yaml\n([\s\S]*?)```/.exec(guide.slice(guide.indexOf(first) - 10))?.[1] ?? "";
  assert.equal(parseDefinition("frame.yaml", yaml("frame: improve"), codeFrameSchema).problems, []);
  const list = parseDefinition("q.yaml", yaml("signed_by:"), quotationsSchema);
  if (list.definition === null) throw new Error("the list of the guide has mistakes");
  const said = (definition: typeof list.definition | null) =>
    definition === null
      ? []
      : checkQuotations(definition, collectionOf({ variables: [] }), new Set()).map(problemLine);
  assert.is(said(list.definition).filter((line) => line.includes("word")).length, 0);
  const path = "data/releases/clubs/2026/quotations.yaml";
  const planted = `signed_by: Head of statistics\nsigned_on: 2026-03-01\nquotations:\n  - variable: themes\n    theme: staff\n    text: We were told Quentillia knew.\n`;
  const [, refused = ""] = said(parseDefinition(path, planted, quotationsSchema).definition);
  assert.equal(unshown([refused], guide), []);
});

test.run();
