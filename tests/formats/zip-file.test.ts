import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { openPromise } from "yauzl";
import { type Part, writeZip } from "../../pipeline/formats/zip-file.ts";

const path = join(mkdtempSync(join(tmpdir(), "zip-")), "a.zip");

function* many(): Generator<string> {
  for (let i = 0; i < 50_000; i++) yield `line ${i} of many\n`;
}

const parts: Part[] = [
  { name: "first", pieces: ["as it is"], stored: true },
  { name: "folder/empty.xml", pieces: [] },
  { name: "folder/many.xml", pieces: { [Symbol.iterator]: many } },
  { name: "folder/signs.xml", pieces: ["é", "€", "😀"] },
];

test("two readers find each part with its name and its content", async () => {
  await writeZip(path, parts, "2025-11-20");
  const read = unzipSync(readFileSync(path));
  assert.equal(Object.keys(read), ["first", "folder/empty.xml", "folder/many.xml", "folder/signs.xml"]);
  assert.is(strFromU8(read["first"]!), "as it is");
  assert.is(read["folder/empty.xml"]!.length, 0);
  assert.is(strFromU8(read["folder/many.xml"]!), [...many()].join(""));
  assert.is(strFromU8(read["folder/signs.xml"]!), "é€😀");
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const found: string[] = [];
  for await (const entry of zip.eachEntry()) {
    found.push(`${entry.fileName} ${entry.compressionMethod} ${entry.uncompressedSize}`);
    const stream = await zip.openReadStreamPromise(entry);
    let size = 0;
    for await (const chunk of stream) size += chunk.length;
    assert.is(size, entry.uncompressedSize);
    assert.equal(
      [
        entry.getLastModDate().getFullYear(),
        entry.getLastModDate().getMonth(),
        entry.getLastModDate().getDate(),
      ],
      [2025, 10, 20],
    );
  }
  zip.close();
  assert.equal(found, [
    "first 0 8",
    "folder/empty.xml 8 0",
    "folder/many.xml 8 938890",
    "folder/signs.xml 8 9",
  ]);
});

test("sizes and checksums stand before each part, for readers by stream", async () => {
  await writeZip(path, parts, "2025-11-20");
  const bytes = readFileSync(path);
  assert.is(bytes.readUInt16LE(6) & 8, 0);
  assert.is(bytes.readUInt32LE(22), 8, "the size of the first");
  // The CRC-32 of "as it is", by Python's zlib.
  assert.is(bytes.readUInt32LE(14), 0x964e24b3);
});

test.run();
