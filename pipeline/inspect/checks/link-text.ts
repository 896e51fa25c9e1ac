import { type Check, look, notApplicable, type Place } from "../item.ts";
import { type CellPlace, cellPlaces } from "../places.ts";
import { cellsOf } from "../regions.ts";
import type { Cell, Sheet } from "../workbook.ts";

const address = /\bhttps?:\/\/|\bwww\.[a-z\d-]+\./i;
const empty =
  /^(click )?here$|^(this )?(link|page|site|website)$|^(read |see |find out )?more$|^click( this)?( link)?$/i;

export const linkText: Check = {
  item: 15,
  name: "link-text",
  level: "must",
  title: "Links have descriptive text, not the bare address or “here”",
  test({ workbook: { sheets } }) {
    const places = sheets.flatMap((sheet) => cellPlaces(bare(sheet)));
    if (places.length > 0)
      return {
        result: "not met",
        places,
        todo: "write where each link leads, in words, and link those words",
      };
    const same = sheets.flatMap(sameText);
    if (same.length > 0)
      return look(same, "no bare address is shown; see that each link says where it leads");
    return sheets.some((sheet) => [...cellsOf(sheet)].some(({ links }) => links.length > 0))
      ? { result: "met", places: [], todo: "" }
      : notApplicable;
  },
};

function* bare(sheet: Sheet): Generator<CellPlace> {
  for (const cell of cellsOf(sheet)) {
    const what = faultOf(cell);
    if (what !== null) yield { sheet: sheet.name, row: cell.row, column: cell.column, what };
  }
}

function faultOf({ kind, text, links }: Cell): string | null {
  if (links.some((link) => empty.test(link.text.trim().replace(/\.$/, ""))))
    return "link text that says nothing";
  if (kind === "text" && address.test(text)) return "a bare address";
  return null;
}

/** One text that leads to different places tells a reader who hears only the links nothing. */
function sameText(sheet: Sheet): Place[] {
  const targets = new Map<string, { targets: Set<string>; cells: CellPlace[] }>();
  for (const { row, column, links } of cellsOf(sheet))
    for (const { text, target } of links) {
      const known = targets.get(text) ?? { targets: new Set(), cells: [] };
      known.targets.add(target);
      known.cells.push({ sheet: sheet.name, row, column, what: "" });
      targets.set(text, known);
    }
  return [...targets.values()].flatMap(({ targets: { size }, cells }) =>
    size < 2
      ? []
      : cellPlaces(cells.map((cell) => ({ ...cell, what: `one text for ${size} addresses` }))).slice(0, 1),
  );
}
