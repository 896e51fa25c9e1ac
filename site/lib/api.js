import { absoluteAddress } from "./addresses.js";
import { releaseDocument } from "./api-release.js";
import { catalogue } from "./dcat.js";
import { openapi } from "./openapi.js";

/** @import { View } from "./view.js" */
/** @import { ReleaseView } from "./release-view.js" */

/**
 * The static API: the content of each JSON file by its address. `latest.json` of a series is the file of its newest
 * release under an address that never changes.
 * @param {View} view
 * @returns {Map<string, object>}
 */
export function apiFiles(view) {
  const { address } = view.publisher;
  /** @param {string} to */
  const absolute = (to) => absoluteAddress(to, address);
  const releases = view.releases.flatMap((item) => {
    const document = releaseDocument(item, absolute);
    const { collection, period } = item.release;
    /** @type {[string, object][]} */
    const files = [[`/api/releases/${collection}/${period}.json`, document]];
    if (item.superseded === null) files.push([`/api/releases/${collection}/latest.json`, document]);
    return files;
  });
  return new Map([
    ["/api/releases.json", releaseList(view, absolute)],
    ...releases,
    ["/api/catalogue.jsonld", catalogue(view, absolute)],
    ["/api/openapi.json", openapi(view.publisher)],
  ]);
}

/**
 * Every release, by collection and then period, and the release calendar.
 * @param {View} view
 * @param {(address: string) => string} absolute
 */
function releaseList({ publisher, publication, releases, calendar }, absolute) {
  return {
    publisher: { name: publisher.name, title: publisher.title, url: absolute("/") },
    asOf: publication.asOf,
    licence: publisher.licence,
    documentation: absolute("/api/"),
    openapi: absolute("/api/openapi.json"),
    catalogue: absolute("/api/catalogue.jsonld"),
    feed: absolute("/feed.xml"),
    calendarFile: absolute("/calendar.ics"),
    releases: releases.map((item) => entry(item, absolute)),
    calendar: calendar.map((planned) => announced(planned, absolute)),
  };
}

/**
 * An entry of the calendar, with every change of its date or state; `page` is the release's once it is out.
 * @param {View["calendar"][number]} planned
 * @param {(address: string) => string} absolute
 */
function announced({ collection, period, title, date, state, note, changes, address, at }, absolute) {
  return {
    collection,
    period,
    title,
    date,
    state,
    note,
    changes: changes ?? [],
    page: absolute(address ?? at),
  };
}

/**
 * @param {ReleaseView} item
 * @param {(address: string) => string} absolute
 */
function entry({ release, versions, superseded, address, publicFiles }, absolute) {
  const { collection, period, periodLabel, seriesTitle, title, summary } = release;
  const { published, updated, next, designation, synthetic } = release;
  return {
    collection,
    period,
    periodLabel,
    series: seriesTitle,
    title,
    summary,
    published,
    updated,
    next,
    designation: { id: designation.id, label: designation.label },
    synthetic,
    version: versions?.version ?? null,
    latest: superseded === null,
    url: absolute(`/api/releases/${collection}/${period}.json`),
    page: absolute(address),
    files: publicFiles.map((file) => ({
      table: file.table,
      format: file.format,
      url: absolute(file.address),
    })),
  };
}
