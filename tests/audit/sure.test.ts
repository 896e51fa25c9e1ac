import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Cited } from "../../pipeline/audit/cells.ts";
import { Notes } from "../../pipeline/audit/finding.ts";
import { checkSure } from "../../pipeline/audit/sure.ts";
import { percent } from "../safe-fixture.ts";

const cells: Readonly<Record<string, number>> = {
  "views|answer=agree|response_percent": 60,
  "views|answer=agree|response_percent_lower": 54,
  "views|answer=agree|response_percent_upper": 66,
  "plain||response_percent": 60,
};

function find(address: string): Cited | null {
  const value = cells[address];
  if (value === undefined) return null;
  return { address, table: "views", codes: [], measure: percent, value: { state: "published", value } };
}

const figure = (address: string, value: number, text = `${value}%`) =>
  `<data value="${value}" data-cell="${address}">${text}</data>`;
const agree = "views|answer=agree|response_percent";
const interval = (low: string, high: string) => `95% confidence interval: ${low} to ${high}`;
const right = interval(figure(`${agree}_lower`, 54), figure(`${agree}_upper`, 66));

function faults(html: string, sure: unknown, sentence: string | null = null): number {
  const notes = new Notes("release.json");
  checkSure({ where: "headline 1", html, sure, sentence }, find, notes);
  return notes.checked().findings.length;
}

test("a headline must give the interval that is published beside the figure that it quotes", () => {
  const html = figure(agree, 60);
  assert.is(faults(html, right), 0);
  assert.is(faults(html, null), 1);
  assert.is(faults(html, "Those who answered."), 1);
  assert.is(faults(html, right.replace(">54%", ">55%")), 1);
  assert.is(faults(html, right.replace('"66"', '"67"')), 1);
  assert.is(faults(html, right.replaceAll("_upper", "_lower")), 1);
  assert.is(faults(html, `${right}, which is certain`), 1);
});

test("without one it must give the collection's sentence, and nothing else", () => {
  const html = figure("plain||response_percent", 60);
  assert.is(faults(html, "Who answered &amp; who did not.", "Who answered & who did not."), 0);
  assert.is(faults(html, null, "Who answered & who did not."), 1);
  assert.is(faults(html, null), 0);
  assert.is(faults(html, "Surely."), 1);
});

test.run();
