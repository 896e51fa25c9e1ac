import { chartOptions } from "./chart-options.ts";
import { type Context, tableOf } from "./context.ts";
import type { Call } from "./expression.ts";

/** {% table "name" %}: the place where the site shows the table. */
export function tableBlock(where: string, call: Call, context: Context): string {
  const { name } = tableOf(where, context, call, 0);
  return `<div data-table="${name}"></div>`;
}

/** {% chart "name", x="dimension", kind="…", dimension="code" %}: a chart's place. */
export function chartBlock(where: string, call: Call, context: Context): string {
  const table = tableOf(where, context, call, 0);
  const options = JSON.stringify(chartOptions(where, call, table));
  return `<div data-chart="${table.name}" data-options='${attribute(options)}'></div>`;
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;");
}
