import { SaxesParser } from "saxes";

/** Attributes by their names without prefixes, which differ between the programs that write workbooks. */
export type Attributes = Readonly<Record<string, string>>;

/** What the readers listen to; names come without their prefixes. */
export type XmlHandlers = {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** More text than this in one piece is no cell, and deeper than this is no workbook: they bound the memory. */
const longestText = 16 << 20;
const deepest = 256;

/**
 * Runs the handlers over a whole document, chunk by chunk. Throws where it is not well-formed, nests too deep, or
 * declares a document type: no workbook does, and entities are declared there.
 */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let sinceEvent = 0;
  let depth = 0;
  let empty = true;
  parser.on("doctype", () => {
    throw new Error("the XML declares a document type");
  });
  parser.on("opentag", ({ name, attributes }) => {
    sinceEvent = 0;
    depth++;
    if (depth > deepest) throw new Error("the XML nests too deep");
    handlers.open?.(localName(name), withoutPrefixes(attributes));
  });
  parser.on("closetag", ({ name }) => {
    sinceEvent = 0;
    depth--;
    handlers.close?.(localName(name));
  });
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  for await (const chunk of chunks) {
    empty = false;
    sinceEvent += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (sinceEvent > longestText) throw new Error("a text in the XML is over 16 MiB");
  }
  if (!empty) parser.close();
}

/** The text so far with a piece more. Throws where it grows beyond any cell's. */
export function longer(text: string, piece: string): string {
  if (text.length + piece.length > longestText) throw new Error("a cell holds over 16 MiB of text");
  return text + piece;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Where two prefixes give one name, the first stands: programs write the standard's attribute before their own. */
function withoutPrefixes(attributes: Readonly<Record<string, string>>): Attributes {
  const plain: Record<string, string> = Object.create(null);
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) plain[localName(name)] ??= value;
  }
  return plain;
}
