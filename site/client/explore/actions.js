import { citation } from "./citation.js";
import { selectionCsv } from "./csv-out.js";
import { button, element } from "./element.js";
import { toQuery } from "./link.js";

/** @import { PageTable, Selection, Table } from "./words.js" */

/**
 * What a reader can take away: a link to the selection, a file of it, and words to cite it. `element` has the buttons,
 * `keep` the texts that they copy.
 * @param {PageTable} page
 * @param {Table} table
 * @param {() => Selection} selected
 */
export function actions(page, table, selected) {
  const status = element("p", { role: "status", class: "fr-explore__hint" });
  const say = (/** @type {string} */ said) => {
    status.textContent = said;
  };
  const link = element("input", { type: "text", readonly: true, class: "fr-explore__link" });
  const cite = element("p", { class: "fr-explore__cite", tabindex: -1 });
  const download = () => {
    save(`${page.name}-selection.csv`, selectionCsv(table, selected()));
    say("The file is downloaded.");
  };
  const toolbar = element(
    "p",
    { class: "fr-explore__buttons" },
    button("Download this as CSV", download),
    button("Copy link", () => copy(link.value, () => link.select(), "Link", say)),
    button("Copy citation", () => copy(cite.textContent ?? "", () => choose(cite), "Citation", say)),
  );
  return {
    element: element("div", {}, toolbar, status),
    toolbar,
    keep: element(
      "div",
      { class: "fr-explore__keep" },
      element("label", { class: "fr-explore__label" }, "Link to this selection", link),
      element("p", { class: "fr-explore__subtitle" }, "How to cite this selection"),
      cite,
    ),
    update: (/** @type {Selection} */ selection) => {
      const query = toQuery(table, selection);
      link.value = new URL(`?${query}`, new URL(page.page, location.href)).href;
      cite.textContent = citation(page, table, selection, query);
      say("");
    },
  };
}

/**
 * @param {string} text
 * @param {() => void} select what to do where a page may not write to the clipboard
 * @param {string} what
 * @param {(said: string) => void} say
 */
async function copy(text, select, what, say) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied.`);
  } catch {
    select();
    say(`${what} selected: copy it with your keyboard or menu.`);
  }
}

/** @param {HTMLElement} words */
function choose(words) {
  words.focus();
  getSelection()?.selectAllChildren(words);
}

/**
 * @param {string} name
 * @param {string} text
 */
function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
