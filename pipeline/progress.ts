/** Where a run tells how far it is. The one user of the clock in the project, and nothing it says is published. */
export type Progress = {
  /** Runs a stage and prints one aligned line for it: what, the counts that `told` makes of its result, seconds. */
  stage<T>(release: string, name: string, work: () => Promise<T>, told: (result: T) => string): Promise<T>;
};

/**
 * Lines on `out` (standard error), one a stage. On a terminal the stage that runs shows a bar that moves, so that a
 * person sees that long work goes on; how long it will take nobody knows.
 */
export function progressOn(out: NodeJS.WriteStream): Progress {
  return {
    async stage(release, name, work, told) {
      const start = performance.now();
      const stop = out.isTTY ? movingBar(out, `${release} ${name}`) : () => undefined;
      const result = await work().finally(stop);
      out.write(line(release, name, told(result), (performance.now() - start) / 1000));
      return result;
    },
  };
}

export const silent: Progress = {
  stage: (_release, _name, work) => work(),
};

function line(release: string, name: string, told: string, seconds: number): string {
  return `${release.padEnd(38)} ${name.padEnd(9)} ${told.padEnd(46)} ${seconds.toFixed(2).padStart(7)} s\n`;
}

/** Draws a bar five times a second, and returns what stops and clears it. */
function movingBar(out: NodeJS.WriteStream, text: string): () => void {
  const width = 20;
  let step = 0;
  const timer = setInterval(() => {
    const filled = step % (width + 1);
    out.write(`\r[${"#".repeat(filled)}${".".repeat(width - filled)}] ${text}`);
    step += 1;
  }, 200);
  return () => {
    clearInterval(timer);
    out.write("\r\u001b[2K");
  };
}
