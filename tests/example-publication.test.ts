import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { exportColumns } from "../methodology/joint-targeted-area-inspections/export-columns.ts";
import { check } from "../pipeline/check.ts";
import type { Collection, Variable } from "../pipeline/collection.ts";
import { loadCollection } from "../pipeline/definitions/load.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const seeds = fileURLToPath(new URL("../../shared/seeds", import.meta.url));
const here = existsSync(seeds);

/** The seed whose number is given, with every run of white space as one space; "" where the seeds are absent. */
function seed(number: string): string {
  const file = here ? readdirSync(seeds).find((name) => name.startsWith(number)) : undefined;
  return file === undefined ? "" : plain(readFileSync(`${seeds}/${file}`, "utf8"));
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ");
}

function csv(path: string): string[][] {
  return Papa.parse<string[]>(readFileSync(`${root}/data/responses/${path}`, "utf8").trimEnd()).data;
}

/** A test against a seed, or a line that says why there is none. */
function againstSeed(name: string, work: () => void | Promise<void>): void {
  if (here) test(name, work);
  else console.log(`skipped: "${name}", because ../shared/seeds is not here`);
}

const consultation = { collection: "joint-targeted-area-inspections", period: "2015" };
const questionnaire = await loadCollection(root, consultation);

/** The words of the questionnaire behind a variable: its question, items, and options as the form spells them. */
function wordsOf(variable: Variable): string[] {
  const items = variable.type === "grid" ? variable.items.map(({ label }) => label) : [];
  const options =
    "list" in variable ? variable.list.codes.map(({ label, source }) => source.at(-1) ?? label) : [];
  return [...(variable.question === null ? [] : [variable.question]), ...items, ...options].map(plain);
}

/** What people were asked, and neither recorded of a response nor made of its texts. */
function isAsked(variable: Variable): boolean {
  return variable.question !== null && !("layout" in variable && variable.layout.kind === "themes");
}

function optionsOf(name: string): string[] {
  const variable = questionnaire.variables.find((one) => one.name === name);
  return variable !== undefined && "list" in variable ? variable.list.codes.map(({ label }) => label) : [];
}

test("the definitions of the example publication have no mistakes", async () => {
  assert.equal(await check(root), []);
});

test("every synthetic collection says so, in every title and note of its tables", () => {
  for (const release of [
    "parents-views/2024",
    "parents-views/2025",
    "joint-targeted-area-inspections/2015",
  ]) {
    const text = readFileSync(`${root}/data/releases/${release}/release.yaml`, "utf8");
    const tables = text.slice(text.indexOf("\ntables:"));
    const titles = tables.match(/^ {4}title: .*$/gm) ?? [];
    assert.ok(titles.length > 8, release);
    assert.ok(
      titles.every((title) => title.endsWith("(synthetic)")),
      release,
    );
    assert.is(tables.match(/^ {6}- Synthetic[.,] .*$/gm)?.length, titles.length, release);
  }
});

againstSeed(
  "every word of the consultation's questions, items and options is the questionnaire's own",
  () => {
    const text = seed("002");
    const words = questionnaire.variables.filter(isAsked).flatMap(wordsOf);
    const ours = words.filter((word) => !text.includes(word.replace(/^(\d+|\([ab]\))\.? /, "")));
    assert.equal(ours, []);
    assert.ok(words.length > 130);
  },
);

