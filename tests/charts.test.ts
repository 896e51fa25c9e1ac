import { parseFragment } from "parse5";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { PublishedTable } from "../pipeline/package.ts";
import { chartParts } from "../site/charts/chart-parts.js";
import { allColours } from "../site/charts/colours.js";
import { drawChart } from "../site/charts/draw-chart.js";
import { scaleTo } from "../site/charts/scale.js";
import { textWidth, wrap } from "../site/charts/text-width.js";
import { byPhase, byPhaseRows, release, statementRows, statements } from "./charts-sample.ts";

const count = { unit: "", decimals: 0 };
const yesByPhase = () => drawChart(release, byPhase, byPhaseRows, { x: "phase", recommend: "y" });
const grouped = () => drawChart(release, byPhase, byPhaseRows, { x: "phase", series: "recommend" });
const scale = { x: "statement", series: "statement_answer", kind: "stacked" };
const stacked = () => drawChart(release, statements, statementRows, scale);
const all = () => [yesByPhase(), grouped(), stacked()];
const wide = (html: string) => /<svg[^>]*class="chart-wide"[\s\S]*?<\/svg>/.exec(html)?.[0] ?? "";
const text = (html: string) => html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
const summaryOf = (html: string) => text(/<p class="chart-summary"[\s\S]*?<\/p>/.exec(html)?.[0] ?? "");
const widths = (html: string) =>
  [...html.matchAll(/<rect [^>]*?width="([\d.]+)"[^>]*>/g)].map((m) => Number(m[1]));

