/**
 * Bytes 0x80 to 0x9F of Windows-1252 (Microsoft's best-fit table); a space where the code page has nothing. Written
 * out, because some releases of Node 22 and 23 decode "windows-1252" as Latin-1 (nodejs/node issue 56542).
 */
const upper = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

const first = 0x80;

/** The text as UTF-8, up to the first byte that Windows-1252 does not have. */
export function windows1252ToUtf8(bytes: Buffer): { text: Buffer; fault: boolean } {
  const end = bytes.findIndex(isUndefined);
  const good = end < 0 ? bytes : bytes.subarray(0, end);
  const text = good
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (byte) => upper[byte.charCodeAt(0) - first] ?? byte);
  return { text: Buffer.from(text), fault: end >= 0 };
}

function isUndefined(byte: number): boolean {
  return byte >= first && upper[byte - first] === " ";
}
