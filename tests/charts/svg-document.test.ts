import { test } from "uvu";
import * as assert from "uvu/assert";
import { finished } from "../../site/charts/document.js";
import { type SvgElement, svgDocument } from "../../site/charts/svg-document.js";

function made(name: string, attributes: Record<string, string> = {}, ...children: (SvgElement | string)[]) {
  const element = svgDocument.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

test("an element is written with its attributes and texts escaped", () => {
  const text = made("text", { title: 'a "b" & c' }, "1 < 2 & 3 > 2");
  assert.is(text.outerHTML, '<text title="a &quot;b&quot; &amp; c">1 &lt; 2 &amp; 3 &gt; 2</text>');
  assert.is(text.textContent, "1 < 2 & 3 > 2");
});

test("a child stands in one place: where it was put last", () => {
  const [a, b] = [made("g"), made("g")];
  const child = a.appendChild(made("rect"));
  b.insertBefore(made("line"), null);
  b.insertBefore(child, b.firstChild);
  assert.is(a.outerHTML, "<g></g>");
  assert.is(b.outerHTML, "<g><rect></rect><line></line></g>");
  assert.is(child.nextSibling, b.lastChild);
  assert.is(b.nextSibling, null);
  child.remove();
  assert.is(b.outerHTML, "<g><line></line></g>");
  b.replaceChildren("x");
  assert.is(b.outerHTML, "<g>x</g>");
});

test("a drawing inside another knows the nearest around it", () => {
  const inner = made("rect");
  const svg = made("svg", {}, made("g", {}, inner));
  assert.is(inner.ownerSVGElement, svg);
  assert.is(svg.ownerSVGElement, null);
});

test("elements are found by name, by attribute and by what they lie in, in order", () => {
  const svg = made(
    "svg",
    {},
    made("g", { "aria-label": "x-axis tick label" }, made("text", {}, "1"), made("text", {}, "2")),
    made("text", {}, "3"),
  );
  const texts = (selector: string) => svg.querySelectorAll(selector).map((each) => each.textContent);
  assert.equal(texts("text"), ["1", "2", "3"]);
  assert.equal(texts('g[aria-label="x-axis tick label"] text'), ["1", "2"]);
  assert.equal(texts("[aria-label]"), ["12"]);
  assert.equal(texts("svg text"), []);
  assert.is(svg.querySelectorAll("*").length, 4);
  assert.is(svg.querySelector("line"), null);
  assert.throws(() => svg.querySelector("g > text"), /does not know ">"/);
});

test("a finished drawing has no style or class, short numbers, ids of its own, and an axis that is not read out", () => {
  const svg = made(
    "svg",
    { class: "plot", "font-family": "x" },
    made("style", {}, ".plot {}"),
    made("pattern", { id: "dots" }),
    made("g", { "aria-label": "x-axis tick" }, made("text", { y: "0.714em" }, "1")),
    made("g", { "aria-label": "rect" }, made("rect", { width: "10.0499", fill: "url(#dots)" })),
  );
  assert.is(
    finished(svg, { role: "img" }, "one"),
    '<svg role="img"><pattern id="one-dots"></pattern>' +
      '<g class="axis" aria-hidden="true"><text y="0.71em">1</text></g>' +
      '<g><rect width="10" fill="url(#one-dots)"></rect></g></svg>',
  );
});

test.run();