test("a figure says what is measured, of whom, where and when, and where it comes from", () => {
  const html = yesByPhase();
  assert.match(html, /class="chart-title">Parents who would recommend the school, by phase: Yes</);
  assert.match(html, /class="chart-scope">Percentage, Parents who answered, England, autumn 2024</);
  assert.match(text(html), /Source: Example Inspectorate, Parents&#39; views of schools, autumn 2024\./);
});

test("the text alternative gives the kind of chart, the largest, the smallest and the whole, and what is withheld", () => {
  assert.is(
    summaryOf(yesByPhase()),
    "Bar chart: Percentage by “Phase of school”. Of the values shown, the largest is 100% (“Not stated”) and the " +
      "smallest 76% (“Secondary, including middle schools deemed secondary and all-through schools”). For “All " +
      "parents” it is 84%. [c] means confidential: the figure is withheld so that nobody can be identified.",
  );
});

test("a stacked chart tells of its first series, and is not said to be complete where a part is", () => {
  assert.match(
    summaryOf(stacked()),
    /^Stacked bar chart: Percentage by “Statement” and “Answer”. The largest for “Strongly agree” is 61% \(“My child is happy at this school”\) and the smallest 31% /,
  );
});

test("the parts of a figure are had one by one, and its summary as plain text", () => {
  const parts = chartParts(release, byPhase, byPhaseRows, { x: "phase", recommend: "y" });
  assert.is(parts.summaryText, summaryOf(yesByPhase()));
  assert.is(parts.title, "Parents who would recommend the school, by phase: Yes");
  assert.match(parts.svg("narrow", {}), /^<svg [^>]*width="343"(?![^>]*aria-)/);
  assert.ok(yesByPhase().includes(parts.svg("wide")));
});

test("a figure of synthetic data says so, and another does not", () => {
  for (const html of all()) assert.match(html, /Synthetic data/);
  const real = drawChart({ ...release, synthetic: null }, byPhase, byPhaseRows, {
    x: "phase",
    recommend: "y",
  });
  assert.not.match(real, /[Ss]ynthetic/);
});

test("a title that says synthetic itself is not marked once more", () => {
  const named: PublishedTable = { ...byPhase, title: "Parents, by phase (synthetic)" };
  assert.not.match(drawChart(release, named, byPhaseRows, { x: "phase", recommend: "y" }), /Synthetic data/);
});

test("a part of a stacked bar without a number is named beside its symbol, under the bar", () => {
  assert.match(
    wide(stacked()),
    /statement=safe;statement_answer=dk\|response_percent">\[low\]<\/tspan><tspan data-words="" dx="18">Don't know</,
  );
});

test("a bar is as long as its value, from zero", () => {
  const [total = 0, primary = 0, secondary = 0] = widths(wide(yesByPhase()));
  assert.ok(Math.abs(primary / total - 88 / 84) < 0.002);
  assert.ok(Math.abs(secondary / total - 76 / 84) < 0.002);
});

test("a withheld or low value is drawn as its symbol in an outline, never as a bar or a zero", () => {
  const outlined = /stroke-dasharray="3 2"><rect [^>]*width="30"/;
  assert.is(widths(wide(yesByPhase())).length, 5);
  assert.match(wide(yesByPhase()), outlined);
  assert.match(wide(yesByPhase()), /data-cell="by-phase\|phase=x;recommend=y\|response_percent">\[c\]</);
  assert.match(wide(grouped()), />\[low\]</);
  assert.not.match(text(wide(grouped()).replace(/<g [^>]*class="axis"[\s\S]*?<\/g>/g, "")), /\b0%/);
});

test("every value in a drawing names its cell, and every other number in it is an axis or a label", () => {
  for (const html of all()) {
    const drawing = wide(html)
      .replace(/<g [^>]*class="axis"[\s\S]*?<\/g>/g, "")
      .replace(
        /<(text|tspan)[^>]* data-(?:cell="[^"]*\|[^"]*\|response_percent"|words="")[^>]*>[\s\S]*?<\/\1>/g,
        "",
      );
    assert.not.match(text(drawing), /\d|\[/);
  }
});

test("series are named beside their bars or in a key in the order of the parts, so that colour is never alone", () => {
  assert.match(wide(grouped()), />84%<\/tspan><tspan data-words="" dx="6">Yes</);
  const key = /<ul class="chart-key">[\s\S]*?<\/ul>/.exec(stacked())?.[0] ?? "";
  assert.is(text(key).trim(), "Strongly agree Agree Disagree Strongly disagree Don&#39;t know");
  assert.match(stacked(), /Key: each bar's parts, from left to right/);
});

test("a drawing is named and described by visible text, and nothing in it breaks a strict page", () => {
  for (const html of all()) {
    assert.is(html.match(/role="img"/g)?.length, 2);
    for (const [, id] of html.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g))
      assert.ok(html.includes(`id="${id}"`), `no element has the id ${id}`);
    assert.not.match(html, /aria-label=|<style|\sstyle=|NaN|undefined|-0(?![.\d])/);
    assert.equal(
      parseFragment(html).childNodes.map((node) => node.nodeName),
      ["figure"],
    );
  }
});

test("the same input gives the same bytes, and two charts of a page have different ids", () => {
  assert.is(grouped(), grouped());
  const second = drawChart(release, byPhase, byPhaseRows, { x: "phase", recommend: "y", index: 2 });
  assert.match(second, /id="chart-by-phase-2-title"/);
  assert.match(yesByPhase(), /id="chart-by-phase-1-title"/);
});

test("coordinates have one decimal at most", () => {
  for (const html of all())
    assert.not.match(html.replace(/[\d.]+em/g, ""), /\s(?:x|y|x1|x2|width|height|transform)="[^"]*\.\d\d/);
});

const diverging = { ...scale, kind: "diverging", apart: "dk" };
const rects = (html: string) =>
  [...html.matchAll(/<rect x="([\d.]+)" [^>]*?width="([\d.]+)"[^>]*data-mark="([^"]*)"/g)].map((m) => ({
    x: Number(m[1]),
    end: Number(m[1]) + Number(m[2]),
    answer: /answer=(\w+)/.exec(m[3] ?? "")?.[1] ?? "",
  }));

test("a diverging bar has the first half of its scale left of zero, the other right, and the rest apart", () => {
  const html = wide(drawChart(release, statements, statementRows, diverging));
  const [zero = 0, aside = 0] = [...html.matchAll(/<line x1="([\d.]+)" x2="\1" y1="\d\d" /g)].map((m) =>
    Number(m[1]),
  );
  assert.ok(zero > 0 && aside > zero);
  for (const { x, end, answer } of rects(html)) {
    if (["sa", "a"].includes(answer)) assert.ok(end <= zero, `${answer} ends at ${end}, beyond ${zero}`);
    else assert.ok(x >= (answer === "dk" ? aside : zero), `${answer} begins at ${x}`);
  }
});

test("a neutral answer lies half on each side of zero", () => {
  const neutral = { ...diverging, apart: "sd,dk", neutral: "a" };
  const html = wide(drawChart(release, statements, statementRows, neutral));
  const [zero = 0] = [...html.matchAll(/<line x1="([\d.]+)" x2="\1" y1="\d\d" /g)].map((m) => Number(m[1]));
  for (const { x, end } of rects(html).filter(({ answer }) => answer === "a"))
    assert.ok(Math.abs((x + end) / 2 - zero) < 0.2);
});

