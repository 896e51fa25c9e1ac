import { tidy } from "./selection.js";

/** @import { Dimension, Selection, Sort, Table } from "./words.js" */

/**
 * A selection as the query of an address: "show=response_percent&columns=answer&only.phase=primary,secondary". It says
 * all, so that a link keeps its meaning when what is shown first changes; of a dimension's codes it names those chosen
 * or those left out, whichever are fewer.
 * @param {Table} table
 * @param {Selection} selection
 */
export function toQuery(table, selection) {
  const { show, across, codes, sort, chart } = tidy(table, selection);
  const parts = [pair("show", show), pair("columns", across)];
  for (const dimension of table.dimensions) {
    const chosen = codes[dimension.name];
    if (chosen !== undefined) parts.push(codesPart(dimension, chosen));
  }
  if (sort !== null) parts.push(pair(sort.down ? "down" : "up", sort.by));
  if (chart !== "") parts.push(pair("chart", [chart]));
  return parts.join("&");
}

/**
 * The selection in an address's query, and how many of its codes the table does not have; null where the query is of
 * something else.
 * @param {Table} table
 * @param {string} query with or without its question mark
 * @returns {{ selection: Selection, missing: number } | null}
 */
export function fromQuery(table, query) {
  const found = new URLSearchParams(query);
  const show = found.get("show");
  if (show === null) return null;
  /** @type {Record<string, string[]>} */
  const codes = {};
  let missing = 0;
  for (const dimension of table.dimensions) {
    const read = readCodes(dimension, found);
    if (read === null) continue;
    codes[dimension.name] = read.chosen;
    missing += read.missing;
  }
  const across = list(found.get("columns") ?? "");
  const chart = list(found.get("chart") ?? "")[0] ?? "";
  const selection = tidy(table, { show: list(show), across, codes, sort: readSort(found), chart });
  return { selection, missing };
}

/**
 * @param {Dimension} dimension
 * @param {string[]} chosen
 */
function codesPart({ name, codes }, chosen) {
  if (chosen.length * 2 <= codes.length) return pair(`only.${name}`, chosen);
  const set = new Set(chosen);
  return pair(
    `not.${name}`,
    codes.map(({ code }) => code).filter((code) => !set.has(code)),
  );
}

/**
 * @param {Dimension} dimension
 * @param {URLSearchParams} found
 */
function readCodes({ name, codes }, found) {
  const only = found.get(`only.${name}`);
  const not = found.get(`not.${name}`);
  if (only === null && not === null) return null;
  const named = list(only ?? not ?? "");
  const known = new Set(codes.map(({ code }) => code));
  const set = new Set(named);
  const chosen = [...known].filter((code) => set.has(code) === (only !== null));
  return { chosen, missing: named.filter((code) => !known.has(code)).length };
}

/**
 * @param {URLSearchParams} found
 * @returns {Sort | null}
 */
function readSort(found) {
  const down = found.get("down");
  const by = list(down ?? found.get("up") ?? "");
  return by.length === 0 ? null : { by, down: down !== null };
}

/**
 * A list is joined by commas; a comma in a text is "~1", a tilde "~0", and an empty text "~2", so that it is not taken
 * for an empty list.
 * @param {string} name
 * @param {string[]} texts
 */
function pair(name, texts) {
  const joined = texts.map((text) => (text === "" ? "~2" : text.replaceAll("~", "~0").replaceAll(",", "~1")));
  return `${encodeURIComponent(name)}=${joined.map(encodeURIComponent).join(",")}`;
}

/** @param {string} joined */
function list(joined) {
  if (joined === "") return [];
  return joined
    .split(",")
    .map((text) => (text === "~2" ? "" : text.replaceAll("~1", ",").replaceAll("~0", "~")));
}
