import { absoluteAddress } from "./addresses.js";
import { linksByRoot } from "./links.js";
import { escapeHtml } from "./show.js";
import { slotted } from "./slots.js";

/** @import { Area, AreaSection } from "./area-pages.js" */
/** @import { View } from "./view.js" */
/** What is used of Eleventy's environment of templates. @typedef {{ render: (name: string, context: object) => string }} Templates */

/**
 * What makes the pages of a release's places. All of a page but its place is rendered once: twenty thousand pages
 * would spend more on what they share than on what they tell.
 * @param {View} view
 * @param {Area} first of the pages, which all lie as deep in the site
 * @param {Templates} templates
 * @returns {(page: Area) => string} HTML
 */
export function areaHtml(view, first, templates) {
  const linked = (/** @type {string} */ html) => linksByRoot(html, first.address);
  const names = ["label", "canonical", "around", "sections", "within"];
  const frame = slotted(names, (slots) =>
    linked(templates.render("area.njk", { view, release: first.view, index: first.index, slots })),
  );
  const section = sectionHtml(templates, linked);
  return (page) =>
    frame({
      label: escapeHtml(page.place.label),
      canonical: escapeHtml(absoluteAddress(page.address, view.publisher.address)),
      around: linked(templates.render("area-around.njk", { page })),
      sections: page.sections().map(section).join(""),
      within: linked(templates.render("area-within.njk", { page })),
    });
}

/**
 * The same for a table's part of a page, of which the sentences, the chart and the figures differ.
 * @param {Templates} templates
 * @param {(html: string) => string} linked
 * @returns {(section: AreaSection) => string}
 */
function sectionHtml(templates, linked) {
  /** @type {Map<string, ReturnType<typeof slotted>>} */
  const frames = new Map();
  return (section) => {
    const render = (/** @type {object} */ slots) =>
      linked(templates.render("area-section.njk", { section, slots }));
    const frame = frames.get(section.name) ?? slotted(["message", "chart", "table"], render);
    frames.set(section.name, frame);
    const { message, chart, table } = section;
    return frame({ message, chart: linked(chart), table });
  };
}
