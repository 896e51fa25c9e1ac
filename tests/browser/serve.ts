import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";

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

/** Serves the files of a folder on this machine alone, as any web host would. */
export async function serve(folder: string): Promise<{ address: string; close: () => void }> {
  const server = createServer((request, response) => {
    const packed = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    answer(folder, request.url ?? "/", { response, packed });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${portOf(server)}`, close: () => void server.close() };
}

type Wanted = { response: ServerResponse; packed: boolean };

function answer(folder: string, url: string, { response, packed }: Wanted): void {
  const path = join(folder, normalize(decodeURIComponent(url.split(/[?#]/)[0] ?? "/")));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
  if (!file.startsWith(folder) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(file)] ?? "application/octet-stream";
  const gzip = packed && /^(text|application\/(json|xml))|svg/.test(type);
  response.writeHead(200, { "content-type": type, ...(gzip ? { "content-encoding": "gzip" } : {}) });
  if (gzip) createReadStream(file).pipe(createGzip()).pipe(response);
  else createReadStream(file).pipe(response);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
