import { arrowByJavaScript } from "./arrow.ts";
import type { Check } from "./check.ts";
import { html } from "./html.ts";
import { links } from "./links.ts";
import { parquetByDuckDb, parquetByHyparquet, parquetByParquetWasm } from "./parquet.ts";
import { arrowByPyArrow, parquetByPyArrow } from "./pyarrow.ts";

/** Every check, in the order in which they are reported. */
export const checks: readonly Check[] = [
  html,
  links,
  parquetByHyparquet,
  parquetByParquetWasm,
  parquetByDuckDb,
  parquetByPyArrow,
  arrowByJavaScript,
  arrowByPyArrow,
];
