import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";
import { readHeaders } from "./host-headers.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
};

/** Serves the files of a folder on this machine alone, as any web host would, with the headers that it asks for. */
export async function serve(folder: string): Promise<{ address: string; close: () => void }> {
  const asked = join(folder, "_headers");
  const headersOf = readHeaders(existsSync(asked) ? readFileSync(asked, "utf8") : "");
  const server = createServer((request, response) => {
    const packed = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    answer(folder, decodeURIComponent((request.url ?? "/").split(/[?#]/)[0] ?? "/"), {
      response,
      packed,
      headersOf,
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${portOf(server)}`, close: () => void server.close() };
}

type Wanted = {
  response: ServerResponse;
  packed: boolean;
  headersOf: (path: string) => Record<string, string>;
};

function answer(folder: string, address: string, { response, packed, headersOf }: Wanted): void {
  const path = join(folder, normalize(address));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
  if (!file.startsWith(folder) || !existsSync(file)) {
    response.writeHead(404, headersOf(address)).end();
    return;
  }
  const type = types[extname(file)] ?? "application/octet-stream";
  const gzip = packed && /^(text|application\/(json|xml))|svg/.test(type);
  response.writeHead(200, {
    "content-type": type,
    ...headersOf(address),
    ...(gzip ? { "content-encoding": "gzip" } : {}),
  });
  if (gzip) createReadStream(file).pipe(createGzip()).pipe(response);
  else createReadStream(file).pipe(response);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
