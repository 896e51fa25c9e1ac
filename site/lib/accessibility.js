import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { showDate, showNumber } from "./show.js";

/**
 * What the accessibility statement is made of: the committed record of the last full automated run, as
 * `npm run accessibility` writes it. Numbers are as they are shown.
 * @typedef {{
 *   date: string, standard: string, axe: string, browser: string, total: string, kinds: string,
 *   passed: string, undecided: string, failed: string,
 *   fails: boolean,
 *   broken: { rule: string, pages: string, one: boolean }[],
 *   checks: { name: string, pages: string, failed: string, fails: boolean }[],
 *   notTested: string[],
 * }} Accessibility
 */

/**
 * The record of a content root; null where no run is recorded.
 * @param {string} root the content root
 * @returns {Accessibility | null}
 */
export function readAccessibility(root) {
  const file = path.join(root, "methodology/accessibility-record.json");
  if (!existsSync(file)) return null;
  /** @type {import("../../tests/accessibility/record.ts").AccessibilityRecord} */
  const record = JSON.parse(readFileSync(file, "utf8"));
  return {
    date: showDate(record.date),
    standard: record.standard,
    axe: record.tools.axe,
    browser: record.tools.browser,
    total: count(record.total),
    kinds: count(Object.keys(record.pages).length),
    passed: count(record.rules.passed.length),
    undecided: count(record.rules.undecided.length),
    failed: count(record.rules.failed.length),
    fails: record.violations.length > 0 || record.checks.some(({ failed }) => failed > 0),
    broken: record.rules.failed.map((rule) => {
      const pages = new Set(record.violations.filter((each) => each.rule === rule).map(({ page }) => page));
      return { rule, pages: count(pages.size), one: pages.size === 1 };
    }),
    checks: record.checks.map(({ name, pages, failed }) => ({
      name,
      pages: count(pages),
      failed: count(failed),
      fails: failed > 0,
    })),
    notTested: record.notTested,
  };
}

/** Countries in which the United Kingdom's regulations of 2018 hold, but for Northern Ireland, which has a body of its own. */
const britain = new Set([
  "England",
  "Wales",
  "Scotland",
  "Great Britain",
  "England and Wales",
  "United Kingdom",
]);

/**
 * Who enforces accessibility where the releases are about; null outside the United Kingdom, whose law is the only one
 * that the statement knows.
 * @param {readonly { release: { coverage: string } }[]} releases
 */
export function enforcementOf(releases) {
  const places = releases.map(({ release }) => release.coverage);
  if (places.some((place) => britain.has(place)))
    return {
      body: "Equality and Human Rights Commission",
      contact: "contact the Equality Advisory and Support Service",
      address: "https://www.equalityadvisoryservice.com/",
    };
  if (!places.includes("Northern Ireland")) return null;
  return {
    body: "Equality Commission for Northern Ireland",
    contact: "contact the Equality Commission for Northern Ireland",
    address: "https://www.equalityni.org/",
  };
}

/** @param {number} value */
function count(value) {
  return showNumber(value, 0);
}
