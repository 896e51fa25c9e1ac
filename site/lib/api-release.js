import { tableAddress } from "./addresses.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { PublicFile } from "./public-files.js" */
/** @import { ReleaseView } from "./release-view.js" */
/** @typedef {(address: string) => string} Absolute */

/**
 * All that a program needs of a release: what its tables hold, under which names, and where their files are.
 * @param {ReleaseView} item
 * @param {Absolute} absolute
 */
export function releaseDocument(item, absolute) {
  const { release, address, publicFiles, symbols } = item;
  const { collection, period } = release;
  return {
    ...identity(item, absolute),
    url: absolute(`/api/releases/${collection}/${period}.json`),
    page: absolute(address),
    latestUrl: absolute(`/api/releases/${collection}/latest.json`),
    methodology: absolute(`/methodology/${collection}/`),
    protection: { method: release.protection.method, sentences: release.protection.sentences },
    symbols: Object.fromEntries(symbols.map(({ symbol, meaning }) => [symbol, meaning])),
    ...changesOf(item),
    tables: release.tables.map((table) => tableDocument(item, table, absolute)),
    files: publicFiles
      .filter(({ table }) => table === null)
      .map((file) => fileDocument(item, file, absolute)),
  };
}

/**
 * @param {ReleaseView} item
 * @param {Absolute} absolute
 */
function identity({ release, versions, superseded }, absolute) {
  const { collection, period, periodLabel, time, seriesTitle, title, summary, theme, kind, unit } = release;
  const { coverage, synthetic, published, updated, next, designation, producer, contact, licence } = release;
  return {
    collection,
    period,
    periodLabel,
    version: versions?.version ?? null,
    latest: superseded === null,
    title,
    summary,
    series: { title: seriesTitle, page: absolute(`/releases/${collection}/`) },
    theme,
    kind,
    time,
    unit,
    coverage,
    synthetic,
    published,
    updated,
    next,
    designation,
    producer,
    contact,
    licence,
  };
}

/**
 * The editions of this release, the newest first, and what was corrected in words.
 * @param {ReleaseView} item
 */
function changesOf({ release, versions }) {
  const name = `${release.collection}/${release.period}`;
  const changelog = versions?.changelog.filter((entry) => entry.release === name) ?? [];
  return { corrections: release.corrections, changelog };
}

/**
 * @param {ReleaseView} item
 * @param {PublishedTable} table
 * @param {Absolute} absolute
 */
function tableDocument(item, table, absolute) {
  const { name, title, notes, universe, of, weighted, rows, dimensions, measures, symbols } = table;
  const { reference } = table;
  const files = item.publicFiles.filter((file) => file.table === name);
  return {
    name,
    title,
    version: item.versions?.tables.find((each) => each.name === name)?.version ?? null,
    page: absolute(tableAddress(item.release, name)),
    notes,
    universe,
    of,
    weighted,
    ...(reference === undefined ? {} : { reference }),
    rows,
    dimensions,
    measures,
    symbols,
    files: files.map((file) => fileDocument(item, file, absolute)),
  };
}

/**
 * `latestUrl` is null for a release that a newer one superseded, which may not have the file.
 * @param {ReleaseView} item
 * @param {PublicFile} file
 * @param {Absolute} absolute
 */
function fileDocument({ superseded }, file, absolute) {
  const { name, title, format, mediaType, bytes, sha256, address, latest } = file;
  return {
    name,
    title,
    format,
    mediaType,
    bytes,
    sha256,
    url: absolute(address),
    latestUrl: superseded === null ? absolute(latest) : null,
  };
}
