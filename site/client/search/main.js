// The search page: it answers the form in place, keeps the question in the address, and fetches what can be found only
// when there is a question. Without JavaScript the form leads to the same page, which lists everything.
import { searchEngine } from "./engine.js";
import { countSentence, mostResults, resultItem } from "./results.js";

/** @typedef {ReturnType<typeof searchEngine>} Engine */

/** The root of the site, wherever it lies. */
const root = new URL("../../", import.meta.url);

/** @type {Promise<Engine> | null} */
let engine = null;

/** @returns {Promise<Engine>} */
function loadEngine() {
  engine ??= fetch(new URL("search/index.json", root))
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then(({ documents }) => searchEngine(documents));
  return engine;
}

/** @typedef {{ form: HTMLFormElement, field: HTMLInputElement, status: HTMLElement, list: HTMLElement, section: HTMLElement }} Parts */

/**
 * Answers a question; an empty one takes the results away.
 * @param {Parts} parts
 * @param {string} query
 */
async function answer({ field, status, list, section }, query) {
  field.value = query;
  if (query === "") {
    status.textContent = "";
    section.hidden = true;
    return;
  }
  try {
    const results = (await loadEngine())(query);
    if (field.value !== query) return;
    list.replaceChildren(...results.slice(0, mostResults).map((result) => resultItem(result, root)));
    section.hidden = results.length === 0;
    status.textContent = countSentence(results.length, query);
  } catch {
    engine = null;
    section.hidden = true;
    status.textContent = "The search could not be loaded. Try again, or choose from the list below.";
  }
}

/** What the address asks. */
function asked() {
  return (new URLSearchParams(location.search).get("q") ?? "").trim();
}

/** @param {Parts} parts */
function listen(parts) {
  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = parts.field.value.trim();
    const address = query === "" ? location.pathname : `?${new URLSearchParams({ q: query })}`;
    if (query !== asked()) history.pushState(null, "", address);
    answer(parts, query);
  });
  addEventListener("popstate", () => answer(parts, asked()));
  answer(parts, asked());
}

const form = document.querySelector("form[data-search]");
const field = document.querySelector("#search-query");
const status = document.querySelector("#search-status");
const section = document.querySelector("#search-results");
const list = section?.querySelector("ol");
if (
  form instanceof HTMLFormElement &&
  field instanceof HTMLInputElement &&
  status instanceof HTMLElement &&
  section instanceof HTMLElement &&
  list instanceof HTMLElement
)
  listen({ form, field, status, list, section });
