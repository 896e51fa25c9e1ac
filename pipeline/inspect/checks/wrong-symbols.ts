import { type Check, notApplicable, unless } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { dataRows, kindOf, type Region } from "../regions.ts";
import { shorthand, shorthandIn } from "../shorthand.ts";

/** What people write where a number is missing, and what readers and programs cannot tell apart. */
const wrong = /^(\.{1,3}|…|:|\*{1,3}|-{1,2}|–|—|~|n\/?a|nil|null|none|c|x|z|u|low|\(c\)|\(x\)|\(z\))$/i;

export const wrongSymbols: Check = {
  item: 30,
  name: "wrong-symbols",
  level: "must",
  title:
    "Where a number is missing stands the shorthand of the guidance, never “.”, “..”, “:”, “*”, “-”, “~” or “N/A”",
  test({ workbook, regions }) {
    const tables = regions.filter(({ sheet }) => kindOf(sheet, workbook) === "table");
    if (tables.length === 0) return notApplicable;
    return unless(
      tables.flatMap((region) => cellPlaces(found(region))),
      "write [c] for confidential, [x] for not available, [z] for not applicable, [low] for near zero; 0 only for zero",
    );
  },
};

function* found(region: Region): Generator<CellPlace> {
  for (const { cells } of dataRows(region))
    for (const { row, column, kind, text } of cells) {
      if (kind !== "text") continue;
      const bare = text.trim();
      const unknown = shorthandIn(bare).filter((one) => !(one in shorthand));
      const what = wrong.test(bare) ? `"${bare}"` : unknown.map((one) => `"[${one}]"`).join(", ");
      if (what !== "") yield { sheet: region.sheet.name, row, column, what };
    }
}