againstSeed("the consultation has all of the thirteen numbered questions", () => {
  const asked = questionnaire.variables.flatMap(({ question }) => /^\d+/.exec(question ?? "")?.[0] ?? []);
  assert.equal(asked, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"]);
});

againstSeed("every box of the tick lists is an option", () => {
  const text = seed("002");
  const boxes = (from: string, to: string) =>
    [
      ...text
        .slice(text.indexOf(from) + from.length, text.indexOf(to))
        .matchAll(/([^<>]+?) <input type="checkbox"\/>/g),
    ]
      .map(([, words = ""]) => words.trim())
      .filter((words) => words !== "");
  const roles = boxes("I am a:", "The scope of the inspection");
  assert.is(roles.length, 27);
  assert.equal(missing(roles, optionsOf("role")), []);
  const ages = boxes("Age ", "Ethnic origin");
  assert.is(ages.length, 8);
  assert.equal(missing(ages, optionsOf("age")), []);
  assert.equal(missing(boxes("Sexual orientation ", "Religion/belief"), optionsOf("sexual_orientation")), []);
  assert.is(optionsOf("role").length, 28);
  assert.is(optionsOf("work_area").length, 13);
  assert.is(optionsOf("age").length, 8);
  assert.is(optionsOf("national_group").length, 7);
  assert.is(optionsOf("ethnicity_detailed").length, 14);
  assert.is(optionsOf("religion").length, 8);
});

function missing(wanted: readonly string[], known: readonly string[]): string[] {
  return wanted.filter((words) => !known.includes(words));
}

test("only those who said no are asked whom to notify first", () => {
  const who = questionnaire.variables.find(({ name }) => name === "first_contact_who");
  assert.is(who?.askedOf, "said_no_to_chair_first");
  assert.is(questionnaire.universes.find(({ name }) => name === who?.askedOf)?.where, "first_contact = 'no'");
});

test("the columns of the export are those that the collection uses, drops or ignores", () => {
  const heads = exportColumns.map(({ question, option }) =>
    ["", "Response", "Open-Ended Response"].includes(option) ? question : `${question} / ${option}`,
  );
  const used = [
    ...questionnaire.variables.flatMap(columnsOf),
    ...questionnaire.identifiers,
    ...questionnaire.ignore,
  ];
  assert.equal([...used].sort(), [...heads].sort());
});

function columnsOf(variable: Variable): string[] {
  if (variable.type === "grid") return variable.items.map(({ column }) => column);
  if (variable.type !== "multiple") return [variable.column];
  if (variable.layout.kind === "themes") return [];
  return variable.layout.kind === "columns"
    ? Object.values(variable.layout.columns)
    : [variable.layout.column];
}

againstSeed("the organisation's answers are in the form that it filled in", () => {
  const text = seed("002").replaceAll("* ", "");
  const [, , answers] = csv("joint-targeted-area-inspections/2015/organisation.csv");
  const given = (answers ?? []).filter((answer) => answer !== "" && answer !== "1");
  assert.is(given.length, 20);
  for (const answer of given) assert.ok(text.includes(plain(answer)), answer.slice(0, 60));
});

test("the organisation's file holds neither its author's role nor anything that identifies a person", () => {
  const [, , answers] = csv("joint-targeted-area-inspections/2015/organisation.csv");
  const empty = [
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
    "I am a:",
    "Gender",
    "Age",
  ];
  exportColumns.forEach(({ question }, index) => {
    if (empty.includes(question)) assert.is(answers?.[index], "", question);
  });
});

test("only the response of The Who Cares? Trust is approved, and its role is not among the answers", () => {
  const approval = readFileSync(
    `${root}/data/releases/joint-targeted-area-inspections/2015/approval.yaml`,
    "utf8",
  );
  assert.equal(approval.match(/response: .*/g), ['response: "1"']);
  assert.not.match(approval, /^ +role(_other)?:/m);
});

againstSeed("each figure of the involvement strategy stands in its paragraph", () => {
  const [header, ...rows] = csv("involvement/2012/figures.csv");
  const column = (row: readonly string[], name: string) => row[header?.indexOf(name) ?? -1] ?? "";
  for (const row of rows) {
    const place = column(row, "paragraph");
    const text = paragraph(place);
    const forms = [
      ...(column(row, "count") === "0" ? [] : variants(column(row, "count"), "")),
      ...variants(column(row, "value"), "%"),
      ...variants(column(row, "members"), ""),
    ];
    for (const form of forms) assert.match(text, form, `paragraph ${place}`);
  }
  assert.is(rows.length, 31);
});

/** How a number may be written: 1000 also as 1,000. */
function variants(number: string, unit: string): RegExp[] {
  if (number === "") return [];
  return [new RegExp(`(?<![\\d,])(?:${number}|${number.replace(/\B(?=(\d{3})+$)/g, ",")})${unit}(?!\\d)`)];
}

/** The text of a numbered paragraph, or of the footnote to paragraph 17. */
function paragraph(place: string): string {
  const text = seed("000");
  if (place === "17-footnote") return between(text, "¹ Ofsted Parents Panel", "19. We will use");
  return between(text, `${place}. `, ` ${Number(place) + 1}. `);
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  return text.slice(start, text.indexOf(to, start + from.length));
}

test("the stated total of channels is kept apart from its parts, which miss it by 70", () => {
  const [header, ...rows] = csv("involvement/2012/figures.csv");
  const count = header?.indexOf("count") ?? -1;
  const channels = rows.filter(([subject]) => subject === "channels");
  const parts = channels.filter(([, channel]) => channel !== "Total").map((row) => Number(row[count]));
  const total = channels.filter(([, channel]) => channel === "Total").map((row) => Number(row[count]));
  assert.equal(total, [4211]);
  assert.is(
    parts.reduce((sum, part) => sum + part, 0),
    4141,
  );
});

test("153 authorities lie in 9 regions, and each has the codes of the Office for National Statistics", async () => {
  const views = await loadCollection(root, { collection: "parents-views", period: "2025" });
  assert.is(listOf(views, "local_authority").length, 153);
  assert.is(listOf(views, "region").length, 9);
  assert.ok(listOf(views, "local_authority").every(({ code }) => /^E(06|08|09|10)\d{6}$/.test(code)));
});

test("the phase list gains all-through schools in 2025", async () => {
  const phases = async (period: string) => {
    const { variables } = await loadCollection(root, { collection: "parents-views", period });
    const phase = variables.find(({ name }) => name === "phase");
    return phase !== undefined && "list" in phase ? phase.list.codes.map(({ code }) => code) : [];
  };
  assert.equal(await phases("2024"), ["nursery", "primary", "secondary", "special"]);
  assert.equal(await phases("2025"), ["nursery", "primary", "secondary", "special", "all-through"]);
});

function listOf(collection: Collection, name: string) {
  const derived = collection.derived.find((one) => one.name === name);
  return derived !== undefined && "list" in derived ? derived.list.codes : [];
}

test.run();
