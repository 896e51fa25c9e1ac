import type { DuckDBConnection } from "@duckdb/node-api";
import { type CodeList, type Collection, itemColumn, type Variable } from "./collection.ts";
import { identifier, literal } from "./database.ts";
import type { ApprovalSpec } from "./definitions/approval.ts";
import { type ApprovedResponse, approve } from "./protect/approved-text.ts";
import { quietRows } from "./quiet-sql.ts";
import { refuse } from "./user-error.ts";

type Organisation = ApprovalSpec["organisations"][number];

/** One answer of the questionnaire: the SQL that reads it as text, and the words around it. */
type Asked = { sql: string; label: string; question: string; list: CodeList | null };

/**
 * The answers given on behalf of organisations that a person approved for publication, and no others: only the
 * responses and answers on the list are read. Throws a UserError where a response is not there or not an
 * organisation's, where an answer is missing, and where it is not the text that was approved.
 */
export async function organisationAnswers(
  db: DuckDBConnection,
  collection: Collection,
  approval: ApprovalSpec | null,
): Promise<ApprovedResponse[]> {
  const approved: ApprovedResponse[] = [];
  for (const organisation of approval?.organisations ?? []) {
    approved.push(await approvedResponse(db, collection, organisation));
  }
  return approved;
}

async function approvedResponse(
  db: DuckDBConnection,
  collection: Collection,
  organisation: Organisation,
): Promise<ApprovedResponse> {
  const where = `approval of ${organisation.name}`;
  const row = await rowOf(db, collection, organisation, where);
  const answers = [];
  for (const [name, sha256] of Object.entries(organisation.answers)) {
    const place = `${where}: answer "${name}"`;
    const asked =
      askedAs(collection, name) ?? refuse(place, "the collection has no such answer", "correct its name");
    const text = textOf(await answerOf(db, asked, row), asked);
    if (text === "") refuse(place, "the response has no such answer", "take it off the list");
    answers.push({ label: asked.label, question: asked.question, answer: approve(text, sha256, place) });
  }
  return { organisation: organisation.name, answers };
}

/** The row_id of a response that an organisation gave. */
async function rowOf(
  db: DuckDBConnection,
  collection: Collection,
  { response }: Organisation,
  where: string,
): Promise<string> {
  const { id, organisation } = collection;
  if (id === null || organisation === null) {
    return refuse(
      where,
      "the collection does not say which responses are organisations'",
      "give it `id` and `organisation`",
    );
  }
  const sql = `SELECT row_id::VARCHAR, coalesce((${organisation})::BOOLEAN, false) FROM responses
    WHERE ${identifier(id)}::VARCHAR = ${literal(response)}`;
  const rows = await quietRows(db, "look for an approved response", sql);
  const [row, isOrganisation] = rows.length === 1 ? (rows[0] ?? []) : [];
  if (typeof row !== "string")
    return refuse(where, "its response is not among those used", "correct the response's id");
  if (isOrganisation !== true)
    return refuse(where, "its response is not an organisation's", "take it off the list");
  return row;
}

async function answerOf(db: DuckDBConnection, { sql }: Asked, row: string): Promise<string | null> {
  const found = await quietRows(
    db,
    "read an approved answer",
    `SELECT ${sql} FROM responses WHERE row_id = ${row}`,
  );
  const answer = found[0]?.[0];
  return typeof answer === "string" ? answer : null;
}

/** Codes as their labels, several joined by "; "; any other answer as it was given. */
function textOf(answer: string | null, { list }: Asked): string {
  if (answer === null || list === null) return answer ?? "";
  const given = new Set(answer.split("|"));
  return list.codes.flatMap(({ code, label }) => (given.has(code) ? [label] : [])).join("; ");
}

/** A variable, or an item of a grid as "grid.item". */
function askedAs(collection: Collection, name: string): Asked | null {
  const dot = name.indexOf(".");
  const variable = collection.variables.find((one) => one.name === (dot < 0 ? name : name.slice(0, dot)));
  if (variable === undefined) return null;
  if (variable.type === "grid") return dot < 0 ? null : itemAsked(variable, name.slice(dot + 1));
  return dot < 0 ? variableAsked(variable) : null;
}

function variableAsked(variable: Exclude<Variable, { type: "grid" }>): Asked {
  const { name, type, label } = variable;
  const column = identifier(name);
  const sql = type === "multiple" ? `array_to_string(${column}, '|')` : `${column}::VARCHAR`;
  return {
    sql,
    label,
    question: variable.question ?? label,
    list: "list" in variable ? variable.list : null,
  };
}

function itemAsked(grid: Extract<Variable, { type: "grid" }>, code: string): Asked | null {
  const item = grid.items.find((one) => one.code === code);
  if (item === undefined) return null;
  const sql = `${identifier(itemColumn(grid.name, item.code))}::VARCHAR`;
  return { sql, label: item.label, question: grid.question ?? grid.label, list: grid.list };
}
