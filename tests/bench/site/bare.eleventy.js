import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

// The floor of a site: Eleventy and a template that prints pages which are made already, read from the folder PAGES.

const from = process.env["PAGES"] ?? "";
const names = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".html"),
);
const pages = names.map((name) =>
  Object.freeze({ name, html: () => readFileSync(path.join(from, name), "utf8") }),
);

const page = `---
pagination: { data: pages, size: 1, alias: item }
permalink: "{{ item.name }}"
---
{{ item.html() | safe }}`;

/** @param {{ setUseGitIgnore: (use: boolean) => void, addTemplate: (name: string, content: string) => void, addGlobalData: (name: string, data: unknown) => void }} config */
export default function bare(config) {
  config.setUseGitIgnore(false);
  config.addTemplate("page.njk", page);
  config.addGlobalData("pages", Object.freeze(pages));
}

/** `input` has no template in it. */
export const config = {
  dir: { input: "site/styles", output: process.env["FIRST_RELEASE_OUT"] ?? "" },
  templateFormats: ["njk"],
};
