import { SaxesParser } from "saxes";

/** What the readers of workbooks listen to. Names come as they are written, with their prefix. */
export type XmlHandlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
};

/** More text than this in one piece is not a cell; it is what bounds the memory of reading. */
const longestText = 16 << 20;

/**
 * Runs the handlers over an XML document chunk by chunk, and yields after each, so that the caller can take what has
 * been gathered. Entities that the document declares are not expanded. Throws where it is not well-formed.
 */
export async function* xmlEvents(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let sinceEvent = 0;
  parser.on("opentag", ({ name, attributes }) => {
    sinceEvent = 0;
    handlers.open(name, attributes);
  });
  parser.on("closetag", ({ name }) => {
    sinceEvent = 0;
    handlers.close(name);
  });
  parser.on("text", (text) => handlers.text(text));
  parser.on("cdata", (text) => handlers.text(text));
  for await (const chunk of chunks) {
    sinceEvent += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (sinceEvent > longestText) throw new Error("a text in the XML is over 16 MiB");
    yield;
  }
  parser.close();
}

/** The text so far with a piece more. Throws where a cell gathers more than any cell can hold. */
export function longer(text: string, piece: string): string {
  if (text.length + piece.length > longestText) throw new Error("a cell holds over 16 MiB of text");
  return text + piece;
}

/** Runs the handlers over a whole document. */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: Partial<XmlHandlers>): Promise<void> {
  const ignore = (): void => {};
  const events = xmlEvents(chunks, { open: ignore, text: ignore, close: ignore, ...handlers });
  for await (const _ of events);
}
