import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { at, objectsIn } from "./leaves.ts";

/** What a description of a file says of it: where it is, its size and its checksum, as far as it says. */
type Claim = { url: string; bytes: string | null; sha256: string | null };

/** How the API, DCAT and schema.org say where a file is, how many bytes it has, and its SHA-256. */
const ways = [
  { url: ["url"], bytes: ["bytes"], sha256: ["sha256"] },
  {
    url: ["dcat:downloadURL", "@id"],
    bytes: ["dcat:byteSize", "@value"],
    sha256: ["spdx:checksum", "spdx:checksumValue", "@value"],
  },
  { url: ["contentUrl"], bytes: ["contentSize"], sha256: [] },
];

/** Where a JSON value says of a file of the site what is not true of it. `address` is where the site will be. */
export function falseClaims(value: unknown, out: string, address: string): string[] {
  return objectsIn(value)
    .flatMap(claimsOf)
    .flatMap(({ url, bytes, sha256 }) => {
      const path = fileOf(url, out, address);
      if (path === null) return [`${url} has a size but is no file of the site`];
      const content = readFileSync(path);
      const size = bytes === null || Number(bytes.replace(/ B$/, "")) === content.byteLength;
      const sum = sha256 === null || sha256 === createHash("sha256").update(content).digest("hex");
      return [
        ...(size ? [] : [`${url} has not ${bytes} bytes`]),
        ...(sum ? [] : [`${url} has another checksum`]),
      ];
    });
}

/** The file that an address of the site shows; null where there is none. */
export function fileOf(url: string, out: string, address: string): string | null {
  const [path = ""] = url.slice(address.length).split(/[?#]/);
  const file = join(out, path === "" || path.endsWith("/") ? `${path}index.html` : path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/** Whether a path to a leaf is of a size or checksum, which `falseClaims` recomputes. */
export function isClaim(path: string): boolean {
  return /(^|\.)(bytes|sha256|contentSize|dcat:byteSize\.@value|spdx:checksumValue\.@value)$/.test(path);
}

function claimsOf(object: object): Claim[] {
  return ways.flatMap((way) => {
    const [url, bytes, sha256] = [way.url, way.bytes, way.sha256].map((path) => textAt(object, path));
    const says = bytes !== null || sha256 !== null;
    return typeof url === "string" && says ? [{ url, bytes: bytes ?? null, sha256: sha256 ?? null }] : [];
  });
}

function textAt(object: object, path: string[]): string | null {
  const value = path.length === 0 ? null : at(object, ...path);
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
