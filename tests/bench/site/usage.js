// Loaded before a process that is measured: says at its end, on the standard error, what it used.
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = {
    seconds: performance.now() / 1000,
    processor: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
  };
  process.stderr.write(`\nused ${JSON.stringify(used)}\n`);
});
