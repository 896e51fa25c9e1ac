import { parseArgs } from "node:util";
import { nearestName } from "../nearest-name.ts";
import { refuse } from "../user-error.ts";

export const commands = ["release", "build", "check", "site", "explain", "audit"] as const;
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
  json: boolean;
  quiet: boolean;
};

const folder = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const options = {
  root: folder,
  out: folder,
  responses: folder,
  private: folder,
  "as-of": { type: "string" },
  json: flag,
  quiet: flag,
  help: flag,
  version: flag,
} as const;

/** Which options a command takes, besides --json and --quiet. */
const taken: Record<CommandName, readonly string[]> = {
  release: ["root", "out", "as-of"],
  build: ["root", "responses", "private", "as-of"],
  check: ["root"],
  site: ["root", "out"],
  explain: ["root"],
  audit: ["root", "responses"],
};

/** The command line narrowed; throws a UserError for an unknown command or option, with the nearest right one. */
export function readArguments(argv: readonly string[]): Arguments {
  refuseUnknownOptions(argv);
  const { values, positionals } = parse(argv);
  const [first, ...rest] = positionals;
  const command =
    values.help || (first === undefined && !values.version) ? "help" : commandOf(first, values.version);
  const given = Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [name] : []));
  refuseMisplaced(command, given);
  return {
    command,
    rest,
    root: values.root ?? null,
    out: values.out ?? null,
    responses: values.responses ?? null,
    private: values.private ?? null,
    asOf: dateOf(values["as-of"]),
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

function refuseMisplaced(command: Arguments["command"], given: readonly string[]): void {
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
