import type { Check } from "../item.ts";
import { belowTables } from "./below-tables.ts";
import { blankRows } from "./blank-rows.ts";
import { colourMeaning } from "./colour-meaning.ts";
import { columnA } from "./column-a.ts";
import { columnWidths } from "./column-widths.ts";
import { cursor } from "./cursor.ts";
import { emptyCells } from "./empty-cells.ts";
import { fillsAndBorders } from "./fills-and-borders.ts";
import { floating } from "./floating.ts";
import { fonts } from "./fonts.ts";
import { frontSheets } from "./front-sheets.ts";
import { headerRow } from "./header-row.ts";
import { hidden } from "./hidden.ts";
import { imagesAndMacros } from "./images-and-macros.ts";
import { leftEdge } from "./left-edge.ts";
import { linkText } from "./link-text.ts";
import { markedTables } from "./marked-tables.ts";
import { markerPlaces } from "./marker-places.ts";
import { mergedCells } from "./merged-cells.ts";
import { noFilters } from "./no-filters.ts";
import { noteMarkers } from "./note-markers.ts";
import { noteSymbols } from "./note-symbols.ts";
import { notesWorksheet } from "./notes-worksheet.ts";
import { percentages } from "./percentages.ts";
import { properties } from "./properties.ts";
import { sheetNames } from "./sheet-names.ts";
import { sheetTitles } from "./sheet-titles.ts";
import { shorthandExplained } from "./shorthand-explained.ts";
import { storedNumbers } from "./stored-numbers.ts";
import { tableNames } from "./table-names.ts";
import { wrappedText } from "./wrapped-text.ts";
import { wrongSymbols } from "./wrong-symbols.ts";

/** Every check, in the order of the checklist. */
export const checks: readonly Check[] = [
  markedTables,
  tableNames,
  mergedCells,
  blankRows,
  headerRow,
  wrappedText,
  noFilters,
  emptyCells,
  hidden,
  columnWidths,
  noteSymbols,
  noteMarkers,
  markerPlaces,
  notesWorksheet,
  linkText,
  fonts,
  sheetTitles,
  floating,
  fillsAndBorders,
  colourMeaning,
  imagesAndMacros,
  sheetNames,
  columnA,
  leftEdge,
  belowTables,
  properties,
  cursor,
  frontSheets,
  storedNumbers,
  wrongSymbols,
  shorthandExplained,
  percentages,
];
