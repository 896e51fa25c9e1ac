import type { CellWords } from "../attack/explain.ts";
import { type CellName, keyText, placeText } from "./cell-names.ts";
import { type Figures, shownOf } from "./published-figures.ts";

/** The words for cells of files in a proof. `total` is the user's own code of a margin. */
export function cellWords(named: (cell: number) => CellName, figures: Figures, total: string): CellWords {
  return {
    nameOf: (cell) => keyText(named(cell).key, total),
    placeOf: (cell) => placeText(named(cell), total),
    figureOf: (cell) => shownOf(figures, cell),
    conceded: figures.knowledge,
  };
}
