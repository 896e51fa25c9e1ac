import type { Question, ReleaseFile } from "../package.ts";
import { type Element, element, xmlFile } from "./xml.ts";

/**
 * The questionnaire of a survey or consultation as a DDI Codebook (version 2.5, DDI Alliance): what was asked of whom,
 * in which words, with which answers, and which tables of the release use it.
 */
export function ddiCodebook(release: ReleaseFile, address: string): string {
  const vars = release.questionnaire.flatMap(variablesOf);
  const groups = release.questionnaire.flatMap(groupOf);
  const namespaces = {
    xmlns: "ddi:codebook:2_5",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation":
      "ddi:codebook:2_5 https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd",
  };
  return xmlFile(
    element(
      "codeBook",
      { ...namespaces, version: "2.5", "xml:lang": "en-GB" },
      documentOf(release),
      studyOf(release, address),
      element("dataDscr", {}, ...groups, ...vars),
    ),
  );
}

function documentOf({ title, producer, published }: ReleaseFile): Element {
  return element(
    "docDscr",
    {},
    element(
      "citation",
      {},
      element("titlStmt", {}, element("titl", {}, `Questionnaire: ${title}`)),
      element(
        "prodStmt",
        {},
        element("producer", {}, producer),
        element("prodDate", { date: published }, published),
      ),
    ),
  );
}

function studyOf(release: ReleaseFile, address: string): Element {
  const { title, producer, published, licence, collection, period } = release;
  return element(
    "stdyDscr",
    {},
    element(
      "citation",
      {},
      element("titlStmt", {}, element("titl", {}, title), element("IDNo", {}, `${collection}/${period}`)),
      element("rspStmt", {}, element("AuthEnty", {}, producer)),
      element("prodStmt", {}, element("copyright", {}, licence.name)),
      element(
        "distStmt",
        {},
        element("distrbtr", { URI: address }, producer),
        element("distDate", { date: published }, published),
      ),
    ),
    element("stdyInfo", {}, element("abstract", {}, abstractOf(release)), summaryOf(release)),
  );
}

/** Synthetic data is called so wherever it shows. */
function abstractOf({ summary, synthetic }: ReleaseFile): string {
  return synthetic === null ? summary : `${summary} Synthetic: ${synthetic}`;
}

function summaryOf({ responsesOpened, responsesClosed, time, coverage, unit }: ReleaseFile): Element {
  const collected = (event: string, date: string | null) =>
    date === null || !/^\d{4}-/.test(date) ? null : element("collDate", { event, date }, date);
  return element(
    "sumDscr",
    {},
    element("timePrd", {}, `${time.identifier} ${time.period}`),
    collected("start", responsesOpened),
    collected("end", responsesClosed),
    element("geogCover", {}, coverage),
    element("anlyUnit", {}, unit.one),
  );
}

/** The statements of a battery belong together. */
function groupOf({ name, label, items }: Question): Element[] {
  if (items.length === 0) return [];
  const members = items.map((item) => idOf("v", `${name}_${item.code}`)).join(" ");
  return [
    element("varGrp", { ID: idOf("group", name), type: "grid", var: members }, element("labl", {}, label)),
  ];
}

function variablesOf(question: Question): Element[] {
  if (question.items.length === 0) return [variable(question, question.name, question.label, null)];
  return question.items.map(({ code, label }) =>
    variable(question, `${question.name}_${code}`, label, label),
  );
}

function variable(question: Question, name: string, label: string, statement: string | null): Element {
  const words = question.question;
  const asked =
    words === null
      ? null
      : element(
          "qstn",
          {},
          statement === null ? null : element("preQTxt", {}, words),
          element("qstnLit", {}, statement ?? words),
        );
  const categories = question.options.map((option) =>
    element("catgry", {}, element("catValu", {}, option.code), element("labl", {}, option.label)),
  );
  const isNumber = question.type === "number";
  return element(
    "var",
    { ID: idOf("v", name), name, intrvl: isNumber ? "contin" : "discrete" },
    element("labl", {}, label),
    asked,
    question.askedOf === null ? null : element("universe", {}, question.askedOf),
    question.note === null ? null : element("txt", {}, question.note),
    ...categories,
    element("varFormat", { type: isNumber ? "numeric" : "character" }),
    question.tables.length === 0
      ? null
      : element("notes", { type: "tables of the release" }, question.tables.join(", ")),
  );
}

/** An XML name: it begins with a letter and has no other signs than these. */
function idOf(first: string, second: string): string {
  return `${first}_${second}`.replace(/[^A-Za-z0-9_.-]/g, "_");
}
