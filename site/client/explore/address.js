import { fromQuery, toQuery } from "./link.js";

/** @import { Selection, Table } from "./words.js" */

/**
 * The selection in the page's address. Changes of one kind that follow each other are one step back, so that a reader
 * who ticked ten boxes does not need ten steps to leave.
 * @param {Table} table
 */
export function addressOf(table) {
  let last = "";
  return {
    read: () => fromQuery(table, location.search),
    /**
     * @param {Selection} selection
     * @param {string} kind
     */
    write: (selection, kind) => {
      const address = `?${toQuery(table, selection)}`;
      if (kind === last) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
      last = kind;
    },
    /** @param {() => void} hear */
    onBack: (hear) => {
      addEventListener("popstate", () => {
        last = "";
        hear();
      });
    },
  };
}
