import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CellTable } from "../../pipeline/cell-table.ts";
import { cellsOf } from "../../pipeline/commentary/cells.ts";
import type { Context } from "../../pipeline/commentary/context.ts";
import { renderCommentary } from "../../pipeline/commentary/render.ts";
import { resolveCommentary } from "../../pipeline/commentary/resolve.ts";
import { type Problem, problemLine, UserError } from "../../pipeline/user-error.ts";
import { rulesOf } from "../protect/a-table.ts";
import { base, count, dimension, percent, safeTable } from "../safe-fixture.ts";

const role = dimension("role", ["parent", "teacher", "governor"]);
const answer = dimension("answer", ["agree", "disagree", "unsure"]);

const byRole = safeTable({ name: "by-role", dimensions: [role], measures: [count] }, [
  ["Total", 1500],
  ["parent", 1240],
  ["teacher", 255],
  ["governor", "confidential"],
]);
const byAnswer = safeTable(
  { name: "by-answer", dimensions: [role, answer], of: "answer", measures: [count, base, percent] },
  [
    ["Total", "Total", 1000, 1000, 100],
    ["Total", "agree", 630, 1000, 63],
    ["Total", "disagree", 320, 1000, 32],
    ["Total", "unsure", 50, 1000, 5],
    ["parent", "agree", 400, 600, 67],
    ["teacher", "agree", 225, 400, 56],
    ["teacher", "unsure", "low", 400, "low"],
  ],
);
const battery = safeTable(
  {
    name: "battery",
    dimensions: [dimension("views", ["safe"], { kind: "item", hasTotal: false })],
    measures: [count],
  },
  [["safe", 10]],
);

function earlierTable(name: string): CellTable | null {
  const before = safeTable(
    { name: "by-answer", dimensions: [role, answer], of: "answer", measures: [count, base, percent] },
    [
      ["Total", "agree", 500, 1000, 50],
      ["Total", "disagree", 315, 1000, 32],
      ["Total", "unsure", 180, 1000, 18],
      ["parent", "agree", "confidential", "confidential", "confidential"],
    ],
  );
  return name === "by-answer" ? { ...cellsOf(before), prefix: "views/2024:" } : null;
}

const conventional = rulesOf({ percentages: { decimals: "0" } });

function resolve(text: string, release: Partial<Parameters<typeof resolveCommentary>[0]["release"]> = {}) {
  return resolveCommentary({
    where: "release.yaml",
    collection: { sure: null },
    release: { period: "2025", headlines: [], main_points: [], exemptions: [], ...release },
    commentary: { where: "c.md", text },
    protection: conventional,
    tables: [byRole, byAnswer, battery],
    earlier: (period, name) => (period === "2024" ? earlierTable(name) : null),
  });
}

const written = (text: string) => resolve(text).commentary;

function problems(text: string, release = {}): string[] {
  try {
    resolve(text, release);
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(problemLine);
    throw error;
  }
  return [];
}

test("quotes the published count, with the cell's name", () => {
  assert.is(
    written('We heard from {{ figure("by-role", role="parent") }} parents.\n'),
    'We heard from <data value="1240" data-cell="by-role|role=parent|response_count">1,240</data> parents.\n',
  );
});

test("leaves dimensions that are not named at their total", () => {
  assert.is(
    written('{{ figure("by-role") }}'),
    '<data value="1500" data-cell="by-role||response_count">1,500</data>',
  );
});

test("quotes the percentage where the table has one, and the count when asked", () => {
  assert.is(
    written('{{ figure("by-answer", answer="agree") }}'),
    '<data value="63" data-cell="by-answer|answer=agree|response_percent">63%</data>',
  );
  assert.is(
    written('{{ figure("by-answer", role="parent", answer="agree", measure="count") }}'),
    '<data value="400" data-cell="by-answer|role=parent;answer=agree|response_count">400</data>',
  );
});

test("names the nearest table, dimension, code and measure, all at once", () => {
  const text = `{{ figure("by-rol") }}
{{ figure("by-role", rol="parent") }}
{{ figure("by-role", role="parnet") }}
{{ figure("by-role", role="Teacher") }}
{{ figure("by-role", measure="percent") }}`;
  assert.equal(problems(text), [
    'c.md:1: the release has no table "by-rol"; did you mean "by-role"?',
    'c.md:2: table "by-role" has no dimension "rol"; did you mean "role"?',
    'c.md:3: "role" of table "by-role" has no code "parnet"; did you mean "parent"?',
    'c.md:4: "role" of table "by-role" has no code "Teacher"; did you mean "teacher"?',
    'c.md:5: table "by-role" has no measure "percent"; use one of count',
  ]);
});

test("refuses to quote a suppressed cell", () => {
  assert.equal(problems('{{ figure("by-role", role="governor") }}'), [
    'c.md:1: the cell role=governor of table "by-role" is not published: response_count shows [c]; quote another cell, or leave the sentence out',
  ]);
  assert.equal(problems('{{ figure("by-answer", role="teacher", answer="unsure") }}'), [
    'c.md:1: the cell role=teacher;answer=unsure of table "by-answer" is not published: response_percent shows [low]; quote another cell, or leave the sentence out',
  ]);
});

