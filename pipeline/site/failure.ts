import { UserError } from "../user-error.ts";

/** Ends of messages that Eleventy wraps around the cause: "… (via Template render error)". */
const via = /\s*\(via [^)]*\)\s*$/;

/**
 * What Eleventy said as an error of ours. A page that asked for what it may not have, or a chart that does not fit
 * its table, is a mistake in the content (UserError); anything else is a bug. No stack trace either way.
 */
export function siteFailure(output: string): Error {
  const said = sentences(output);
  if (/Access to this API has been restricted/.test(output))
    return denied(output, "asks for what the site's process may not have");
  if (/ERR_DLOPEN_DISABLED|loading addons is disabled/.test(output))
    return denied(output, "loads a native add-on");
  const chart = said.find((line) => line.includes("chart of table"));
  if (chart !== undefined) {
    const what = chart.replace(/^.*?chart of table/, "chart of table");
    return new UserError([{ where: "commentary", what: beforeSemicolon(what), todo: afterSemicolon(what) }]);
  }
  return new Error(`site: Eleventy could not build the pages: ${said.join("; ") || "it gave no reason"}`);
}

/** Names the file of the site that asked, from the stack: "site/lib/view.js:12: … (readFileSync)". */
function denied(output: string, what: string): UserError {
  const frames = output.split("\n").filter((line) => /^(?:\[11ty\])?\s+at /.test(line));
  const own = frames.findIndex((line) => !line.includes("node:") && !line.includes("node_modules"));
  const where = /((?:site\/|\.eleventy)[^:)]*:\d+)/.exec(frames[own] ?? "")?.[1] ?? "site";
  const call = /at (?:new |Object\.|Module\.)?([\w.]+)/.exec(frames[own - 1] ?? "")?.[1];
  return new UserError([
    {
      where,
      what: `${what}${call === undefined ? "" : ` (${call})`}`,
      todo: "remove it: pages are made from the packages and methodology alone",
    },
  ]);
}

/** The lines that say something, without Eleventy's prefix, numbers and stack. */
function sentences(output: string): string[] {
  const lines = output.split("\n").map((line) => line.replace(/^\[11ty\]\s*/, "").trim());
  const said = lines
    .filter((line) => /^\d+\.\s/.test(line))
    .map((line) => line.replace(/^\d+\.\s*/, "").replace(via, ""));
  return said.length > 0
    ? said
    : lines.filter((line) => /Error\b/.test(line) && !line.startsWith("at ")).slice(0, 2);
}

function beforeSemicolon(text: string): string {
  return text.split("; ")[0] ?? text;
}

function afterSemicolon(text: string): string {
  return text.split("; ")[1] ?? "see the tables in release.json";
}
