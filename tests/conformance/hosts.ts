import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readHeaders } from "../browser/host-headers.ts";
import { kindOf } from "../browser/kinds.ts";
import { pagesOf } from "../browser/site-under-test.ts";
import type { Check, Found, Skipped, Subject } from "./check.ts";
import { filesUnder, spoil } from "./files.ts";
import { debianVersion, needs, run } from "./tools.ts";

/** A web server of Debian's: its program and package, and its configuration for a site, from what the site brings. */
type Server = {
  program: string;
  debianPackage: string;
  configure: (place: Place) => string;
  test: readonly string[];
  start: readonly string[];
};

type Place = { site: string; folder: string; port: number };

const nginx: Server = {
  program: "nginx",
  debianPackage: "nginx-light",
  test: ["-t", "-c"],
  start: ["-c"],
  configure({ site, folder, port }) {
    const own = readFileSync(join(site, "hosting/nginx.conf"), "utf8")
      .replace("listen 80;", `listen 127.0.0.1:${port};`)
      .replace("root /var/www/statistics;", `root ${site};`);
    const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    return [
      "daemon off;",
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      `pid ${folder}/nginx.pid;`,
      `error_log ${folder}/error.log;`,
      "events {}",
      "http {",
      "access_log off;",
      ...places.map((name) => `${name}_temp_path ${folder}/${name};`),
      own,
      "}",
    ].join("\n");
  },
};

const modules = ["mpm_event", "authz_core", "dir", "mime", "headers"];

const apache: Server = {
  program: "apache2",
  debianPackage: "apache2-bin",
  test: ["-t", "-f"],
  start: ["-DFOREGROUND", "-f"],
  configure: ({ site, folder, port }) =>
    [
      ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
      `Listen 127.0.0.1:${port}`,
      "ServerName localhost",
      ...(process.getuid?.() === 0 ? ["User www-data", "Group www-data"] : []),
      `PidFile ${folder}/apache.pid`,
      `DefaultRuntimeDir ${folder}`,
      `ErrorLog ${folder}/error.log`,
      "TypesConfig /etc/mime.types",
      `DocumentRoot ${site}`,
      `<Directory ${site}>`,
      "AllowOverride All",
      "Require all granted",
      "</Directory>",
    ].join("\n"),
};

/** The site's own configuration in a real server: it is valid, and each kind of file has the headers of `_headers`. */
function headersBy(name: string, server: Server, faults: Check["faults"]): Check {
  return {
    name: `Headers by ${name}`,
    async run(subject): Promise<Found | Skipped> {
      const skipped = needs(server.program, server.debianPackage);
      if (skipped !== null) return { skipped };
      const folder = mkdtempSync(join(tmpdir(), "first-release-host-"));
      try {
        return await judge(server, { site: copyReadable(subject, folder), folder, port: await freePort() });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    faults,
  };
}

/** A server that was started as root reads files as somebody else. */
function copyReadable({ site }: Subject, folder: string): string {
  chmodSync(folder, 0o755);
  cpSync(site, join(folder, "site"), { recursive: true });
  return join(folder, "site");
}

async function judge(server: Server, place: Place): Promise<Found> {
  const validator = debianVersion(server.debianPackage);
  const file = join(place.folder, "server.conf");
  writeFileSync(file, server.configure(place));
  if (server.program === "apache2" && !existsSync("/etc/mime.types")) writeFileSync(file, withoutTypes(file));
  const tested = run(server.program, [...server.test, file]);
  if (tested.status !== 0) return { validator, files: 1, problems: tested.said.split("\n") };
  const child = spawn(server.program, [...server.start, file], { stdio: "ignore" });
  try {
    await answers(place.port);
    const addresses = sampleOf(place.site);
    const problems = await Promise.all(addresses.map((address) => differences(address, place)));
    return { validator, files: addresses.length, problems: problems.flat() };
  } finally {
    await stop(child);
  }
}

function withoutTypes(file: string): string {
  return readFileSync(file, "utf8").replace("TypesConfig /etc/mime.types", "AddType text/html .html");
}

/** A page of each kind, a file of each ending, and an address where nothing is. */
function sampleOf(site: string): string[] {
  const pages = new Map(pagesOf(site).map((page) => [kindOf(page), page]));
  const files = filesUnder(
    site,
    /\.(csv|parquet|arrow|ods|xlsx|json|jsonld|xml|bib|ris|md|txt|ics|svg|css|js)$/,
  );
  const endings = new Map(files.map((name) => [name.replace(/^.*\./, ""), `/${name}`]));
  return [...pages.values(), ...endings.values(), "/nowhere/at/all"];
}

/** What the server says otherwise than the site asks for. */
async function differences(address: string, { site, port }: Place): Promise<string[]> {
  const asked = readHeaders(readFileSync(join(site, "_headers"), "utf8"));
  const response = await fetch(`http://127.0.0.1:${port}${address}`);
  const missing = address.startsWith("/nowhere");
  const body = await response.text();
  const status = response.status === (missing ? 404 : 200) ? [] : [`${address}: status ${response.status}`];
  const helps = missing && !body.includes("Page not found") ? [`${address}: not the site's own page`] : [];
  // A list of rules cannot name the addresses where nothing is; a server's own file gives them the strict policy.
  const wanted = { ...asked(missing ? "/404.html" : address) };
  const headers = Object.entries(wanted).flatMap(([name, value]) => {
    const said = response.headers.get(name) ?? "nothing";
    return same(said, value) ? [] : [`${address}: ${name} is "${said}", not "${value}"`];
  });
  return [...status, ...helps, ...headers];
}

/** Servers write a type with and without a space before its character set, and add one to text of any kind. */
function same(said: string, wanted: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(" ", "")
      .replace(/;charset=utf-8$/, "");
  return plain(said) === plain(wanted);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("the server does not answer");
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

export const headersByNginx = headersBy("nginx", nginx, [
  {
    what: "a configuration that nginx cannot read",
    plant: ({ site }) => spoil(site, /^hosting\/nginx\.conf$/, "server_tokens off;", "server_tokens off"),
  },
  {
    what: "a header inside a location, which drops all others there",
    plant: ({ site }) =>
      spoil(
        site,
        /^hosting\/nginx\.conf$/,
        "gzip on;",
        "location ~ csv$ { add_header X-Other 1; }\n  gzip on;",
      ),
  },
]);

export const headersByApache = headersBy("Apache", apache, [
  {
    what: "charts that nobody may show in a frame",
    plant: ({ site }) => spoil(site, /^\.htaccess$/, "frame-ancestors *", "frame-ancestors 'none'"),
  },
]);
