import { actions } from "./actions.js";
import { addressOf } from "./address.js";
import { chartChoice, figures, places } from "./controls.js";
import { readCsv } from "./csv.js";
import { button, element } from "./element.js";
import { filter } from "./filter.js";
import { results } from "./results.js";
import { firstSelection, tidy } from "./selection.js";
import { readTable } from "./table.js";

/** @import { Control } from "./filter.js" */
/** @import { PageTable, Selection, Sort, Table } from "./words.js" */
/** @typedef {(part: Partial<Selection>, said: string, kind: string) => void} Change */

/**
 * Loads the published file and puts the explorer into an element. Throws where the file cannot be had.
 * @param {HTMLElement} inside
 * @param {PageTable} page
 */
export async function explore(inside, page) {
  const answer = await fetch(page.csv);
  if (!answer.ok) throw new Error(`${page.csv}: status ${answer.status}`);
  run(inside, page, readTable(page, readCsv(await answer.text())));
}

/**
 * @param {HTMLElement} inside
 * @param {PageTable} page
 * @param {Table} table
 */
function run(inside, page, table) {
  const address = addressOf(table);
  const first = tidy(table, firstSelection(page, table));
  let selection = first;
  const show = (/** @type {Selection} */ next, /** @type {string} */ said) => {
    selection = next;
    for (const control of controls) control.update(selection);
    view.draw(selection, said);
    take.update(selection);
  };
  /** @type {Change} */
  const change = (part, said, kind) => {
    const next = tidy(table, { ...selection, ...part });
    address.write(next, kind);
    show(next, said);
  };
  const take = actions(page, table, () => selection);
  take.toolbar.append(button("Start again", () => change(first, "Started again.", "start")));
  const view = results(page, table, take.element, (by, isFigure) => {
    change({ sort: nextSort(selection.sort, by, isFigure) }, "", "sort");
  });
  const controls = controlsOf(table, () => selection, change, view.say);
  const restore = () => {
    const found = address.read();
    const missing = found?.missing ?? 0;
    show(
      found?.selection ?? first,
      missing > 0 ? `${missing} of the codes in the link are not in this table.` : "",
    );
  };
  address.onBack(restore);
  const form = element("div", { class: "fr-explore__form" }, ...controls.map((control) => control.element));
  inside.replaceChildren(form, view.element, take.keep);
  restore();
}

/**
 * The parts of the form; where there is but one figure or code there is nothing to choose.
 * @param {Table} table
 * @param {() => Selection} selected
 * @param {Change} change
 * @param {(said: string) => void} say
 * @returns {Control[]}
 */
function controlsOf(table, selected, change, say) {
  const filters = table.dimensions
    .filter(({ codes }) => codes.length > 1)
    .map((dimension) => {
      const choose = (/** @type {string[]} */ codes, /** @type {string} */ said) =>
        change({ codes: { ...selected().codes, [dimension.name]: codes } }, said, `codes ${dimension.name}`);
      return filter(dimension, { choose, say });
    });
  const put = (/** @type {string} */ name, /** @type {boolean} */ isAcross, /** @type {string} */ said) => {
    const others = selected().across.filter((each) => each !== name);
    change({ across: isAcross ? [...others, name] : others }, said, "places");
  };
  return [
    ...(table.values.length > 1 ? [figures(table, (show, said) => change({ show }, said, "figures"))] : []),
    places(table, put),
    ...filters,
    chartChoice(table, (chart, said) => change({ chart }, said, "chart")),
  ];
}

/**
 * Figures sort from the largest, labels from A; a second press turns the order, a third brings the published one back.
 * @param {Sort | null} sort
 * @param {string[]} by
 * @param {boolean} isFigure
 * @returns {Sort | null}
 */
function nextSort(sort, by, isFigure) {
  if (sort === null || JSON.stringify(sort.by) !== JSON.stringify(by)) return { by, down: isFigure };
  return sort.down === isFigure ? { by, down: !isFigure } : null;
}
