/**
 * A visitor's address with what tells one household from another taken away: an IPv4 address without its last octet, an
 * IPv6 address without all but its first 48 bits, a host name without its first label (which often holds the address).
 * These are the widths that Google Analytics and Matomo truncate to. Null for what is no address.
 */
export function truncatedAddress(address: string): string | null {
  if (address.includes(":")) return ipv6(address.toLowerCase());
  const octets = address.split(".");
  if (octets.length === 4 && octets.every(isOctet)) return `${octets.slice(0, 3).map(Number).join(".")}.0`;
  return hostName(address.toLowerCase());
}

function isOctet(part: string): boolean {
  return /^\d{1,3}$/.test(part) && Number(part) <= 255;
}

function hostName(name: string): string | null {
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/.test(name) || /^[\d.]+$/.test(name)) return null;
  const labels = name.split(".");
  return labels.length < 3 ? name : labels.slice(1).join(".");
}

/** The first three groups; an IPv4 address written as IPv6 (::ffff:192.0.2.7) is truncated as what it is. */
function ipv6(address: string): string | null {
  const mapped = /^(?:0{0,4}:){2,6}ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped !== undefined) return truncatedAddress(mapped);
  const [head = "", tail, ...more] = address.replace(/%.*$/, "").split("::");
  const groups = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const [before = [], after = []] = groups;
  const missing = 8 - before.length - after.length;
  const isWhole = tail === undefined ? missing === 0 : missing > 0;
  if (more.length > 0 || !isWhole || !groups.flat().every((group) => /^[0-9a-f]{1,4}$/.test(group)))
    return null;
  const all = [...before, ...Array<string>(missing).fill("0"), ...after];
  return `${all
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::`;
}
