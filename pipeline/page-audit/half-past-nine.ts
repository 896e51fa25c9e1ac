const london = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeZoneName: "longOffset" });

/**
 * 9.30am in London on a day (YYYY-MM-DD), by the database of time zones: the site works it out by the rule of British
 * Summer Time, so that each checks the other. `local` is as in RFC 3339, `utc` as in RFC 5545.
 */
export function halfPastNine(date: string): { local: string; utc: string } {
  const parts = london.formatToParts(new Date(`${date}T09:30:00Z`));
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const local = `${date}T09:30:00${name.replace("GMT", "") || "+00:00"}`;
  const utc = new Date(local).toISOString().replaceAll(/[-:]|\.000/g, "");
  return { local, utc };
}
