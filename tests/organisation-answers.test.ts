import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Collection } from "../pipeline/collection.ts";
import { withDatabase } from "../pipeline/database.ts";
import type { ApprovalSpec } from "../pipeline/definitions/approval.ts";
import { organisationAnswers } from "../pipeline/organisation-answers.ts";
import { isApproved, sha256Of } from "../pipeline/protect/approved-text.ts";
import { collectionOf } from "./collection-fixture.ts";

const code = (name: string, label: string) => ({ code: name, label, source: [], more: {} });
const asked = { question: null, note: null, askedOf: null };
const coded = { missing: { code: "not-stated", label: "Not stated" }, unknown: "set_aside" } as const;
const views = { name: null, codes: [code("yes", "Yes"), code("no", "No"), code("unsure", "Not sure")] };

const collection = collectionOf({
  name: "consultation",
  period: "2015",
  kind: "consultation",
  id: "id",
  organisation: "on_behalf = 'yes'",
  variables: [
    {
      ...asked,
      ...coded,
      name: "on_behalf",
      label: "On behalf",
      type: "code",
      column: "b",
      required: true,
      list: views,
    },
    {
      ...asked,
      name: "why",
      label: "Reason",
      question: "Please say why.",
      type: "text",
      column: "w",
      required: false,
    },
    {
      ...asked,
      ...coded,
      name: "channels",
      label: "Channels",
      type: "multiple",
      list: views,
      layout: { kind: "delimited", column: "c", delimiter: ";" },
    },
    {
      ...asked,
      ...coded,
      name: "grid",
      label: "Proposals",
      question: "Do you agree?",
      type: "grid",
      list: views,
      items: [{ code: "one-a", label: "The first proposal", column: "g1" }],
    },
  ],
});

const responses = `CREATE TABLE responses AS SELECT * FROM (VALUES
  (1, 'r1', 'yes', 'It helps.', ['unsure', 'yes'], 'no'),
  (2, 'r2', 'no', 'SECRET-WORDS', ['no'], 'yes'),
  (3, 'r3', 'yes', NULL, NULL, NULL)) t(row_id, id, on_behalf, why, channels, grid__one_a)`;

function approvalOf(response: string, answers: Record<string, string>): ApprovalSpec {
  const hashed = Object.fromEntries(Object.entries(answers).map(([name, text]) => [name, sha256Of(text)]));
  const organisations = [{ response, name: "Example Council", answers: hashed }];
  return { signed_by: "Head of profession", signed_on: "2015-03-01", organisations };
}

async function ask(approval: ApprovalSpec | null, changed: Partial<Collection> = {}) {
  return withDatabase(async (db) => {
    await db.run(responses);
    return organisationAnswers(db, { ...collection, ...changed }, approval);
  });
}

async function refusal(approval: ApprovalSpec, changed: Partial<Collection> = {}): Promise<string> {
  return ask(approval, changed).then(
    () => "",
    (error: Error) => error.message,
  );
}

test("gives the approved answers as approved texts, codes as their labels", async () => {
  const answers = { why: "It helps.", channels: "Yes; Not sure", "grid.one-a": "No" };
  const [council] = await ask(approvalOf("r1", answers));
  assert.is(council?.organisation, "Example Council");
  assert.ok(council?.answers.every(({ answer }) => isApproved(answer)));
  assert.equal(
    council?.answers.map(({ label, question, answer }) => [label, question, answer.text]),
    [
      ["Reason", "Please say why.", "It helps."],
      ["Channels", "Channels", "Yes; Not sure"],
      ["The first proposal", "Do you agree?", "No"],
    ],
  );
});

test("without an approval list there is nothing to publish", async () => {
  assert.equal(await ask(null), []);
});

test("refuses a response that is not an organisation's, without its words", async () => {
  const message = await refusal(approvalOf("r2", { why: "SECRET-WORDS" }));
  assert.is(
    message,
    "approval of Example Council: its response is not an organisation's; take it off the list",
  );
});

test("refuses a response that is not there", async () => {
  assert.match(await refusal(approvalOf("r9", { why: "It helps." })), /is not among those used/);
});

test("refuses an answer that changed, was not given, or is not asked", async () => {
  const changed = await refusal(approvalOf("r1", { why: "It helped." }));
  assert.match(changed, sha256Of("It helps."));
  assert.not.match(changed, /helps/);
  assert.match(await refusal(approvalOf("r3", { why: "It helps." })), /has no such answer; take it off/);
  assert.match(await refusal(approvalOf("r1", { "grid.two": "No" })), /the collection has no such answer/);
  assert.match(await refusal(approvalOf("r1", { grid: "No" })), /the collection has no such answer/);
});

test("refuses where the collection does not say who is an organisation", async () => {
  assert.match(await refusal(approvalOf("r1", { why: "It helps." }), { organisation: null }), /does not say/);
});

test.run();
