import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "sass";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { govuk, siteFolder } from "../../site/lib/content-root.js";
import { names, sources, writeStyles } from "../../site/lib/styles.js";

const kept = join(siteFolder, "styles/compiled");

test("the style sheets that are kept are those of today's sources; else run npm run styles", () => {
  assert.is(readFileSync(join(kept, "sources.txt"), "utf8"), sources());
});

test("the site's style sheets are what Sass makes of their sources", async () => {
  const out = mkdtempSync(join(tmpdir(), "first-release-styles-"));
  await writeStyles(out);
  for (const name of names) {
    const file = join(siteFolder, `styles/${name}.scss`);
    const { css } = compile(file, { loadPaths: [govuk], style: "compressed" });
    assert.is(readFileSync(join(out, `styles/${name}.css`), "utf8"), `${css}\n`, name);
  }
  rmSync(out, { recursive: true });
});

test.run();
