import { SaxesParser } from "saxes";
import { type Entry, openPromise } from "yauzl";

type Listeners = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
};

/** The parts of an open workbook: each can be run through, by stream, as XML. */
export type Parts = { run(name: string, listeners: Partial<Listeners>): Promise<void> };

/** Opens a zip file for the time of `work`. */
export async function withParts(path: string, work: (parts: Parts) => Promise<void>): Promise<void> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    await work({
      async run(name, listeners) {
        const entry = entries.get(name);
        if (entry === undefined) throw new Error(`the workbook has no part ${name}`);
        await runXml(await zip.openReadStreamPromise(entry), listeners);
      },
    });
  } finally {
    zip.close();
  }
}

async function runXml(chunks: AsyncIterable<unknown>, listeners: Partial<Listeners>): Promise<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  parser.on("opentag", ({ name, attributes }) => listeners.open?.(name, attributes));
  parser.on("closetag", ({ name }) => listeners.close?.(name));
  parser.on("text", (text) => listeners.text?.(text));
  for await (const chunk of chunks) {
    if (Buffer.isBuffer(chunk)) parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.close();
}
