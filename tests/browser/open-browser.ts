import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./find-chromium.ts";

/** A Chromium without a window, which asks nothing of the network by itself and reaches this machine alone. Throws where none can be had. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
}
