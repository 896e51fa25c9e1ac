import type { Cited, FindCell } from "./cells.ts";
import type { Notes } from "./finding.ts";
import { isShown } from "./shown-text.ts";

/** A headline as published, and the sentence of its collection on how sure figures are. */
export type SureHeadline = { where: string; html: string; sure: unknown; sentence: string | null };

const interval =
  /^95% confidence interval: <data value="([^"]*)" data-cell="([^"]*)">([^<]*)<\/data> to <data value="([^"]*)" data-cell="([^"]*)">([^<]*)<\/data>$/;

/**
 * How sure a headline says that its figure is: both ends of the interval published beside the figure that it quotes
 * first, or the collection's sentence where there is none.
 */
export function checkSure({ where, html, sure, sentence }: SureHeadline, find: FindCell, notes: Notes): void {
  const quoted = /data-cell="([^"]*\|response_percent)"/.exec(html)?.[1];
  const isFirst = quoted !== undefined && quoted === /data-cell="([^"]*)"/.exec(html)?.[1];
  const ends = isFirst ? [find(`${quoted}_lower`), find(`${quoted}_upper`)] : [];
  const [lower, upper] = ends.flatMap((end) => (end?.value.state === "published" ? end : []));
  if (lower === undefined || upper === undefined) {
    notes.same(where, typeof sure === "string" ? decoded(sure) : null, sentence);
    return;
  }
  const match = interval.exec(typeof sure === "string" ? sure : "");
  if (match === null) {
    notes.fault(where, "does not give the interval of its figure");
    return;
  }
  const [, least = "", from = "", first = "", most = "", to = "", last = ""] = match;
  checkEnd(`${where}: lower end`, { address: from, value: Number(least), text: first }, lower, notes);
  checkEnd(`${where}: upper end`, { address: to, value: Number(most), text: last }, upper, notes);
}

type Said = { address: string; value: number; text: string };

function checkEnd(where: string, said: Said, cell: Cited, notes: Notes): void {
  if (cell.value.state !== "published") return;
  notes.count(1);
  notes.same(`${where}, cell`, said.address, cell.address);
  notes.same(`${where}, value`, said.value, cell.value.value);
  if (!isShown(said.text, cell.value.value, cell.measure))
    notes.fault(where, `${JSON.stringify(said.text)} is not how ${cell.value.value} is shown`);
}

function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