test("refuses a total that does not exist", () => {
  assert.equal(problems('{{ figure("battery") }}'), [
    'c.md:1: "views" of table "battery" has no total; name one of its codes: views="…"',
  ]);
});

test("says a change of percentages in points, beyond the margin of error", () => {
  // sqrt(.63×.37/997.5 + .5×.5/997.5) = 0.02200; ×196 = 4.31 points; rounding 0.5+0.5+2.5×163/997.5+2.5×150/997.5 = 1.78
  assert.is(
    written('{{ change("by-answer", since="2024", answer="agree") }}'),
    '<data data-change="by-answer|answer=agree|response_percent views/2024:by-answer|answer=agree|response_percent" value="13">up 13 percentage points</data>',
  );
  assert.match(
    written('{{ change("by-answer", since="2024", answer="unsure") }}'),
    ">down 13 percentage points<",
  );
});

test("says little changed inside the margin of error", () => {
  assert.match(
    written('{{ change("by-answer", since="2024", answer="disagree") }}'),
    'value="0">little changed</data>',
  );
});

test("says a change of counts, and little changed within the rounding of both", () => {
  const at = (code: string) =>
    written(`{{ change("by-answer", since="2024", answer="${code}", measure="count") }}`);
  assert.match(at("agree"), 'value="130">up 130<');
  assert.match(at("disagree"), 'value="5">little changed<');
});

test("refuses a change from a period or cell that is not published", () => {
  const text = `{{ change("by-answer", answer="agree") }}
{{ change("by-answer", since="2023", answer="agree") }}
{{ change("by-answer", since="2024", role="parent", answer="agree") }}
{{ change("by-answer", since="2025", answer="agree") }}`;
  assert.equal(problems(text), [
    'c.md:1: change names no period; write since="…"',
    'c.md:2: no earlier package 2023 with a table "by-answer" is there; build that release first, or name another period',
    'c.md:3: the cell role=parent;answer=agree of table "views/2024:by-answer" is not published: response_percent shows [c]; quote another cell, or leave the sentence out',
    "c.md:4: 2025 is not before 2025; compare with an earlier period",
  ]);
});

test("lets a claim stand that its cell bears out", () => {
  assert.is(
    written('{{ claim("Most", "by-answer", answer="agree") }} agreed.'),
    '<data data-claim="by-answer|answer=agree|response_percent" value="63">Most</data> agreed.',
  );
  assert.match(written('{{ claim("a third", "by-answer", answer="disagree") }}'), ">a third<");
  assert.match(written('{{ claim("few", "by-answer", answer="unsure") }}'), ">few<");
});

test("refuses a claim that its cell does not bear out", () => {
  assert.equal(problems('{{ claim("most", "by-answer", answer="disagree") }}'), [
    'c.md:1: "most" is not borne out; the figure is 32%; choose words that it bears out',
  ]);
  assert.equal(problems('{{ claim("moost", "by-answer") }}'), [
    'c.md:1: "moost" is not a word that claim can test; did you mean "most"?',
  ]);
});

test("compares two cells of a table, and two periods", () => {
  const more =
    '{{ claim("more likely", "by-answer", role="parent", answer="agree", than={role: "teacher"}) }}';
  // 67 against 56: 196×sqrt(.67×.33/597.5 + .56×.44/397.5) = 6.2; rounding 1 + 2.5×167/597.5 + 2.5×156/397.5 = 2.7
  assert.is(
    written(more),
    '<data data-claim="by-answer|role=parent;answer=agree|response_percent by-answer|role=teacher;answer=agree|response_percent" value="67">more likely</data>',
  );
  assert.match(written('{{ claim("rose", "by-answer", since="2024", answer="agree") }}'), ">rose<");
  assert.equal(problems(more.replace("more", "less")), [
    'c.md:1: "less likely" is not borne out; the figure is 67% against 56%; choose words that it bears out',
  ]);
  assert.equal(problems('{{ claim("rose", "by-answer", answer="agree") }}'), [
    'c.md:1: a comparison needs a second figure; write since="…" or than={dimension: "code"}',
  ]);
});

test("compares a cell with all others of a dimension", () => {
  assert.match(
    written('{{ claim("the most common", "by-answer", answer="agree", among="answer") }}'),
    "most common",
  );
  assert.is(problems('{{ claim("largest", "by-role", role="parent", among="role") }}').length, 1);
});

test("puts charts and tables where the site draws them, each a block of its own", () => {
  assert.is(
    written(
      'Words.\n{% chart "by-answer", x="answer", series="role", kind="stacked" %}\nMore.\n\n{% table "by-role" %}\n',
    ),
    `Words.\n\n<div data-chart="by-answer" data-options='{"x":"answer","series":"role","kind":"stacked"}'></div>\n\nMore.\n\n<div data-table="by-role"></div>\n`,
  );
});

