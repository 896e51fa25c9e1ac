// What each table's page loads: it shows the explorer, closed, and fetches the rest when a reader opens it or comes by a
// link to a selection. Without JavaScript nothing of it is on the page.
import { element } from "./element.js";

/** @import { PageTable } from "./words.js" */

/** @param {HTMLElement} host */
function prepare(host) {
  /** @type {PageTable} */
  const page = JSON.parse(host.dataset["explore"] ?? "{}");
  const inside = element("div", { class: "fr-explore__inside" });
  const details = element(
    "details",
    { class: "fr-explore__details" },
    element("summary", { class: "fr-explore__summary" }, "Build your own table, chart or file"),
    inside,
  );
  let isStarted = false;
  details.addEventListener("toggle", async () => {
    if (!details.open || isStarted) return;
    isStarted = true;
    isStarted = await start(inside, page);
  });
  host.replaceChildren(details);
  host.hidden = false;
  details.open = new URLSearchParams(location.search).has("show");
}

/**
 * @param {HTMLElement} inside
 * @param {PageTable} page
 * @returns {Promise<boolean>} whether the explorer is there
 */
async function start(inside, page) {
  inside.replaceChildren(element("p", { role: "status", class: "govuk-body" }, "Loading the table…"));
  try {
    const { explore } = await import("./explorer.js");
    await explore(inside, page);
    return true;
  } catch {
    const words = "The table could not be loaded. Close and open this part to try again, or use ";
    inside.replaceChildren(
      element(
        "p",
        { role: "alert", class: "govuk-body" },
        words,
        element("a", { href: page.csv, class: "govuk-link" }, "the CSV file"),
        ".",
      ),
    );
    return false;
  }
}

const host = document.querySelector("[data-explore]");
if (host instanceof HTMLElement) prepare(host);
