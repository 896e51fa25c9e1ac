// Somebody else's crosstabs, made again from somebody else's responses: every published cell must be the same.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Collection } from "../pipeline/collection.ts";
import { withDatabase } from "../pipeline/database.ts";
import { type LoadedRelease, loadRelease } from "../pipeline/definitions/load.ts";
import { ingest } from "../pipeline/ingest.ts";
import type { SafeTable } from "../pipeline/protect/safe-table.ts";
import { protectAll } from "../pipeline/protect.ts";
import { TOTAL } from "../pipeline/table.ts";
import { type DenominatorSource, tabulate } from "../pipeline/tabulate.ts";
import { validate } from "../pipeline/validate.ts";

const root = fileURLToPath(new URL("roots/masculinity", import.meta.url));
const survey = fileURLToPath(new URL("../../shared/data/masculinity-survey", import.meta.url));
const isHere = existsSync(survey);
const release = { collection: "masculinity", period: "2018" };

/** The publisher's columns after the question and the answer, in their order. */
const groups = [
  { breakdown: "age", dimension: "age", codes: [TOTAL, "18-34", "35-64", "65-plus"] },
  { breakdown: "race", dimension: "race", codes: ["white", "non-white"] },
  { breakdown: "children", dimension: "has_children", codes: ["children", "none"] },
  { breakdown: "orientation", dimension: "orientation", codes: ["straight", "gay-bisexual"] },
].flatMap(({ codes, ...group }) => codes.map((code) => ({ ...group, code })));

type PublishedCell = { question: string; answer: string; column: number; percent: number };

/** The publisher's file has "?" for some apostrophes, in questions and in answers. */
const apostrophes = (words: string) => words.trim().replace(/(?<=\w)\?(?=\w)/g, "'");

/** The cells that hold a percentage; the publisher left groups with fewer than 100 respondents empty. */
function publishedCells(): PublishedCell[] {
  const csv = readFileSync(join(survey, "published-crosstabs.csv"), "utf8");
  let question = "";
  return Papa.parse<string[]>(csv)
    .data.slice(2)
    .flatMap(([asked = "", answer = "", ...shown]) => {
      if (asked.trim() !== "") question = apostrophes(asked);
      return shown.flatMap((text, column) => {
        const cell = {
          question,
          answer: apostrophes(answer),
          column,
          percent: Number(text.replace("%", "")),
        };
        return text === "" ? [] : [cell];
      });
    });
}

/** The variable and code that a published row is about, and the item where the variable is a battery. */
function subjectOf({ question, answer }: PublishedCell, { variables, derived }: Collection) {
  for (const one of [...variables, ...derived]) {
    if (!("list" in one)) continue;
    const item = "items" in one ? one.items.find(({ label }) => label === question) : undefined;
    const asked = "question" in one ? one.question : one.name === "age_group" ? "age3" : null;
    if (asked !== question && item === undefined) continue;
    return {
      name: one.name,
      item: item?.code,
      code: one.list.codes.find(({ label }) => label === answer)?.code,
    };
  }
  return undefined;
}

function percentIn(table: SafeTable, key: Record<string, string>): number | null {
  const { cells } = table;
  for (let row = 0; row < cells.numRows; row++) {
    if (!Object.entries(key).every(([name, code]) => cells.getChild(name)?.get(row) === code)) continue;
    // What rounds to nothing is shown as "low"; the publisher writes 0%.
    const low = cells.getChild("response_percent_state")?.get(row) === "low";
    return low ? 0 : cells.getChild("response_percent")?.get(row);
  }
  return null;
}

/** Our percentage for a published cell; null where our table has no such cell. */
function ours(
  cell: PublishedCell,
  collection: Collection,
  tables: ReadonlyMap<string, SafeTable>,
): number | null {
  const subject = subjectOf(cell, collection);
  const group = groups[cell.column];
  const table = tables.get(`${subject?.name.replaceAll("_", "-")}-by-${group?.breakdown}`);
  if (subject?.code === undefined || group === undefined || table === undefined) return null;
  const answer =
    subject.item === undefined
      ? { [subject.name]: subject.code }
      : { [subject.name]: subject.item, [`${subject.name}_answer`]: subject.code };
  return percentIn(table, { ...answer, [group.dimension]: group.code });
}

const none: DenominatorSource = async () => new Map();

async function safeTables({ collection, protection, release }: LoadedRelease) {
  return withDatabase(async (db) => {
    await ingest(db, collection, survey, "masculinity-survey");
    const { read, used } = await validate(db, collection);
    const made = await tabulate(db, collection, release.tables, none);
    const { tables } = await protectAll(made, protection);
    return { read, used, tables: new Map(tables.map((table) => [table.shape.name, table])) };
  });
}

test("the definitions of the survey are sound, with or without its responses", async () => {
  const { collection, release: spec } = await loadRelease(root, release);
  assert.is(collection.variables.length, 32);
  assert.is(Object.keys(spec.tables).length, 100);
});

if (isHere) {
  test("all 1,820 percentages of the publisher come out as published, from all 1,615 responses", async () => {
    const loaded = await loadRelease(root, release);
    const { read, used, tables } = await safeTables(loaded);
    assert.equal([read, used], [1615, 1615]);
    const published = publishedCells();
    const compared = published.map((cell) => ({ ...cell, ours: ours(cell, loaded.collection, tables) }));
    assert.equal(
      compared.filter(({ percent, ours }) => percent !== ours),
      [],
    );
    assert.is(compared.length, 1820);
  });
} else {
  console.log(
    "SKIPPED: the publisher's crosstabs are not compared, because ../shared/data/masculinity-survey is absent",
  );
}

test.run();