test("refuses charts that the table does not have, and blocks inside a line", () => {
  const text = `{% chart "by-answer", x="rol" %}
{% chart "by-answer", kind="pie" %}
{% chart "by-answer", role="pupil" %}
Here {% table "by-role" %}
{% table "roles" %}`;
  assert.equal(problems(text), [
    'c.md:1: table "by-answer" has no dimension "rol"; did you mean "role"?',
    'c.md:2: a chart has no kind "pie"; use one of bar, stacked, diverging, line, dot, heat, tiles',
    'c.md:3: "role" of table "by-answer" has no code "pupil"; use one of parent, teacher, governor',
    "c.md:4: table does not stand alone; put {% table … %} on a line of its own",
    'c.md:5: the release has no table "roles"; use one of by-role, by-answer, battery',
  ]);
});

for (const source of [
  '{{ "45%" }}',
  "{{ 45 }}",
  "{{ figure }}",
  '{{ figure("by-role") | upper }}',
  "{{ a.b() }}",
]) {
  test(`has no meaning for ${source}`, () => {
    assert.equal(problems(source), [
      "c.md:1: an expression is not a call; use {{ figure(…) }}, {{ change(…) }}, {{ claim(…) }}, {% chart … %} or {% table … %}",
    ]);
  });
}

test("refuses what the language does not have", () => {
  assert.equal(problems('{{ chance("x") }}'), [
    'c.md:1: "chance" is not an expression; did you mean "change"?',
  ]);
  assert.equal(problems("\n{{ figure('x' }}"), [
    'c.md:2: an expression cannot be read; check its quotes, commas and brackets, e.g. {{ figure("by-role", role="parent") }}',
  ]);
  assert.equal(problems('{{ change("by-role", since=2024) }}'), [
    'c.md:1: change takes texts only; write each as a quoted text, e.g. since="2024"',
  ]);
  assert.is(problems('{% include "/etc/passwd" %}').length, 2);
});

test("refuses a headline whose figure is typed by hand", () => {
  assert.equal(problems("", { headlines: [{ label: "Parents", figure: "45%" }] }), [
    'release.yaml (headline 1): the number "45" is typed by hand; quote the cell with {{ figure("…") }}, or declare the phrase under exemptions if it is not a figure',
  ]);
});

test("resolves headlines and main points, and says which one is wrong", () => {
  const resolved = resolve("", {
    headlines: [
      {
        label: "Parents",
        figure: 'figure("by-role", role="parent")',
        comparison: 'R&D, and {{ figure("by-role") }} in all',
      },
    ],
    main_points: ['{{ figure("by-answer", answer="agree") }} agreed.'],
  });
  assert.equal(resolved, {
    commentary: "",
    mainPoints: ['<data value="63" data-cell="by-answer|answer=agree|response_percent">63%</data> agreed.'],
    headlines: [
      {
        label: "Parents",
        html: '<data value="1240" data-cell="by-role|role=parent|response_count">1,240</data>',
        comparison: 'R&amp;D, and <data value="1500" data-cell="by-role||response_count">1,500</data> in all',
        sure: null,
      },
    ],
    heard: [],
  });
  const bare = 'change("by-answer", since="2024", answer="unsure")';
  const [headline] = resolve("", {
    headlines: [{ label: "Unsure", figure: '{{ figure("by-role") }} in all', comparison: bare }],
  }).headlines;
  assert.match(headline?.html ?? "", "1,500</data> in all");
  assert.match(headline?.comparison ?? "", ">down 13 percentage points<");
  assert.equal(problems("", { main_points: ["Fine.", "45 agreed."] }), [
    'release.yaml (main point 2): the number "45" is typed by hand; quote the cell with {{ figure("…") }}, or declare the phrase under exemptions if it is not a figure',
  ]);
});

for (const [what, changed] of [
  ["other people are counted", { universe: "Pupils" }],
  [
    'code "agree" of "answer" is labelled "Do not agree", not "Agree",',
    {
      dimensions: [
        role,
        { ...answer, codes: answer.codes.map((one) => ({ ...one, label: "Do not agree" })) },
      ],
    },
  ],
  ["response_percent has 1 decimals, not 0,", { measures: [count, base, { ...percent, decimals: 1 }] }],
] as const) {
  test(`compares no figures where ${what}`, () => {
    const before = earlierTable("by-answer");
    if (before === null) throw new Error("there is no earlier table");
    for (const [i, expression] of ['change("by-answer"', 'claim("rose", "by-answer"'].entries()) {
      const problems: Problem[] = [];
      const source = `{{ ${expression}, since="2024", answer="agree") }}`;
      renderCommentary("c.md", source, contextWith({ ...before, ...changed }), problems);
      assert.equal(
        problems.map((one) => one.what),
        [`${what} in table "views/2024:by-answer"`],
        String(i),
      );
    }
  });
}

function contextWith(earlier: CellTable): Context {
  const tables = new Map([["by-answer", cellsOf(byAnswer)]]);
  return {
    period: "2025",
    tables,
    earlier: () => earlier,
    rounding: { base: 5, percentagesFrom: "published" },
  };
}

test.run();
