import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readActions } from "../pipeline/definitions/actions.ts";
import { loadCollection } from "../pipeline/definitions/load.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const seeds = fileURLToPath(new URL("../../shared/seeds", import.meta.url));
const here = existsSync(seeds);

const plain = (text: string) => text.replace(/\s+/g, " ");

/** The lines of the document whose number is given; none where the documents are absent. */
function linesOf(number: string): string[] {
  const file = here ? readdirSync(seeds).find((name) => name.startsWith(number)) : undefined;
  return file === undefined ? [] : readFileSync(`${seeds}/${file}`, "utf8").split("\n");
}

/** A test against a document, or a line that says why there is none. */
function againstSource(name: string, work: () => void | Promise<void>): void {
  if (here) test(name, work);
  else console.log(`SKIPPED: "${name}", because ../shared/seeds is not here`);
}

type Row = Record<string, string>;

function figuresOf(release: string): Row[] {
  const text = readFileSync(`${root}/data/responses/${release}/figures.csv`, "utf8");
  return Papa.parse<Row>(text.trimEnd(), { header: true }).data;
}

const columns = ["count", "value", "members", "sessions", "people", "number"];
const numbersOf = (row: Row) => columns.flatMap((name) => (row[name] ? [Number(row[name])] : []));

/** Numbers of a text that are no dates: 4,300 is 4300. */
function numbersIn(text: string): number[] {
  const months = "January|February|March|April|May|June|July|August|September|October|November|December";
  const undated = text
    .replace(new RegExp(`\\b(\\d{1,2} )?(${months})( \\d{4})?\\b`, "g"), " ")
    .replace(/\b20\d\d([/–-]\d{2,4})?\b/g, " ");
  const found = undated.match(/\d[\d,]*/g) ?? [];
  return found.map((number) => Number(number.replace(/,/g, "")));
}

const bigListen = linesOf("004").map((line) => line.trim());
const labels = await labelsOf("big-listen", "2024", "section");
const register = readActions(root).definition?.spec.sources ?? [];
const actionsOf = (name: string) => register.find(({ collection }) => collection === name)?.actions ?? [];

async function labelsOf(collection: string, period: string, name: string): Promise<Map<string, string>> {
  const { variables } = await loadCollection(root, { collection, period });
  const variable = variables.find((one) => one.name === name);
  const codes = variable !== undefined && "list" in variable ? variable.list.codes : [];
  return new Map(codes.map(({ code, label }) => [code, label]));
}

/** The text between the heading of a section ("Who took part, Internal") and the next heading of the document. */
function section(title: string): string {
  const own = title.split(", ").at(-1) ?? "";
  const heads = new Set([
    ...[...labels.values()].map((label) => label.split(", ").at(-1)),
    ...actionsOf("big-listen").map((action) => action.section),
    ...["About the Big Listen", "Who took part", "Ofsted and you"],
  ]);
  const from = bigListen.findIndex((line) => line === own || line === title);
  const rest = bigListen.slice(from + 1);
  const to = rest.findIndex((line) => heads.has(line));
  assert.ok(from >= 0, `no section "${title}"`);
  return plain([own, ...rest.slice(0, to < 0 ? undefined : to)].join(" "));
}

againstSource("each figure of the Big Listen stands in its section, as a number or over or nearly it", () => {
  const rows = figuresOf("big-listen/2024");
  const said: Record<string, string> = { over: "[Oo]ver ", nearly: "nearly " };
  for (const row of rows) {
    const text = section(labels.get(row["section"] ?? "") ?? "");
    const before = said[row["stated_as"] ?? ""] ?? "(?<!over |nearly )";
    for (const number of numbersOf(row)) {
      const forms = number === 3 ? "3" : `(?:${number}|${String(number).replace(/\B(?=(\d{3})+$)/g, ",")})`;
      assert.match(
        text,
        new RegExp(`${before}(?<![\\d,])${forms}(?![\\d,]*\\d)`),
        `${number} of ${row["section"]}`,
      );
    }
    if (row["stated_as"] === "hundreds") assert.match(text, /Hundreds more people/);
  }
  assert.is(rows.length, 23);
});

againstSource("the Big Listen has no number but dates that is not a figure of the release", () => {
  const known = new Set(figuresOf("big-listen/2024").flatMap(numbersOf));
  const text = bigListen.join("\n").replace("Ofsted 2025", "");
  const strange = numbersIn(text).filter((number) => !known.has(number));
  assert.equal(strange, []);
  assert.equal(numbersIn("Over 4,301 on 3 May 2024"), [4301]);
});

