/** Where a run tells how far it is. The one user of the clock in the project, and nothing it says is published. */
export type Progress = {
  /** Runs a stage and prints one aligned line for it: what, the counts that `told` makes of its result, seconds. */
  stage<T>(release: string, name: string, work: () => Promise<T>, told: (result: T) => string): Promise<T>;
  note(text: string): void;
};

/** Lines on `out` (standard error). On a terminal the running stage and the share done are shown until it ends. */
export function progressOn(out: NodeJS.WriteStream, total: number): Progress {
  let done = 0;
  return {
    async stage(release, name, work, told) {
      const start = performance.now();
      if (out.isTTY) out.write(`${bar(done, total)} ${release} ${name}…`);
      const result = await work().finally(() => clearLine(out));
      done += 1;
      out.write(line(release, name, told(result), (performance.now() - start) / 1000));
      return result;
    },
    note: (text) => void out.write(`${text}\n`),
  };
}

export const silent: Progress = {
  stage: (_release, _name, work) => work(),
  note: () => undefined,
};

function line(release: string, name: string, told: string, seconds: number): string {
  return `${release.padEnd(38)} ${name.padEnd(9)} ${told.padEnd(46)} ${seconds.toFixed(2).padStart(7)} s\n`;
}

function bar(done: number, total: number): string {
  const width = 20;
  const filled = total === 0 ? width : Math.min(width, Math.floor((done * width) / total));
  return `[${"#".repeat(filled)}${".".repeat(width - filled)}]`;
}

function clearLine(out: NodeJS.WriteStream): void {
  if (out.isTTY) out.write("\r\u001b[2K");
}
