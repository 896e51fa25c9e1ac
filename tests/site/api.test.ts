import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { asyncBufferFromUrl, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { auditSite } from "../../pipeline/build/site-audit.ts";
import { buildSite } from "../../pipeline/site.ts";
import { openapiFaults, schemaFaults, shapesOf } from "./api-schema.ts";
import { dcatSchema } from "./dcat-schema.ts";
import { serveRanges } from "./range-server.ts";
import { writeSampleRoot } from "./sample-packages.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "first-release-api-")));
await writeSampleRoot(root);
const { out } = await buildSite({ root, out: path.join(root, "_site") });
const packages = path.join(root, "data/packages");
const host = "https://statistics.example.org/";

const read = (name: string) => readFileSync(path.join(out, name), "utf8");
const json = (name: string) => JSON.parse(read(name));
const releases = ["involvement/2012", "parents-views/2024", "parents-views/2025"];

/** The file of the site that an address leads to. */
function fileAt(url: string): string {
  assert.ok(url.startsWith(host), url);
  const [name = ""] = url.slice(host.length).split("#");
  return path.join(out, name === "" || name.endsWith("/") ? `${name}index.html` : name);
}

test("the list has every release with its version, whether it is the latest, and where its JSON and page are", () => {
  const { releases: list, asOf } = json("api/releases.json");
  assert.is(asOf, "2025-11-20");
  assert.equal(
    list.map((one: Record<string, unknown>) => [
      one["collection"],
      one["period"],
      one["version"],
      one["latest"],
      one["url"],
      one["page"],
    ]),
    [
      [
        "involvement",
        "2012",
        null,
        true,
        `${host}api/releases/involvement/2012.json`,
        `${host}releases/involvement/2012/`,
      ],
      [
        "parents-views",
        "2024",
        "1.1",
        false,
        `${host}api/releases/parents-views/2024.json`,
        `${host}releases/parents-views/2024/`,
      ],
      [
        "parents-views",
        "2025",
        "1.2",
        true,
        `${host}api/releases/parents-views/2025.json`,
        `${host}releases/parents-views/2025/`,
      ],
    ],
  );
  assert.equal(list[2].files[0], {
    table: "happy-by-phase",
    format: "csv",
    url: `${host}releases/parents-views/2025/data/happy-by-phase.csv`,
  });
});

test("a release has its tables with dimensions, codes, labels, measures, symbols and the number of each", () => {
  const release = json("api/releases/parents-views/2025.json");
  const [table, places] = release.tables;
  assert.is(table.title, "Whether children are happy at school, by phase");
  assert.is(table.version, "1.2");
  assert.is(places.version, "1.1");
  assert.equal(table.symbols, ["c", "low"]);
  assert.is(release.symbols.low, "rounds to zero, but is not zero");
  assert.equal(
    table.dimensions.map(
      ({
        name,
        column,
        codes,
      }: {
        name: string;
        column: string;
        codes: { code: string; label: string }[];
      }) => [name, column, codes.map(({ code, label }) => `${code}: ${label}`)],
    ),
    [
      ["phase", "phase", ["primary: Primary", "secondary: Secondary"]],
      [
        "happy",
        "happy",
        [
          "strongly_agree: Strongly agree",
          "agree: Agree",
          "disagree: Disagree",
          "strongly_disagree: Strongly disagree",
        ],
      ],
    ],
  );
  assert.equal(
    table.measures.map(({ column, unit }: { column: string; unit: string }) => column + unit),
    ["response_count", "response_percent%", "response_base"],
  );
  assert.is(places.dimensions[0].codes[9].parent, "E12000001");
});

test("each file has its media type, and the size and checksum of what lies at its address", () => {
  for (const name of releases) {
    const { tables, files } = json(`api/releases/${name}.json`);
    const all = [...tables.flatMap((table: { files: object[] }) => table.files), ...files];
    assert.ok(all.length >= 8, name);
    for (const { url, bytes, sha256 } of all) {
      const content = readFileSync(fileAt(url));
      assert.is(content.length, bytes, url);
      assert.is(createHash("sha256").update(content).digest("hex"), sha256, url);
    }
  }
  const [csv, , parquet] = json("api/releases/involvement/2012.json").tables[0].files;
  assert.is(csv.mediaType, "text/csv");
  assert.is(parquet.mediaType, "application/vnd.apache.parquet");
});

test("every file of the package is offered, so that its checksums and its Data Package hold for a copy", () => {
  const { files } = json("api/releases/parents-views/2025.json");
  assert.equal(
    files.map(({ name }: { name: string }) => name),
    ["audit.json", "commentary.md", "datapackage.json", "quality.json", "release.json", "versions.json"],
  );
});

test("a release tells the editions of it alone, the newest first", () => {
  const { changelog, version } = json("api/releases/parents-views/2024.json");
  assert.is(version, "1.1");
  assert.equal(changelog, [
    {
      release: "parents-views/2024",
      date: "2024-12-05",
      version: "1.1",
      kind: "correction",
      changes: [{ table: "happy-by-phase", level: "minor", what: "1 value of response_count is corrected" }],
    },
    { release: "parents-views/2024", date: "2024-11-21", version: "1.0", kind: "first", changes: [] },
  ]);
});

test("the landing page shows the versions and what changed", () => {
  const words = read("releases/parents-views/2024/index.html")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");
  assert.match(words, "This is version 1.1 of the series.");
  assert.match(
    words,
    "Version 1.1, 5 December 2024. Whether children are happy at school, by phase: 1 value of response_count is corrected.",
  );
  assert.match(words, "Version 1.0, 21 November 2024. The first release of this series.");
  assert.not.match(read("releases/involvement/2012/index.html"), 'id="versions"');
});

test("latest has the newest release under addresses that never change", () => {
  assert.is(read("api/releases/parents-views/latest.json"), read("api/releases/parents-views/2025.json"));
  for (const name of ["happy-by-phase.csv", "happy-by-phase.parquet", "versions.json"])
    assert.is(
      read(`releases/parents-views/latest/data/${name}`),
      read(`releases/parents-views/2025/data/${name}`),
    );
  const page = read("releases/parents-views/latest/index.html");
  assert.match(page, `<link rel="canonical" href="${host}releases/parents-views/2025/">`);
  assert.match(page, "This address always shows the latest release of the series.");
  assert.match(page, '<a class="govuk-link" href="../2025/">its own address</a>');
  assert.match(page, 'href="../2025/tables/happy-by-phase/"');
  assert.match(
    page,
    '<a href="../2025/responses/"',
    "a link that the author wrote from the release's own page",
  );
  assert.match(page, 'data-cell="happy-by-phase|phase=primary;happy=agree|response_percent">30%</td>');
  assert.not.match(read("sitemap.xml"), "latest");
  assert.match(read("releases/parents-views/index.html"), 'href="latest/"');
  const [file] = json("api/releases/parents-views/2025.json").tables[0].files;
  assert.is(file.latestUrl, `${host}releases/parents-views/latest/data/happy-by-phase.csv`);
  assert.is(json("api/releases/parents-views/2024.json").tables[0].files[0].latestUrl, null);
});

test("the description is valid OpenAPI and has every address of the API", async () => {
  const description = json("api/openapi.json");
  assert.is(await openapiFaults(description), "");
  assert.not.equal(await openapiFaults({ ...description, paths: { "/a": { get: {} } }, info: {} }), "");
  for (const template of Object.keys(description.paths)) {
    const name = template
      .replace("{collection}", "parents-views")
      .replace("{period}", "2024")
      .replace("{file}", "happy-by-phase.csv");
    assert.ok(existsSync(path.join(out, name)), name);
  }
});

test("the JSON is as the description says, with no property that it does not name", () => {
  const faults = shapesOf(json("api/openapi.json"));
  assert.is(faults("ReleaseList", json("api/releases.json")), "");
  for (const name of releases) assert.is(faults("Release", json(`api/releases/${name}.json`)), "", name);
  const release = json("api/releases/parents-views/2025.json");
  assert.match(faults("Release", { ...release, extra: 1 }), "must NOT have additional properties");
  release.tables[0].files[0].bytes = "many";
  assert.match(faults("Release", release), "/tables/0/files/0/bytes must be integer");
});

const codeOf = (id: string) => {
  const [, html = ""] =
    new RegExp(`id="${id}"[\\s\\S]*?<code>([\\s\\S]*?)</code>`).exec(read("api/index.html")) ?? [];
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
};

test("every address on the page for programs and in its examples is there", () => {
  const addresses = ["curl", "duckdb", "python", "r"].flatMap(
    (id) => codeOf(id).match(/https:[^"'\s]+/g) ?? [],
  );
  assert.is(addresses.length, 8);
  for (const address of addresses) assert.ok(existsSync(fileAt(address)), address);
});

test("the columns that the examples name are in the file, and the symbols that they read are those of the release", () => {
  const [head = ""] = read("releases/parents-views/latest/data/happy-by-phase.csv").split("\n");
  for (const id of ["python", "r"]) {
    assert.match(codeOf(id), "response_count");
    assert.ok(head.split(",").includes("response_count"));
    assert.match(codeOf(id), id === "r" ? "names(release$symbols)" : 'list(release["symbols"])');
  }
});

test("what the example for curl asks for comes back over HTTP", async () => {
  const server = await serveRanges(out);
  const lines = codeOf("curl").split("\n");
  const answers = lines.map((line) =>
    fetch((line.split(" ").at(-1) ?? "").replace(host, `${server.address}/`)),
  );
  const texts = await Promise.all((await Promise.all(answers)).map((answer) => answer.text()));
  server.close();
  assert.is(JSON.parse(texts[0] ?? "").releases.length, 3);
  assert.is(JSON.parse(texts[1] ?? "").period, "2025");
  assert.match(texts[2] ?? "", "Primary,Agree,240,");
});

// DuckDB reads over HTTP with its extension httpfs, which is fetched from the network when it is first used. Where that
// is not installed, the query is run on the same file in its folder, and hyparquet shows below that the host's ranges
// are all that a reader of Parquet needs.
test("the example for DuckDB gives the first rows of the table", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const loaded = await connection.run("LOAD httpfs").then(
    () => true,
    () => false,
  );
  const server = await serveRanges(out);
  const base = loaded ? `${server.address}/` : `${out}/`;
  const query = codeOf("duckdb").replace("INSTALL httpfs;\nLOAD httpfs;\n", "").replace(host, base);
  const rows = (await connection.runAndReadAll(query)).getRows();
  connection.closeSync();
  instance.closeSync();
  server.close();
  assert.equal(rows.slice(0, 2), [
    ["Total", 1200, null],
    ["Total", 600, null],
  ]);
  assert.is(rows.length, 10);
});

test("a reader of Parquet gets one column over HTTP with range requests, without the rest of the file", async () => {
  const big = path.join(root, "big");
  mkdirSync(big);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT i AS n, md5(i::VARCHAR) AS noise FROM range(200000) t(i)) TO '${big}/big.parquet' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  const server = await serveRanges(root);
  const size = readFileSync(`${big}/big.parquet`).length;
  const file = await asyncBufferFromUrl({ url: `${server.address}/big/big.parquet` });
  const rows = await parquetReadObjects({ file, columns: ["n"], rowStart: 0, rowEnd: 3, compressors });
  const published = await asyncBufferFromUrl({
    url: `${server.address}/_site/releases/parents-views/latest/data/happy-by-phase.parquet`,
  });
  const [first] = await parquetReadObjects({
    file: published,
    columns: ["happy", "response_count"],
    compressors,
  });
  server.close();
  assert.equal(
    rows.map(({ n }) => Number(n)),
    [0, 1, 2],
  );
  assert.equal(first, { happy: "Total", response_count: 1200 });
  const parts = server.sent.filter(({ path: name }) => name === "/big/big.parquet" && !name.endsWith("HEAD"));
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  assert.ok(parts.some(({ status }) => status === 206));
  assert.ok(bytes < size / 2, `${bytes} of ${size} bytes`);
});

test("the catalogue follows the rules of DCAT-AP 3", () => {
  const catalogue = json("api/catalogue.jsonld");
  assert.is(schemaFaults(dcatSchema, catalogue), "");
  const nodes: Record<string, unknown>[] = catalogue["@graph"];
  const without = nodes.map((node) =>
    Object.fromEntries(Object.entries(node).filter(([name]) => name !== "dcat:accessURL")),
  );
  assert.not.equal(schemaFaults(dcatSchema, { ...catalogue, "@graph": without }), "");
});

test("everything that the catalogue refers to is in it or on the site, and each resource is there once", () => {
  const nodes: { "@id": string }[] = json("api/catalogue.jsonld")["@graph"];
  const ids = nodes.map((node) => node["@id"]);
  assert.is(new Set(ids).size, ids.length);
  for (const [, id = ""] of JSON.stringify(nodes).matchAll(/"@id":"([^"]+)"/g))
    if (id.startsWith(host)) assert.ok(id.includes("#") ? ids.includes(id) : existsSync(fileAt(id)), id);
});

test("a dataset has its series, the one before it, its version, and the edition that a correction replaced", () => {
  const nodes: Record<string, unknown>[] = json("api/catalogue.jsonld")["@graph"];
  const of = (id: string) => nodes.find((node) => node["@id"] === `${host}${id}`) ?? {};
  const [now, before] = ["2025", "2024"].map((period) => of(`releases/parents-views/${period}/#dataset`));
  assert.equal(now?.["dcat:inSeries"], { "@id": `${host}releases/parents-views/#series` });
  assert.equal(now?.["dcat:prev"], { "@id": `${host}releases/parents-views/2024/#dataset` });
  assert.is(now?.["dcat:version"], "1.2");
  assert.equal(now?.["dct:issued"], { "@value": "2025-11-20", "@type": "xsd:date" });
  assert.equal(before?.["dcat:previousVersion"], {
    "@id": `${host}releases/parents-views/2024/#version-1.0`,
  });
  assert.equal(before?.["adms:versionNotes"], {
    "@value": "happy-by-phase: 1 value of response_count is corrected",
    "@language": "en",
  });
  const old = of("releases/parents-views/2024/#version-1.0");
  assert.equal(old["dcat:isVersionOf"], { "@id": `${host}releases/parents-views/2024/#dataset` });
  const file = of("releases/parents-views/2025/data/happy-by-phase.csv#distribution");
  assert.equal(file["dcat:mediaType"], {
    "@id": "https://www.iana.org/assignments/media-types/text/csv",
    "@type": "dct:MediaType",
  });
});

test("a landing page describes its data set for search engines", () => {
  const html = read("releases/parents-views/2025/index.html");
  const [, text = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
  assert.not.match(text, "<");
  const { variableMeasured, distribution, creator, ...rest } = JSON.parse(text);
  assert.equal(rest, {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": `${host}releases/parents-views/2025/#dataset`,
    name: "Parents' views: 2025",
    description:
      "What people said, from the answers that they gave. Synthetic data: Invented answers made by a script; they say nothing about any school.",
    url: `${host}releases/parents-views/2025/`,
    identifier: `${host}releases/parents-views/2025/`,
    inLanguage: "en-GB",
    isAccessibleForFree: true,
    license: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    publisher: { "@type": "Organization", name: "Example Inspectorate", url: host },
    datePublished: "2025-11-20",
    dateModified: "2024-12-05",
    version: "1.2",
    temporalCoverage: "2025-01-01/2025-12-31",
    spatialCoverage: { "@type": "Place", name: "England" },
    keywords: [
      "Education",
      "Parents' views",
      "Official statistics",
      "Synthetic data",
      "Phase",
      "My child is happy at this school",
      "Place",
    ],
    measurementTechnique: `${host}methodology/parents-views/`,
    isBasedOn: {
      "@type": "CreativeWork",
      name: "Questionnaire: Parents' views: 2025",
      url: `${host}releases/parents-views/2025/questionnaire/`,
    },
    includedInDataCatalog: {
      "@type": "DataCatalog",
      name: "Example Inspectorate statistics",
      url: `${host}api/catalogue.jsonld`,
    },
  });
  assert.is(creator.contactPoint.contactType, "Head of statistics");
  assert.equal(
    variableMeasured.map(({ name }: { name: string }) => name),
    ["Responses", "Percentage", "Base"],
  );
  assert.equal(
    distribution.map(({ contentUrl }: { contentUrl: string }) => contentUrl.split("/").at(-1)),
    ["happy-by-phase.csv", "happy-by-phase.parquet", "responses-by-place.csv", "responses-by-place.parquet"],
  );
});

/** What is changed in a copy of the site, and what the audit must say of it. */
const faults: readonly (readonly [file: string, from: string | RegExp, to: string, said: RegExp])[] = [
  [
    "api/releases/parents-views/2025.json",
    '"rows": 460',
    '"rows": 461',
    /: tables.1.rows is not what the package says/,
  ],
  [
    "api/releases/parents-views/2025.json",
    '"code": "agree"',
    '"code": "agreed"',
    /: tables.0.dimensions.1.codes.1.code is not/,
  ],
  [
    "api/releases/parents-views/2025.json",
    '"version": "1.1",',
    '"version": "1.2",',
    /: version of table responses-by-place/,
  ],
  [
    "api/releases/parents-views/2024.json",
    /"bytes": \d/,
    '"bytes": 9',
    /happy-by-phase.csv has not \d+ bytes/,
  ],
  [
    "api/releases/parents-views/latest.json",
    '"period": "2025",',
    '"period": "2024",',
    /: period is not what the package says/,
  ],
  ["api/releases.json", "2024.json", "2023.json", /: releases.1.url leads nowhere/],
  ["api/releases.json", '"latest": false', '"latest": true', /: latest is not what the packages say/],
  [
    "api/catalogue.jsonld",
    /"@value": "[0-9a-f]{64}"/,
    '"@value": "00"',
    /audit.json has another checksum|csv has another checksum/,
  ],
  [
    "api/catalogue.jsonld",
    '"dcat:version": "1.1"',
    '"dcat:version": "1.7"',
    /dcat:version has the number "1.7"/,
  ],
  [
    "releases/parents-views/2025/index.html",
    '"version":"1.2"',
    '"version":"1.7"',
    /: version has the number "1.7"/,
  ],
  ["releases/parents-views/latest/index.html", ">30%</td>", ">31%</td>", /reads "31%" but is "30%"/],
  [
    "releases/parents-views/2024/index.html",
    'data-count="version">1.1',
    'data-count="version">1.3',
    /count version reads "1.3"/,
  ],
  ["releases/parents-views/latest/data/happy-by-phase.csv", "240", "241", /is not the file of the package/],
];

test("the site's audit recomputes what machines read, and finds whatever is not the package's", async () => {
  assert.equal(await auditSite(out, packages), []);
  const copy = path.join(root, "changed");
  cpSync(out, copy, { recursive: true });
  for (const [name, from, to] of faults) {
    const text = readFileSync(path.join(copy, name), "utf8");
    assert.not.equal(text.replace(from, to), text, `${name} does not have ${from}`);
    writeFileSync(path.join(copy, name), text.replace(from, to));
  }
  const found = (await auditSite(copy, packages)).map(({ page, what }) => `${page}: ${what}`);
  for (const [name, , , said] of faults)
    assert.ok(
      found.some((each) => each.startsWith(name) && said.test(each)),
      `${name}: ${said} in ${found.join("; ")}`,
    );
});

// UPDATE_GOLDEN=1 writes the expected files anew on a developer's machine; CI never does.
test("the API of the sample is the expected one, byte for byte", () => {
  const update = process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined;
  const expected = "tests/site/golden/api";
  for (const name of [
    "releases.json",
    "releases/involvement/2012.json",
    "releases/parents-views/2024.json",
    "catalogue.jsonld",
    "openapi.json",
  ]) {
    const file = path.join(expected, name);
    if (update) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, read(`api/${name}`));
    }
    assert.is(read(`api/${name}`), readFileSync(file, "utf8"), name);
  }
});

test.after(() => rmSync(root, { recursive: true, force: true }));

test.run();
