import { test } from "uvu";
import * as assert from "uvu/assert";
import { bibtex, cslJson, ris } from "../../pipeline/formats/citation.ts";

const address = "https://example.org/releases/views/2025/";
const release = {
  collection: "views",
  period: "2025",
  title: "Views of parents & carers: 50% more_",
  producer: "Example Inspectorate",
  published: "2025-11-20",
  updated: "2025-12-01",
  synthetic: "Made up by a script.",
};

test("BibTeX: signs that TeX reads as its own are escaped, and the address is not", () => {
  assert.is(
    bibtex(release, address),
    `@misc{views-2025,
  title = {{Views of parents \\& carers: 50\\% more\\_}},
  author = {{Example Inspectorate}},
  year = {2025},
  howpublished = {Statistical release},
  url = {https://example.org/releases/views/2025/},
  note = {Updated 2025-12-01. Published 2025-11-20. Synthetic data.}
}
`,
  );
});

test("RIS: a data set, one tag a line, ended by carriage return and line feed", () => {
  const lines = ris({ ...release, updated: "2025-11-20", synthetic: null }, address).split("\r\n");
  assert.equal(lines, [
    "TY  - DATA",
    "TI  - Views of parents & carers: 50% more_",
    "AU  - Example Inspectorate",
    "PB  - Example Inspectorate",
    "PY  - 2025",
    "DA  - 2025/11/20",
    "UR  - https://example.org/releases/views/2025/",
    "N1  - Published 2025-11-20.",
    "ER  - ",
    "",
  ]);
});

test("CSL: one data set with its date in parts and its publisher as one name", () => {
  const [item] = JSON.parse(cslJson(release, address));
  assert.equal(item.issued, { "date-parts": [[2025, 11, 20]] });
  assert.equal(item.author, [{ literal: "Example Inspectorate" }]);
  assert.equal([item.id, item.type, item.URL], ["views-2025", "dataset", address]);
});

test.run();
