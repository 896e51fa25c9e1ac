import { test } from "uvu";
import * as assert from "uvu/assert";
import { approve, isApproved, sha256Of } from "../../pipeline/protect/approved-text.ts";
import { UserError } from "../../pipeline/user-error.ts";

/** FIPS 180-2, appendix B.1: the SHA-256 of "abc". */
const ofAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

test("a text is approved by the SHA-256 of its words", () => {
  assert.is(sha256Of("abc"), ofAbc);
  const approved = approve("abc", ofAbc, "here");
  assert.ok(isApproved(approved));
  assert.is(approved.text, "abc");
});

test("a text that changed is refused with its new SHA-256 and without its words", () => {
  const error = caught(() => approve("abc, and a secret", ofAbc, "approval of Example Council"));
  assert.ok(error instanceof UserError);
  assert.not.match(error.message, /secret/);
  assert.match(error.message, sha256Of("abc, and a secret"));
});

test("nothing that looks like an approved text is one", () => {
  const approved = approve("abc", ofAbc, "here");
  const forgeries = [
    { text: "abc" },
    "abc",
    null,
    Object.create(Object.getPrototypeOf(approved)),
    JSON.parse(JSON.stringify(approved)),
    new Proxy(approved, {}),
  ];
  assert.equal(forgeries.map(isApproved), [false, false, false, false, false, false]);
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test.run();
