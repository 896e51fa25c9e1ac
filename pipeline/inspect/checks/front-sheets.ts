import { type Check, type Inspected, type Place, unless } from "../item.ts";
import { markersOf } from "../markers.ts";
import { bookPlace, sheetPlace } from "../places.ts";
import { cellsOf, kindOf } from "../regions.ts";
import { shorthandIn } from "../shorthand.ts";
import type { Cell, Sheet } from "../workbook.ts";

/** What a cover tells, and how it is known there. */
const told: readonly [string, RegExp][] = [
  ["the date of publication", /(publi(shed|cation date)|release(d| date)|date of publication)[\s\S]*\d{4}/i],
  ["the next release", /next (release|publication|update|edition)|will be (published|updated) (on|in)/i],
  ["whom to contact", /[\w.]+@[\w.-]+|contact|enquir/i],
  ["where metadata and notes are", /\bnotes?\b|metadata|methodology|quality report/i],
];

export const frontSheets: Check = {
  item: 28,
  name: "front-sheets",
  level: "should",
  title: "Cover with title, dates, contact and where notes are; contents with links; notes worksheet",
  test(inspected) {
    const { workbook } = inspected;
    const sheet = (kind: string) => workbook.sheets.find((one) => kindOf(one, workbook) === kind);
    const [cover, contents] = [sheet("cover"), sheet("contents")];
    return unless(
      [
        ...(cover === undefined ? [bookPlace("no cover worksheet")] : missingFrom(cover)),
        ...(contents === undefined ? [bookPlace("no contents worksheet")] : unlinked(contents, inspected)),
        ...(sheet("notes") === undefined && needsNotes(inspected) ? [bookPlace("no notes worksheet")] : []),
      ],
      "begin the workbook with a cover, contents that link to each worksheet, and notes",
    );
  },
};

function missingFrom(cover: Sheet): Place[] {
  const cells: readonly Cell[] = [...cellsOf(cover)];
  const text = cells
    .map((cell) => cell.text)
    .join("\n")
    .slice(0, 20_000);
  return told
    .filter(([, known]) => !known.test(text))
    .map(([what]) => sheetPlace(cover.name, `does not tell ${what}`));
}

/** Every sheet but the cover and the contents is linked from the contents. */
function unlinked(contents: Sheet, { workbook }: Inspected): Place[] {
  const targets = [...cellsOf(contents)].flatMap(({ links }) => links.map(({ target }) => sheetIn(target)));
  return workbook.sheets
    .filter((sheet) => sheet !== contents && !sheet.hidden && kindOf(sheet, workbook) !== "cover")
    .filter(({ name }) => !targets.includes(name))
    .map(({ name }) => sheetPlace(contents.name, `no link to ${name}`));
}

/** The sheet of "#Notes.A1", "#'In year'!A1" or "#$Notes.$A$1"; nothing where the link leads elsewhere. */
function sheetIn(target: string): string {
  const [, place = ""] = /^#\$?(.*)[.!]\$?[A-Z]{1,3}\$?\d+$/i.exec(decoded(target)) ?? [];
  return place.replace(/^'(.*)'$/, "$1").replaceAll("''", "'");
}

function decoded(target: string): string {
  return target.replace(/%20/g, " ").replace(/%27/g, "'");
}

function needsNotes({ workbook }: Inspected): boolean {
  if (markersOf(workbook).length > 0) return true;
  return workbook.sheets.some((sheet) =>
    [...cellsOf(sheet)].some(({ text }) => shorthandIn(text).length > 0),
  );
}
