import { parseArgs } from "node:util";
import { nearestName } from "../nearest-name.ts";
import { refuse } from "../user-error.ts";

export const commands = [
  "release",
  "build",
  "check",
  "site",
  "explain",
  "coding",
  "audit",
  "protect",
  "screen",
  "inspect",
] as const;
export type CommandName = (typeof commands)[number];

/** What the user asked for; folders as given, not yet looked at. */
export type Arguments = {
  command: CommandName | "help" | "version";
  rest: string[];
  root: string | null;
  out: string | null;
  responses: string | null;
  private: string | null;
  asOf: string | null;
  /** The folder of code lists that `screen` reads. */
  codes: string | null;
  /** Whose coding sheet `coding` writes, and whether without the rule's suggestions. */
  coder: string | null;
  blind: boolean;
  json: boolean;
  quiet: boolean;
  /** What `protect` and `audit` of files take, as given. */
  files: FileArguments;
};

/** Options on files, as given: null where they were left out. */
export type FileArguments = {
  count: string | null;
  dimensions: string | null;
  method: string | null;
  rounding: string | null;
  base: string | null;
  threshold: string | null;
  width: string | null;
  maxDifference: string | null;
  rules: string | null;
  hierarchy: readonly string[];
  notAdditive: string | null;
  total: string | null;
  seed: string | null;
  noAudit: boolean;
};

const folder = { type: "string" } as const;
const word = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const options = {
  root: folder,
  out: folder,
  responses: folder,
  private: folder,
  "as-of": word,
  codes: folder,
  coder: word,
  blind: flag,
  count: word,
  dimensions: word,
  method: word,
  rounding: word,
  base: word,
  threshold: word,
  width: word,
  "max-difference": word,
  rules: word,
  hierarchy: { type: "string", multiple: true },
  "not-additive": word,
  total: word,
  seed: word,
  "no-audit": flag,
  json: flag,
  quiet: flag,
  help: flag,
  version: flag,
} as const;

const ofTables = ["count", "dimensions", "base", "threshold", "rules", "hierarchy", "not-additive", "total"];

/** Which options a command takes, besides --json and --quiet; `audit` of files takes others than that of releases. */
const taken: Record<CommandName | "audit of files", readonly string[]> = {
  release: ["root", "out", "as-of"],
  build: ["root", "responses", "private", "as-of"],
  check: ["root"],
  site: ["root", "out"],
  explain: ["root"],
  coding: ["root", "responses", "private", "coder", "blind"],
  audit: ["root", "responses"],
  protect: [...ofTables, "method", "seed", "no-audit", "out"],
  screen: ["root", "codes"],
  inspect: [],
  "audit of files": [...ofTables, "rounding", "width", "max-difference"],
};

/** Whether `audit` is asked about files: one of its words ends as a file of counts does, or --count is given. */
export function areFiles({ rest, files }: Pick<Arguments, "rest" | "files">): boolean {
  return files.count !== null || rest.some((name) => /\.csv(\.gz)?$/i.test(name));
}

/** The command line narrowed; throws a UserError for an unknown command or option, with the nearest right one. */
export function readArguments(argv: readonly string[]): Arguments {
  refuseUnknownOptions(argv);
  const { values, positionals } = parse(argv);
  const [first, ...rest] = positionals;
  const command =
    values.help || (first === undefined && !values.version) ? "help" : commandOf(first, values.version);
  const files = filesOf(values);
  const shared = ["json", "quiet", "help", "version"];
  const given = Object.entries(values).flatMap(([name, value]) =>
    shared.includes(name) || value === false ? [] : [name],
  );
  refuseMisplaced(command === "audit" && areFiles({ rest, files }) ? "audit of files" : command, given);
  return {
    command,
    rest,
    files,
    root: values.root ?? null,
    out: values.out ?? null,
    responses: values.responses ?? null,
    private: values.private ?? null,
    asOf: dateOf(values["as-of"]),
    codes: values.codes ?? null,
    coder: values.coder ?? null,
    blind: values.blind ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch {
    return refuse("command line", "an option lacks its value", "see first-release --help");
  }
}

function filesOf(values: ReturnType<typeof parse>["values"]): FileArguments {
  return {
    count: values.count ?? null,
    dimensions: values.dimensions ?? null,
    method: values.method ?? null,
    rounding: values.rounding ?? null,
    base: values.base ?? null,
    threshold: values.threshold ?? null,
    width: values.width ?? null,
    maxDifference: values["max-difference"] ?? null,
    rules: values.rules ?? null,
    hierarchy: values.hierarchy ?? [],
    notAdditive: values["not-additive"] ?? null,
    total: values.total ?? null,
    seed: values.seed ?? null,
    noAudit: values["no-audit"] ?? false,
  };
}

function refuseUnknownOptions(argv: readonly string[]): void {
  const names = Object.keys(options);
  for (const word of argv) {
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name === undefined || names.includes(name)) continue;
    const nearest = nearestName(name, names);
    refuse(
      "command line",
      `there is no option --${name}`,
      nearest === null ? "see first-release --help" : `did you mean --${nearest}?`,
    );
  }
}

function commandOf(word: string | undefined, version: boolean | undefined): CommandName | "version" {
  if (version) return "version";
  const found = commands.find((name) => name === word);
  if (found !== undefined) return found;
  const nearest = nearestName(word ?? "", commands);
  return refuse(
    "command line",
    `there is no command "${word}"`,
    nearest === null ? "see first-release --help" : `did you mean "${nearest}"?`,
  );
}

function refuseMisplaced(command: Arguments["command"] | "audit of files", given: readonly string[]): void {
  if (command === "help" || command === "version") return;
  const wrong = given.find((name) => !taken[command].includes(name));
  if (wrong !== undefined)
    refuse("command line", `"${command}" takes no --${wrong}`, "leave it out, or see first-release --help");
}

function dateOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const date = new Date(`${text}T00:00:00Z`);
  if (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  )
    return text;
  return refuse("command line", "--as-of is not a date", "write it as YYYY-MM-DD");
}