test("parts of bars have textures beside their colours, each drawing its own, and the key has them too", () => {
  const html = stacked();
  const ids = [...html.matchAll(/<pattern id="([^"]+)"/g)].map((m) => m[1] ?? "");
  assert.is(ids.length, 8);
  assert.is(new Set(ids).size, 8);
  for (const [, id = ""] of html.matchAll(/fill="url\(#([^)]+)\)"/g)) assert.ok(ids.includes(id), id);
  const key = /<ul class="chart-key">[\s\S]*?<\/ul>/.exec(html)?.[0] ?? "";
  assert.is(key.match(/<path d="M/g)?.length, 4);
});

test("labels are escaped", () => {
  const [phase, recommend] = byPhase.dimensions;
  const codes = phase!.codes.map((code) => ({ ...code, label: `<b>${code.code} & "co"</b>` }));
  const odd: PublishedTable = { ...byPhase, title: "<i>", dimensions: [{ ...phase!, codes }, recommend!] };
  const html = drawChart(release, odd, byPhaseRows, { x: "phase", recommend: "y" });
  assert.not.match(html, /<b>|<i>/);
  assert.match(html, /&#60;b&#62;|&lt;b&gt;/);
});

test("counts leave out the margin, which is their sum; percentages compare with it", () => {
  const counts = drawChart(release, byPhase, byPhaseRows, { x: "phase", measure: "count" });
  assert.not.match(counts, /All parents/);
  assert.match(yesByPhase(), /All parents/);
});

test("items of a battery go from the largest to the smallest unless the definition's order is asked for", () => {
  const order = (html: string) => [...html.matchAll(/scope="row" data-words>([^<]{14})/g)].map((m) => m[1]);
  assert.equal(order(stacked()), ["My child is ha", "My child feels", "The school let", "My child has s"]);
  const own = drawChart(release, statements, statementRows, { ...scale, order: "definition" });
  assert.equal(order(own), ["My child is ha", "My child feels", "My child has s", "The school let"]);
});

test("options that do not fit the table are refused by name", () => {
  const draw = (options: Record<string, unknown>) => () => drawChart(release, byPhase, byPhaseRows, options);
  assert.throws(draw({ x: "fase" }), /chart of table "by-phase": the table has no dimension "fase"/);
  assert.throws(draw({ x: "phase", recommend: "maybe" }), /has no recommend "maybe"/);
  assert.throws(draw({ x: "phase", measure: "mean" }), /has no measure "mean"/);
  assert.throws(draw({ x: "phase", region: "x" }), /has no dimension "region"/);
  assert.throws(draw({ x: "phase", recommend: "y", kind: "pie" }), /cannot be drawn as "pie"/);
  assert.throws(draw({ x: "phase", recommend: "y", kind: "heat" }), /has a heat chart without series/);
  assert.throws(
    draw({ x: "phase", recommend: "y", kind: "tiles" }),
    /no region of England; use x="geography"/,
  );
  assert.throws(draw({ x: "phase", series: "phase" }), /has one dimension twice/);
  const codes = Array.from({ length: 61 }, (_, i) => ({
    ...byPhase.dimensions[0]!.codes[0]!,
    code: `p${i}`,
  }));
  const [phase, recommend] = byPhase.dimensions;
  const long = { ...byPhase, dimensions: [{ ...phase!, hasTotal: false, codes }, recommend!] };
  const rows = codes.map(({ code }) => ({ ...byPhaseRows[0]!, key: { phase: code, recommend: "y" } }));
  assert.throws(
    () => drawChart(release, long, rows, { x: "phase", recommend: "y" }),
    /has 61 cells for a bar chart of 60 at most/,
  );
});

test("an axis goes from zero to a round number in five steps at most", () => {
  assert.equal(scaleTo(88, { unit: "%", decimals: 0 }).ticks, [0, 20, 40, 60, 80, 100]);
  assert.equal(scaleTo(3, count).ticks, [0, 1, 2, 3]);
  assert.equal(scaleTo(0.25, { unit: "", decimals: 2 }).ticks, [0, 0.05, 0.1, 0.15, 0.2, 0.25]);
  assert.equal(scaleTo(0, count).ticks, [0, 1]);
  assert.is(scaleTo(12345, count).format(15000), "15,000");
});

test("long labels are broken at spaces, and a long word has a line of its own", () => {
  const lines = wrap("one two three incomprehensibilities", 80, 16);
  assert.equal(lines, ["one two", "three", "incomprehensibilities"]);
  for (const line of lines.slice(0, 2)) assert.ok(textWidth(line, 16) <= 80);
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string) => {
  const channels = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

test("text on a colour has a contrast of 4.5 to 1", () => {
  for (const { fill, ink } of allColours) assert.ok(contrast(fill, ink) >= 4.5, `${ink} on ${fill}`);
});

test.run();
