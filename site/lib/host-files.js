import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileKind } from "./file-kinds.js";

/** What a page may use: files of its own site, and nothing written into the page itself. */
const policy = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self'",
  "connect-src": "'self'",
  "form-action": "'self'",
  "base-uri": "'none'",
};

/** Pages that other sites may show inside theirs, from the root of the site, as each kind of host writes them. */
const framed = { pattern: "/releases/:collection/:period/charts/*", regex: "/releases/[^/]+/[^/]+/charts/" };

/**
 * What every answer says. Everything is public and needs no cookie, so that any site and program may read it; a browser
 * asks each time whether a file has changed, so that figures are right at the minute of publication.
 */
const everywhere = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Strict-Transport-Security": "max-age=31536000",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Content-Length, Content-Range, ETag",
  "Cache-Control": "public, max-age=0, must-revalidate",
};

/** Types that hosts know less well than pages, or not at all. */
const dataTypes = "csv parquet arrow ods xlsx json xml bib ris md txt".split(" ").map((ending) => ({
  ending,
  type: fileKind(`file.${ending}`).mediaType,
}));

const types = [
  ...dataTypes,
  { ending: "jsonld", type: "application/ld+json" },
  { ending: "ics", type: "text/calendar" },
  { ending: "svg", type: "image/svg+xml" },
];

/** Types of the other files, for a server that is told all types at once. */
const pageTypes = [
  { ending: "html", type: "text/html" },
  { ending: "css", type: "text/css" },
  { ending: "js", type: "text/javascript" },
  { ending: "png", type: "image/png" },
];

/**
 * The security headers of the site, its types of files and its page for missing addresses, in the words of four hosts.
 * @param {string} out folder of the site, as it will be published
 * @param {string} address at which it will be published
 * @returns {[string, string][]} names and texts
 */
export function hostFiles(out, address) {
  const { pathname, hostname } = new URL(address.replace(/\/?$/, "/"));
  return [
    ["_headers", headersFile(out)],
    [".htaccess", apacheFile(pathname)],
    ["hosting/nginx.conf", nginxFile(hostname, pathname)],
  ];
}

/** @param {"'none'" | "*" | string} frames who may show the page in a frame */
function policyFor(frames) {
  const parts = Object.entries({ ...policy, "frame-ancestors": frames });
  return parts.map(([name, value]) => `${name} ${value}`).join("; ");
}

/**
 * Netlify, Cloudflare Pages and others. Where two rules fit an address they join what both say, and two policies would
 * both hold: so each address has its policy from one rule alone, and the pages that may be framed from theirs.
 * @param {string} out
 */
function headersFile(out) {
  const unframed = policyFor("'none'");
  return [
    "# Made by First Release with the site: see the guide to hosting.",
    rule("/*", everywhere),
    rule(framed.pattern, { "Content-Security-Policy": policyFor("*") }),
    ...unframedPatterns(out).map((pattern) => rule(pattern, { "Content-Security-Policy": unframed })),
    ...types.map(({ ending, type }) => rule(`/*.${ending}`, { "Content-Type": typed(type) })),
    "",
  ].join("\n");
}

/**
 * Patterns for every page but those that may be framed, of which no two fit one address.
 * @param {string} out
 */
function unframedPatterns(out) {
  const tops = foldersIn(out).filter((name) => name !== "releases");
  const periods = foldersIn(path.join(out, "releases")).flatMap((collection) =>
    foldersIn(path.join(out, "releases", collection)).map((period) =>
      path.join("releases", collection, period),
    ),
  );
  const parts = new Set(periods.flatMap((period) => foldersIn(path.join(out, period))));
  return [
    "/",
    "/404.html",
    ...tops.map((name) => `/${name}/*`),
    "/releases/:collection/",
    "/releases/:collection/:period/",
    ...[...parts]
      .filter((name) => name !== "charts")
      .sort()
      .map((name) => `/releases/:collection/:period/${name}/*`),
  ];
}

/**
 * None where there is no folder: a publisher may have a consultation open before the first release.
 * @param {string} folder
 */
function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * @param {string} pattern
 * @param {Record<string, string>} headers
 */
function rule(pattern, headers) {
  return [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
}

/**
 * Apache reads this file where it stands, if its `AllowOverride` lets it.
 * @param {string} base folder of the host in which the site stands
 */
function apacheFile(base) {
  const headers = Object.entries({ ...everywhere, "Content-Security-Policy": policyFor("'none'") });
  return [
    "# Made by First Release with the site: see the guide to hosting.",
    "DirectoryIndex index.html",
    `ErrorDocument 404 ${base}404.html`,
    "AddDefaultCharset utf-8",
    ...types.map(({ ending, type }) => `AddType "${typed(type)}" .${ending}`),
    "<Files SHA256SUMS>",
    '  ForceType "text/plain; charset=utf-8"',
    "</Files>",
    ...headers.map(([name, value]) => `Header always set ${name} "${value}"`),
    `<If "%{REQUEST_URI} =~ m#${framed.regex}#">`,
    `  Header always set Content-Security-Policy "${policyFor("*")}"`,
    "</If>",
    "",
  ].join("\n");
}

/**
 * A file for nginx's folder `conf.d`. A header with no value is not sent, and headers stand in the server alone, since
 * a `location` with one of its own would drop them all.
 * @param {string} host
 * @param {string} base
 */
function nginxFile(host, base) {
  const all = [...pageTypes, ...types];
  const packed = all.map(({ type }) => type).filter((type) => /^text\/(?!html)|[/+](?:json|xml)$/.test(type));
  return `# Made by First Release with the site: see the guide to hosting.
# Set the name, the port and its certificate, and the folder that holds the site.
map $uri $first_release_frames {
  default "'none'";
  "~^${base.replace(/\/$/, "")}${framed.regex}" "*";
}
server {
  listen 80;
  server_name ${host};
  root /var/www/statistics;
  index index.html;
  error_page 404 ${base}404.html;
  server_tokens off;
  charset utf-8;
  charset_types text/css text/javascript text/csv text/plain text/markdown text/calendar;
  default_type application/octet-stream;
  types {
${all.map(({ ending, type }) => `    ${type} ${ending};`).join("\n")}
  }
  location ~ /SHA256SUMS$ {
    default_type text/plain;
  }
  gzip on;
  gzip_vary on;
  gzip_types ${[...new Set(packed)].join(" ")};
${Object.entries(everywhere)
  .map(([name, value]) => `  add_header ${name} "${value}" always;`)
  .join("\n")}
  add_header Content-Security-Policy "${policyFor("$first_release_frames")}" always;
}
`;
}

/** @param {string} type */
function typed(type) {
  return type.startsWith("text/") ? `${type}; charset=utf-8` : type;
}
