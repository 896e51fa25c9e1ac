import { test } from "uvu";
import * as assert from "uvu/assert";
import { slotted } from "../../site/lib/slots.js";

test("a template is rendered once, and each slot is filled wherever it stands", () => {
  let rendered = 0;
  const page = slotted(["name", "list"], ({ name, list }) => {
    rendered += 1;
    return `<title>${name}</title><h1>${name}</h1>${list}`;
  });
  assert.is(page({ name: "A", list: "<p>1</p>" }), "<title>A</title><h1>A</h1><p>1</p>");
  assert.is(page({ name: "list", list: "" }), "<title>list</title><h1>list</h1>");
  assert.is(rendered, 1);
});

test.run();
