// Social cards: what stands on them, and that nothing on them is cut or stands without its words.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { chartParts } from "../../site/charts/chart-parts.js";
import { cardChart } from "../../site/lib/card-chart.js";
import { cardsOf, releaseCard } from "../../site/lib/cards.js";
import { byPhase, byPhaseRows, release } from "../charts-sample.ts";
import { publication } from "./sample-words.ts";

const { publisher } = publication();
const host = publisher.address.replace(/\/?$/, "/");
const html = '<data value="84" data-cell="by-phase|recommend=y|response_percent">84%</data>';
const headline = { label: "of parents would recommend the school", html, comparison: null };
const shown = { ...release, headlines: [headline] } as typeof release;
const { chart, title } = chartParts(release, byPhase, byPhaseRows, { x: "phase", recommend: "y" });
const card = releaseCard(shown, { chart, title }, publisher);
const textOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, text = ""]) => text.replace(/<[^>]+>/g, ""));

test("a release's card has publisher, title, headline figure with its words, chart and the mark of synthetic data", () => {
  const texts = textOf(card.svg);
  for (const text of [publisher.title, "84%", "Synthetic data", "Primary", "88%"])
    assert.ok(texts.includes(text), text);
  const all = texts.join(" ");
  assert.match(all, /of parents would recommend the school/);
  assert.match(all, /Parents&#39; views of schools, autumn 2024/);
  assert.match(all, /Official statistics\. Published 5 December 2024\./);
  assert.match(card.svg, /width="1200" height="630"/);
});

test("every figure on a card names its cell", () => {
  const numbers = card.svg.replace(/<(\w+)[^>]* data-(?:cell|words)="[^"]*"[^>]*>[^<]*<\/\1>/g, "");
  assert.not.match(textOf(numbers).join(" "), /\d/);
});

test("what sites show beside the picture: its whole address, and its figure in words", () => {
  assert.is(card.image, `${host}releases/parents/2024/card.png`);
  assert.equal(card.figure, { text: "84%", cell: "by-phase|recommend=y|response_percent" });
  assert.is(card.alt, "of parents would recommend the school. Parents' views of schools, autumn 2024.");
});

test("a headline too long for its card is left out with its figure; no word is cut", () => {
  const long = { ...headline, label: "of parents and carers would recommend the school ".repeat(20).trim() };
  const full = releaseCard({ ...shown, headlines: [long] } as typeof release, null, publisher);
  assert.is(textOf(full.svg).includes("84%"), false);
  const words = new Set(`${shown.title} ${shown.summary} ${publisher.title} Synthetic data`.split(" "));
  const [name, mark, ...titles] = textOf(full.svg);
  for (const word of [name, mark, ...titles.slice(0, -1)].join(" ").replaceAll("&#39;", "'").split(" "))
    assert.ok(words.has(word), word);
});

test("a card's chart says where it leaves bars out, and is left out where it could compare nothing", () => {
  const area = { x: 0, y: 0, width: 480 };
  const [whole, some, none] = [400, 300, 120].map((height) =>
    cardChart({ chart, title }, { ...area, height }),
  );
  assert.is(textOf(whole ?? "").includes("More on the page"), false);
  assert.is(textOf(some ?? "").includes("More on the page"), true);
  assert.is(none, null);
});

test("bars of a card begin at zero: they are as long as their values", () => {
  const svg = cardChart({ chart, title }, { x: 0, y: 0, width: 480, height: 400 }) ?? "";
  const [all = 0, primary = 0] = [...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) =>
    Number(width),
  );
  assert.ok(Math.abs(primary / all - 88 / 84) < 0.01);
});

test("a series has the headline of its newest release by its full address, home no figure", () => {
  const series = [
    { collection: "parents", address: "/releases/parents/", title: "Parents' views", summary: "All." },
  ];
  const newest = { ...shown, period: "2025" } as typeof release;
  const { homeCard, seriesCards, cards } = cardsOf(
    publisher,
    series,
    [{ release: shown }, { release: newest }],
    [{ card }],
  );
  assert.is(cards.length, 3);
  assert.is(seriesCards["parents"]?.figure?.cell, "parents/2025:by-phase|recommend=y|response_percent");
  assert.is(homeCard.figure, null);
  assert.not.match(homeCard.svg, /data-cell/);
  assert.ok(textOf(homeCard.svg).includes("Parents&#39; views"));
});

test.run();
