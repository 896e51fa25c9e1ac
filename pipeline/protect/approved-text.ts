import { createHash } from "node:crypto";
import { refuse } from "../user-error.ts";

/**
 * A text that may be published because a person approved these very words: an organisation's answer, a quotation.
 * As with a SafeTable only the type is exported, so that no other file can make one.
 */
class SignedText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  static holds(x: unknown): x is SignedText {
    return typeof x === "object" && x !== null && #text in x;
  }
}

export type ApprovedText = SignedText;

/** An organisation's answers, each approved; label and question come from the definitions. */
export type ApprovedResponse = {
  organisation: string;
  answers: readonly { label: string; question: string; answer: ApprovedText }[];
};

/** What respondents wrote under a theme, each text approved by whoever signed, on a day. */
export type ApprovedQuotations = {
  signedBy: string;
  signedOn: string;
  quotations: readonly { variable: string; theme: string; text: ApprovedText }[];
};

/** True only for a text that `approve` made: a look-alike has no private field. */
export function isApproved(x: unknown): x is ApprovedText {
  return SignedText.holds(x);
}

/**
 * The text as one that may be published, where its SHA-256 (of the UTF-8) is the one that was signed. Throws a
 * UserError that tells the SHA-256 of the text as it now is, and never the text.
 */
export function approve(text: string, sha256: string, where: string): ApprovedText {
  const actual = sha256Of(text);
  if (actual === sha256) return new SignedText(text);
  return refuse(
    where,
    "the answer is not the one that was approved",
    `read it again and, if it may be published, sign its SHA-256 ${actual}`,
  );
}

/** The SHA-256 of a text's UTF-8, in hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