againstSource(
  "the involvement strategy has no number but dates, ages and those of lists that is no figure",
  () => {
    const known = new Set(figuresOf("involvement/2012").flatMap(numbersOf));
    const text = linesOf("000")
      .slice(linesOf("000").findIndex((line) => line.startsWith("Executive Summary")))
      .map((line) => line.replace(/^ *\d+\. /, "").replace(/^Priority \d|aged under 24/, ""))
      .join("\n");
    assert.equal(
      numbersIn(text).filter((number) => !known.has(number)),
      [],
    );
  },
);

againstSource("numbers of the strategy on other matters stand in their paragraphs, also in words", () => {
  const words: Record<string, RegExp> = {
    40: /over 40 types/,
    2: /between 2 and 12 weeks/,
    12: /between 2 and 12 weeks/,
  };
  const inWords: Record<string, RegExp> = {
    priorities: /three main priorities/,
    notice: /up to three weeks' notice/,
    "parents-of-ten": /Around six in ten members of the Parents' Panel/,
  };
  const rows = figuresOf("involvement/2012").filter((row) => row["subject"] === "other");
  for (const row of rows)
    assert.match(
      paragraph(Number(row["paragraph"])),
      inWords[row["matter"] ?? ""] ?? words[row["number"] ?? ""] ?? /^never$/,
      row["matter"],
    );
  assert.is(rows.length, 6);
});

function paragraph(number: number): string {
  const text = plain(linesOf("000").join(" "));
  const from = text.indexOf(` ${number}. `, text.indexOf("Executive Summary"));
  const to = text.indexOf(` ${number + 1}. `, from);
  return text.slice(from, to < 0 ? undefined : to);
}

againstSource("every quoted word of the register stands in the section or paragraph that it names", () => {
  for (const { id, section: title = "", said, will } of actionsOf("big-listen"))
    for (const words of [will, ...(said === undefined ? [] : [said])])
      assert.ok(section(title).includes(plain(words)), `${id}: ${words.slice(0, 60)}`);
  for (const { id, section: title = "", said, will } of actionsOf("involvement")) {
    assert.is(said, undefined, "the strategy is not an answer to what was said");
    const number = Number(/^Paragraph (\d+)$/.exec(title)?.[1]);
    assert.ok(paragraph(number).includes(plain(will)), `${id}: ${will.slice(0, 60)}`);
  }
  assert.is(actionsOf("big-listen").length, 57);
  assert.is(actionsOf("involvement").length, 49);
});

/** Sentences that tell what something will bring, or what others want: they promise nothing. */
const noPromise = [
  "They will help us to retain the trust of parents, children and government, and to rebuild confidence with the professionals we inspect and regulate.",
  "You want us to assure both ourselves, and you, that we are implementing our frameworks, policies and processes consistently across our regions.",
  "For many of you, our people pledge will already match your current experience of life at Ofsted.",
  "There will always be differences of opinion between people and we do not expect everyone to have the same view, particularly if the issue is complex.",
];

/** The sentences of a text that promise something, or say that it was done. */
function promisesIn(text: string): string[] {
  const sentences = text.split(/(?<=[.?!])\s+(?=[A-Z‘“•-])/).map((each) => each.replace(/^[•-] /, ""));
  const promise =
    /\bwill\b|’ll|\b[Ww]e are (?!committed)|\bWe (aim|want)\b|We have (also )?(updated|developed|been developing|recently)/;
  return sentences.filter((each) => promise.test(each) && !noPromise.includes(each));
}

const bare = (text: string) => plain(text).replace(/[.]$/, "");

function missingFrom(name: string, promises: readonly string[]): string[] {
  const kept = actionsOf(name);
  return promises.filter((promise) => {
    const words = bare(promise);
    return !kept.some(
      ({ will, section: title = "" }) =>
        bare(will).includes(words) || words.includes(bare(will)) || bare(title) === words,
    );
  });
}

againstSource("every promise of the Big Listen is in the register", () => {
  const text = plain(bigListen.join(" "));
  const promises = promisesIn(text.slice(text.indexOf("Our response and actions")));
  assert.ok(promises.length > 50);
  assert.equal(missingFrom("big-listen", promises), []);
  assert.is(missingFrom("big-listen", ["We will move the office to the sea."]).length, 1);
});

againstSource("every promise of the strategy's paragraphs 18 to 46 is in the register", () => {
  const numbers = [18, 19, 20, 24, 25, 26, 27, 28, 34, 36, 37, 38, 39, 40, 41, 44, 45, 46];
  const missing = numbers.flatMap((number) => {
    const [words = ""] = paragraph(number).split(
      / (?=What will have happened|What we will do|Roles and resp|¹|Priority \d)/,
    );
    const text = words.replace(/^ \d+\. /, "").replace(/^We will have: /, "");
    return missingFrom("involvement", promisesIn(text));
  });
  assert.equal(missing, []);
});

test.run();
