import type { Contact, ReleaseFile, Symbol as Shorthand } from "../../package.ts";
import type { Cell, Sheet } from "../workbook.ts";
import { FIRST_WIDTH, linkTo, listTable, oneTable, words } from "./list-table.ts";
import { sheetNames } from "./table-sheet.ts";
import { capital, dateInWords, ended, meanings } from "./words.ts";

/** What the front of a workbook says besides its release: its notes and shorthand, and the address of its page. */
export type Front = { page: string; notes: readonly string[]; shorthand: readonly Shorthand[] };

/** The cover: what this is, when it was published, who to ask, and where notes are. */
export function coverSheet(release: ReleaseFile, front: Front): Sheet {
  const { synthetic } = release;
  const warning = synthetic === null ? [] : [words(`Synthetic data. ${synthetic}`)];
  const sentences = [oneTable(warning.length + 1), ...warning];
  const rows = [...factsOf(release), ...whereThingsAre(front), ...whoToAsk(release)];
  const table = listTable(
    "cover",
    [
      ["Item", FIRST_WIDTH],
      ["Details", 80],
    ],
    rows.map(([item, cell]) => [words(item), cell]),
  );
  return { name: sheetNames.cover, title: release.title, sentences, table };
}

type Fact = [item: string, cell: Cell];

function factsOf(release: ReleaseFile): Fact[] {
  const { label, meaning } = release.designation;
  const corrections = release.corrections.map(({ date, kind, what, why }): Fact => {
    return [`${capital(kind)}, ${dateInWords(date)}`, words(`${ended(what)} ${ended(why)}`)];
  });
  return [
    ["Summary", words(release.summary)],
    ["Designation", words(`${label}. ${meaning}`)],
    ["Published", words(dateInWords(release.published))],
    ["Last updated", words(dateInWords(release.updated))],
    ["Next release", words(capital(dateInWords(release.next)))],
    // A period may be a bare year, which must not stand alone as text in a cell.
    ["Place and period", words(`${release.coverage}, ${release.periodLabel}`)],
    ["Theme", words(release.theme)],
    ["Produced by", words(release.producer)],
    ...corrections,
  ];
}

function whereThingsAre({ page, notes, shorthand }: Front): Fact[] {
  const noted: Fact[] = [["Notes", linkTo(sheetNames.notes, "What the notes say")]];
  const short: Fact[] = [["Shorthand", linkTo(sheetNames.shorthand, "What the shorthand means")]];
  const text = "The release page: commentary, quality, and the tables as CSV";
  return [
    ["Tables", linkTo(sheetNames.contents, "Contents of this workbook")],
    ...(notes.length === 0 ? [] : noted),
    ...(shorthand.length === 0 ? [] : short),
    ["More about this release", { kind: "link", text, to: { address: page } }],
  ];
}

function whoToAsk({ contact, press, otherFormats, licence }: ReleaseFile): Fact[] {
  return [
    ["Contact", contactCell(contact)],
    ["Press contact", contactCell(press)],
    ["Other formats", words(otherFormats)],
    ["Licence", { kind: "link", text: licence.name, to: { address: licence.url } }],
  ];
}

function contactCell({ role, email, phone }: Contact): Cell {
  const text = [role, email, ...(phone === null ? [] : [phone])].join(", ");
  return { kind: "link", text, to: { address: `mailto:${email}` } };
}

/** The contents: a link to each sheet that follows, and where tables are that a sheet cannot hold. */
export function contentsSheet(
  sheets: readonly { name: string; title: string }[],
  leftOut: readonly string[],
): Sheet {
  const sentences = [oneTable(leftOut.length + 1), ...leftOut.map(words)];
  const rows = sheets.map(({ name, title }) => [linkTo(name, name), words(title)]);
  const table = listTable(
    "contents",
    [
      ["Worksheet", FIRST_WIDTH],
      ["What it holds", 90],
    ],
    rows,
  );
  return { name: sheetNames.contents, title: "Contents", sentences, table };
}

/** The notes by number; none where no table has a note. */
export function notesSheet({ notes }: Front): Sheet[] {
  if (notes.length === 0) return [];
  const sentences = [
    oneTable(2),
    words("Markers such as [note 1] in titles and headers stand for these notes."),
  ];
  const rows = notes.map((note, i) => [words(`[note ${i + 1}]`), words(note)]);
  const table = listTable(
    "notes",
    [
      ["Note", FIRST_WIDTH],
      ["What it says", 90],
    ],
    rows,
  );
  return [{ name: sheetNames.notes, title: "Notes", sentences, table }];
}

/** The shorthand that the tables show and no other; no sheet where they show none. */
export function shorthandSheet({ shorthand }: Front): Sheet[] {
  if (shorthand.length === 0) return [];
  const sentences = [oneTable(2), words("Shorthand stands in tables in the place of a figure or a name.")];
  const rows = shorthand.map((one) => [words(`[${one}]`), words(meanings[one])]);
  const table = listTable(
    "shorthand",
    [
      ["Shorthand", FIRST_WIDTH],
      ["Meaning", 90],
    ],
    rows,
  );
  return [{ name: sheetNames.shorthand, title: "Shorthand", sentences, table }];
}
