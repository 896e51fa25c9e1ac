import { accessibility } from "./accessibility.ts";
import { arrowByJavaScript } from "./arrow.ts";
import type { Check } from "./check.ts";
import { checksums } from "./checksums.ts";
import { citations } from "./citations.ts";
import { csvOnTheWeb } from "./csv-on-the-web.ts";
import { dcat } from "./dcat.ts";
import { formulas } from "./formulas.ts";
import { headersByApache, headersByNginx } from "./hosts.ts";
import { html } from "./html.ts";
import { jsonLd } from "./json-ld.ts";
import { lighthouse } from "./lighthouse.ts";
import { links } from "./links.ts";
import { odsSchema } from "./ods-schema.ts";
import { openApi } from "./open-api.ts";
import { xlsxByOpenpyxl } from "./openpyxl.ts";
import { parquetByDuckDb, parquetByHyparquet, parquetByParquetWasm } from "./parquet.ts";
import { arrowByPyArrow, parquetByPyArrow } from "./pyarrow.ts";
import { libreOffice } from "./round-trip.ts";
import { schemaOrg } from "./schema-org.ts";
import { tableSchema } from "./table-schema.ts";
import { xml } from "./xml.ts";

/** Every check, in the order in which they are reported. */
export const checks: readonly Check[] = [
  html,
  links,
  headersByNginx,
  headersByApache,
  accessibility,
  lighthouse,
  parquetByHyparquet,
  parquetByParquetWasm,
  parquetByDuckDb,
  parquetByPyArrow,
  arrowByJavaScript,
  arrowByPyArrow,
  csvOnTheWeb,
  tableSchema,
  dcat,
  jsonLd,
  schemaOrg,
  openApi,
  citations,
  formulas,
  odsSchema,
  libreOffice,
  xlsxByOpenpyxl,
  xml,
  checksums,
];
