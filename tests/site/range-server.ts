import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export type Served = {
  address: string;
  sent: { path: string; bytes: number; status: number }[];
  close: () => void;
};

/** Serves a folder on this machine as a host does that can send parts of files, and notes what it sent. */
export async function serveRanges(folder: string): Promise<Served> {
  const sent: Served["sent"] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").split(/[?#]/)[0] ?? "/");
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      sent.push({ path, bytes: 0, status: 404 });
      return void response.writeHead(404).end();
    }
    const content = readFileSync(file);
    const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    const start = from === "" ? content.length - Number(to) : Number(from);
    const end = from === "" || to === "" ? content.length : Number(to) + 1;
    const whole = from === "" && to === "";
    const part = whole ? content : content.subarray(start, end);
    const status = whole ? 200 : 206;
    const head = request.method === "HEAD";
    response.writeHead(status, { "accept-ranges": "bytes", "content-length": part.length });
    sent.push({ path, bytes: head ? 0 : part.length, status });
    response.end(head ? undefined : part);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, sent, close: () => void server.close() };
}
