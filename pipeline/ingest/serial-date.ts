const dayMs = 86_400_000;

/**
 * A date that a spreadsheet keeps as a number of days, as ISO text; with the time where it is not midnight, and the
 * time alone below day 1. The 1900 system counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
 */
export function serialDate(serial: number, from1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return String(serial);
  const seconds = Math.floor(serial * 86_400 + 0.5);
  const days = Math.floor(seconds / 86_400);
  const dayZero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const iso = new Date(dayZero + days * dayMs + (seconds % 86_400) * 1000).toISOString();
  const [date = "", time = ""] = [iso.slice(0, 10), iso.slice(11, 19)];
  if (serial < 1 && !from1904) return time;
  return time === "00:00:00" ? date : `${date} ${time}`;
}
