import MarkdownIt from "markdown-it";

/**
 * A heading of a page, for its list of contents.
 * @typedef {{ id: string, text: string, level: number }} Heading
 * @typedef {{ title: string | null, html: string, headings: Heading[] }} Page
 */

/** HTML is on for the `<data>` elements of figures; packages and methodology are the publisher's own words. */
const markdown = new MarkdownIt({ html: true });

// A wide table scrolls in a frame that the keyboard can reach, and its headers say what they head.
markdown.renderer.rules["table_open"] = () =>
  '<div class="fr-table__scroll" role="group" aria-label="Table" tabindex="0"><table>';
markdown.renderer.rules["table_close"] = () => "</table></div>";
markdown.renderer.rules["th_open"] = () => '<th scope="col">';

// A file to copy keeps its lines and scrolls, since YAML that wraps looks wrong; what a command says wraps.
markdown.renderer.rules["fence"] = (tokens, index) => {
  const token = tokens[index];
  const code = `<code>${markdown.utils.escapeHtml(token?.content ?? "")}</code>`;
  return token?.info.trim() === "text"
    ? `<pre>${code}</pre>\n`
    : `<pre class="fr-code" role="group" aria-label="Code" tabindex="0">${code}</pre>\n`;
};

/**
 * A page of Markdown. A first-level heading at its start becomes the title; the highest heading left becomes `top`.
 * @param {string} source
 * @param {{ top?: number, prefix?: string }} options `prefix` keeps ids apart from those of the page around it
 * @returns {Page}
 */
export function renderPage(source, { top = 2, prefix = "" } = {}) {
  const tokens = markdown.parse(source.replace(/^---\n[\s\S]*?\n---\n/, ""), {});
  const title = takeTitle(tokens);
  const headings = levelHeadings(tokens, top, prefix);
  return { title, html: markdown.renderer.render(tokens, markdown.options, {}), headings };
}

/**
 * One line of Markdown without the paragraph around it.
 * @param {string} source
 */
export function renderLine(source) {
  return markdown.renderInline(source);
}

/** @param {ReturnType<typeof markdown.parse>} tokens changed: the title is taken out */
function takeTitle(tokens) {
  const [open, text] = tokens;
  if (open?.type !== "heading_open" || open.tag !== "h1") return null;
  tokens.splice(0, 3);
  return text?.content ?? null;
}

/**
 * @param {ReturnType<typeof markdown.parse>} tokens changed: levels and ids are set
 * @param {number} top
 * @param {string} prefix
 * @returns {Heading[]}
 */
function levelHeadings(tokens, top, prefix) {
  const opens = tokens.flatMap((token, index) => (token.type === "heading_open" ? [{ token, index }] : []));
  const shift = top - Math.min(...opens.map(({ token }) => Number(token.tag.slice(1))));
  /** @type {Set<string>} */
  const taken = new Set();
  return opens.map(({ token, index }) => {
    const level = Math.min(Number(token.tag.slice(1)) + shift, 6);
    const text = plainText(tokens[index + 1]?.content ?? "");
    const id = freshId(prefix + slug(text), taken);
    token.attrSet("id", id);
    token.tag = `h${level}`;
    const close = tokens[index + 2];
    if (close) close.tag = token.tag;
    return { id, text, level };
  });
}

/** @param {string} source a line of Markdown */
function plainText(source) {
  return source.replace(/<[^>]*>/g, "").replace(/[*_`]/g, "");
}

/**
 * Words as part of an address: "How it is made" is "how-it-is-made".
 * @param {string} text
 */
export function slug(text) {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words.replace(/^-|-$/g, "") || "section";
}

/**
 * @param {string} id
 * @param {Set<string>} taken changed: the new id is added
 */
function freshId(id, taken) {
  let fresh = id;
  for (let number = 2; taken.has(fresh); number++) fresh = `${id}-${number}`;
  taken.add(fresh);
  return fresh;
}
