// `npm run bench:explore`: the explorer in a real Chromium on a made-up table of 100,000 rows: seconds to open it, and
// for each thing that a reader can do the time from the click to the painted page, median and longest of ten.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { PageTable } from "../../site/client/explore/words.js";
import { copyClient } from "../../site/lib/client-files.js";
import { escapeHtml } from "../../site/lib/show.js";
import { writeStyles } from "../../site/lib/styles.js";
import { openBrowser } from "../browser/open-browser.ts";
import { serve } from "../browser/serve.ts";

const places = 400;
const topics = 49;
const answers = 4;
const runs = 10;

const list = (word: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ code: `${word}${i}`, label: `${word} ${i + 1}` }));
const dimension = (name: string, label: string, count: number) => ({
  name,
  column: name,
  label,
  geography: false,
  attribute: false,
  codes: list(label, count),
});
const measure = (kind: string, column: string, label: string, unit: string) => ({
  kind,
  column,
  label,
  unit,
  decimals: 0,
});

const page: PageTable = {
  name: "large",
  title: "A made-up table",
  synthetic: true,
  country: "England",
  csv: "large.csv",
  page: "./",
  across: "answer",
  dimensions: [
    dimension("place", "Place", places),
    dimension("topic", "Topic", topics),
    dimension("answer", "Answer", answers),
  ],
  measures: [
    measure("count", "response_count", "Number of people", ""),
    measure("percent", "response_percent", "Percentage of people", "%"),
    measure("base", "response_base", "Base", ""),
  ],
  symbols: { c: "confidential" },
  notes: ["Made by a script."],
  findings: [],
  citation: { before: "Nobody (2025),", after: "a made-up release,", address: "https://example.org/" },
};

/** A row for each combination, with the margins; about one figure in ten is withheld. */
function largeCsv(): string {
  const labels = page.dimensions.map(({ codes }) => ["Total", ...codes.map(({ label }) => label)]);
  const [place = [], topic = [], answer = []] = labels;
  const lines = [
    "time_period,time_identifier,geographic_level,country_code,country_name,place,topic,answer,response_count,response_percent,response_base",
  ];
  let seed = 1;
  for (const a of place)
    for (const b of topic)
      for (const c of answer) {
        seed = (seed * 48271) % 2147483647;
        const [n, p] = seed % 10 === 0 ? ["c", "c"] : [String((seed % 9000) * 5), String(seed % 101)];
        lines.push(`2025,Calendar year,National,E92000001,England,${a},${b},${c},${n},${p},45000`);
      }
  return `${lines.join("\n")}\n`;
}

/** Milliseconds from an action in the page until the frame that shows it is painted. */
function painted(browser: Page, action: string): Promise<number> {
  return browser.evaluate(`new Promise((done) => {
    const start = performance.now();
    (() => { ${action} })();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      port2.postMessage(null);
    });
  })`);
}

const box = (value: string) => `document.querySelector('input[value="${value}"]').click();`;
const select = (which: string, values: readonly [string, string]) =>
  `const s = document.querySelector('${which}'); s.value = s.value === "${values[0]}" ? "${values[1]}" : "${values[0]}"; s.dispatchEvent(new Event("change", { bubbles: true }));`;
const press = (which: string, n: number) => `document.querySelectorAll('${which}')[${n}].click();`;

const actions: readonly [string, string][] = [
  ["tick or untick a figure", box("response_count")],
  ["tick or untick a code of 400", box("Place7")],
  [
    "choose none, then all, of 400 codes",
    `window.k = window.k === 1 ? 0 : 1; document.querySelectorAll('.fr-explore__filter button')[window.k].click();`,
  ],
  ["sort by a figure", press("thead .fr-explore__sort", 3)],
  ["sort by a label", press("thead .fr-explore__sort", 0)],
  ["49 topics to columns and back", select('[data-place="topic"]', ["columns", "rows"])],
  ["400 places to columns and back", select('[data-place="place"]', ["columns", "rows"])],
  ["a chart, and none", select("[data-chart-choice]", ["response_percent", ""])],
];

const folder = mkdtempSync(join(tmpdir(), "first-release-explore-"));
const csv = largeCsv();
mkdirSync(folder, { recursive: true });
copyClient(folder);
await writeStyles(folder);
writeFileSync(join(folder, "large.csv"), csv);
writeFileSync(
  join(folder, "index.html"),
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Large</title><link rel="stylesheet" href="styles/main.css"><link rel="stylesheet" href="styles/table.css">
<script type="module" src="client/explore/main.js"></script><main><div class="fr-explore" hidden data-explore="${escapeHtml(JSON.stringify(page))}"></div></main></html>`,
);
const { address, close } = await serve(folder);
const browser = await openBrowser();
const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await tab.goto(`${address}/`);
const start = performance.now();
await tab.click(".fr-explore__summary");
await tab.waitForSelector(".fr-explore__status");
const opened = performance.now() - start;
const rows = csv.split("\n").length - 2;
console.log(
  `${rows} rows, ${rows * page.measures.length} figures, ${(csv.length / 1e6).toFixed(1)} MB of CSV (${(gzipSync(csv).length / 1e6).toFixed(2)} MB compressed)`,
);
console.log(`opened in ${opened.toFixed(0)} ms (load, parse, first table)\n`);
console.log(`${"from click to painted, ms".padEnd(36)}  median  longest`);
for (const [name, action] of actions) {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await painted(tab, action));
  times.sort((a, b) => a - b);
  const [median = 0, longest = 0] = [times[Math.floor(runs / 2)], times.at(-1)];
  console.log(`${name.padEnd(36)}  ${median.toFixed(0).padStart(6)}  ${longest.toFixed(0).padStart(7)}`);
}
console.log(`\nafter them: ${await tab.textContent(".fr-explore__status")}`);
console.log(
  `code: ${gzipSync(readFileSync(join(folder, "client/explore/main.js"))).length} bytes compressed before it is opened`,
);
await browser.close();
close();
rmSync(folder, { recursive: true });
