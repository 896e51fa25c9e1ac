/** @typedef {{ id: string | null, title: string, text: string }} Section */

/** @type {Record<string, string>} */
const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/**
 * The sections of a page of Markdown as text, each with the id of its heading; what stands before the first heading has
 * none. Examples of code are left out: nobody searches for a word in them.
 * @param {string} html as `renderPage` makes it
 * @returns {Section[]}
 */
export function sectionsOf(html) {
  const parts = html.replace(/<pre[\s\S]*?<\/pre>/g, " ").split(/(?=<h[2-4] id=")/);
  return parts
    .map((part) => {
      const [heading = "", id = null, title = ""] =
        /^<h[2-4] id="([^"]*)">([\s\S]*?)<\/h[2-4]>/.exec(part) ?? [];
      return { id, title: textOf(title), text: textOf(part.slice(heading.length)) };
    })
    .filter(({ title, text }) => title !== "" || text !== "");
}

/**
 * What a piece of HTML says, in one line.
 * @param {string} html
 */
export function textOf(html) {
  const blocks = html.replace(/<\/(?:p|li|td|th|h\d|div)>/g, " ").replace(/<[^>]*>/g, "");
  const text = blocks.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
  return text.replace(/\s+/g, " ").trim();
}
