import type { ProtectSummary } from "./protected-files.ts";
import { outcomeText } from "./trial.ts";

/** What protect did, for people. An attack that did not reach every cell is said last, and is no pass. */
export function protectLines(summary: ProtectSummary, out: string): string[] {
  const perFile = summary.files.map(
    ({ file, cells, maxDifference, meanDifference, suppressed, low }) =>
      `${out}/${file}: ${cells} cells, largest difference ${maxDifference}, mean ${meanDifference}, ${suppressed} c, ${low} low`,
  );
  return [...perFile, ...summary.sentences, ...auditLines(summary)];
}

function auditLines({ method, verdict, audit, withheld, trials }: ProtectSummary): string[] {
  if (audit === null)
    return [method === "none" ? "nothing is protected, so nothing was attacked" : "not attacked: --no-audit"];
  return [
    `attacked: ${audit.sensitive} sensitive cells, ${audit.safe} safe, ${audit.notAudited} not audited`,
    ...(withheld > 0
      ? [
          `${withheld === 1 ? "1 figure is" : `${withheld} figures are`} shown as c so that the attack proves nothing`,
        ]
      : []),
    ...trials.map((trial) => `    tried instead: ${trial.what} ${outcomeText(trial)}`),
    ...(verdict === "incomplete"
      ? [
          `incomplete: ${audit.notAudited} cells were not audited and are not known to be safe; the files are written, but do not publish them before an audit passes`,
        ]
      : []),
  ];
}
