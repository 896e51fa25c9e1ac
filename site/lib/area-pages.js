import { tableAddress } from "./addresses.js";
import { areaChart } from "./area-chart.js";
import { roundingOf } from "./area-compare.js";
import { areaFigure } from "./area-figure.js";
import { areaMessage } from "./area-message.js";
import { listed, placesAround } from "./area-places.js";
import { tableHtml } from "./table-html.js";

/** @import { Compared } from "./area-message.js" */
/** @import { Areas, AreaTable, Place } from "./area-places.js" */
/** @import { Package } from "./packages.js" */
/** @import { ReleaseView } from "./release-view.js" */

/**
 * The pages of a release's places. What a page shows is made when its template asks for it, so that only one is held.
 * @param {Package} item
 * @param {ReleaseView} view
 * @param {Areas} areas
 */
export function areaPages(item, view, areas) {
  const setting = { item, view, areas, rounding: roundingOf(item.audit) };
  return [...areas.places.values()]
    .filter(({ hasPage }) => hasPage)
    .map((place) => new AreaPage(setting, place));
}

/** @typedef {{ item: Package, view: ReleaseView, areas: Areas, rounding: ReturnType<typeof roundingOf> }} Setting */
/** A table's part of a place's page. @typedef {ReturnType<typeof sectionOf>} AreaSection */

/** A page of a place: twenty thousand of them hold no more than a place and what all share. */
class AreaPage {
  /** @type {Setting} */
  #setting;

  /**
   * @param {Setting} setting
   * @param {Place} place
   */
  constructor(setting, place) {
    this.#setting = setting;
    this.place = place;
    Object.freeze(this);
  }

  get view() {
    return this.#setting.view;
  }

  get address() {
    return this.place.address;
  }

  get index() {
    return this.#setting.areas.address;
  }

  get level() {
    return levelWord(this.place.level);
  }

  /** The places that it lies in, the nearest first. */
  around() {
    return placesAround(this.#setting.areas, this.place);
  }

  /** The places in it that have pages, by level, each level under a heading. */
  within() {
    const inside = this.#setting.areas.within.get(this.place.code) ?? [];
    const levels = [...new Set(inside.map(({ level }) => level))];
    return levels.map((level) => ({
      title: levelsWord(level),
      places: inside.filter((each) => each.level === level),
    }));
  }

  sections() {
    return this.#setting.areas.tables
      .filter(({ rows }) => rows.has(this.place.code))
      .map((each) => sectionOf(this.#setting, each, this.place));
  }
}

/** @typedef {InstanceType<typeof AreaPage>} Area */

/**
 * @param {Setting} setting
 * @param {AreaTable} areaTable
 * @param {Place} place
 */
function sectionOf({ item, view, areas, rounding }, areaTable, place) {
  const { release, quality } = item;
  const { table, rows } = areaTable;
  const compared = placesOf(release.coverage, areas, areaTable, place);
  const places = listed(compared.map(({ label }) => label));
  const title = `${areaTable.plan.x?.label ?? table.title}: ${places}`;
  const address = tableAddress(release, table.name);
  const own = compared.map(({ code }) => rows.get(code) ?? []);
  const chart = areaChart(areaTable, compared);
  return {
    name: table.name,
    title: table.title,
    address,
    message: areaMessage(areaTable, compared, rounding),
    chart: chart === null ? "" : areaFigure(release, chart, { title, href: address }),
    table: tableHtml(
      { release, quality, table: { ...table, title: `${table.title}: ${places}` } },
      interleaved(own),
    ),
    files: view.tables
      .filter(({ name }) => name === table.name)
      .flatMap(({ files }) => files.filter(({ format }) => format === "CSV")),
  };
}

/**
 * The place, those that it lies in, and the country, as far as the table has them.
 * @param {string} country
 * @param {Areas} areas
 * @param {AreaTable} areaTable
 * @param {Place} place
 * @returns {Compared[]}
 */
function placesOf(country, areas, { rows }, place) {
  const whole = { code: "Total", label: country, level: null };
  return [place, ...placesAround(areas, place), whole].filter(({ code }) => rows.has(code));
}

/**
 * The rows of places in turn, so that what is compared stands together.
 * @template Row
 * @param {Row[][]} lists
 * @returns {Row[]}
 */
function interleaved([first = [], ...others]) {
  return first.flatMap((row, index) => [row, ...others.flatMap((each) => each[index] ?? [])]);
}

/** @param {string} level */
export function levelWord(level) {
  return level === "Regional" ? "Region" : level;
}

/** @param {string} level */
export function levelsWord(level) {
  if (level === "Regional") return "Regions";
  return level === "Local authority" ? "Local authorities" : `${level}s`;
}
