import type { CodeLists } from "./code-lists.ts";
import type { DataFile } from "./data-file.ts";
import type { MetaFile } from "./meta-file.ts";
import type { Finding } from "./result.ts";

/** A data file and its metadata as read, with the code lists that they are held to. */
export type Pair = {
  names: { data: string; meta: string };
  data: DataFile;
  meta: MetaFile;
  codes: CodeLists;
};

/** One rule. It may rely on what the stages before its own have passed. */
export type Check = (pair: Pair) => Finding | Promise<Finding>;

/** Rules that are looked at together, under their names in order. */
export type Stage = { name: string; prefix: "check" | "precheck"; checks: Readonly<Record<string, Check>> };
