// The walls that the compiler holds. Each expected error is a breach that must not type-check: if one ever does,
// the compiler calls the line "unused", and tests/walls.test.ts fails.
import { Table as ArrowTable } from "apache-arrow";
import type { ApprovedText } from "../pipeline/protect/approved-text.ts";
import type { SafeTable } from "../pipeline/protect/safe-table.ts";
import type { PublishInput } from "../pipeline/publish.ts";
import type { Table, TableShape } from "../pipeline/table.ts";

declare const shape: TableShape;
declare const table: Table;
declare function publishes(tables: readonly SafeTable[]): void;
declare const input: PublishInput;
declare function quotes(text: ApprovedText): void;

// @ts-expect-error: an object of the same shape has no private field.
const lookalike: SafeTable = { shape, withheldPlaces: 0, cells: new ArrowTable() };

// @ts-expect-error: an unprotected table is not a safe one.
publishes([table]);

// @ts-expect-error: nor is what JSON made of one.
const copied: SafeTable = JSON.parse(JSON.stringify(lookalike)) as { shape: TableShape };

class Forged {
  readonly shape = shape;
  readonly withheldPlaces = 0;
  readonly #cells = new ArrowTable();
  get cells(): ArrowTable {
    return this.#cells;
  }
}

// @ts-expect-error: a class with a private field of the same name is another class.
publishes([new Forged()]);

// @ts-expect-error: the class that makes safe tables is not exported.
import { ProtectedTable } from "../pipeline/protect/safe-table.ts";

// @ts-expect-error: a type cannot be called, so that no other file makes one.
new SafeTable(shape, new ArrowTable(), 0);

// @ts-expect-error: a text is not an approved text.
quotes("what a respondent wrote");

// @ts-expect-error: nor is an object with its words.
quotes({ text: "what a respondent wrote" });

// @ts-expect-error: the class that makes approved texts is not exported.
import { SignedText } from "../pipeline/protect/approved-text.ts";

// @ts-expect-error: publish takes no table that disclosure control did not make.
const unprotected: PublishInput = { ...input, tables: [table] };

const answer = { label: "Why", question: "Why?", answer: "what a respondent wrote" };
const organisations = [{ organisation: "Council", answers: [answer] }];
// @ts-expect-error: publish takes no answer that nobody approved.
const unapproved: PublishInput = { ...input, organisations };

export const breaches = [unprotected, unapproved, lookalike, copied, ProtectedTable, SignedText];
