import { test } from "uvu";
import * as assert from "uvu/assert";
import { krippendorffsAlpha } from "../pipeline/coding/alpha.ts";
import type { Coding } from "../pipeline/coding/count-coding.ts";
import { cohensKappa } from "../pipeline/coding/kappa.ts";
import { codingQuality } from "../pipeline/coding-quality.ts";
import type { ThemesVariable } from "../pipeline/collection.ts";
import { protectionSchema } from "../pipeline/definitions/protection.ts";

const rules = protectionSchema.parse({ method: "conventional", base: "5", threshold: "5" });

const variable: ThemesVariable = {
  ...{ type: "multiple", name: "said", label: "Said", question: null, note: null, askedOf: null },
  list: { name: "f", codes: [{ code: "t", label: "T", source: [], more: {} }] },
  missing: { code: "not-stated", label: "Not stated" },
  unknown: "missing",
  layout: {
    kind: "themes",
    of: "x",
    frame: { name: "f", title: "F", about: null, themes: [] },
    final: "both",
    otherwise: "nobody",
  },
};

/** Texts that both coders gave the theme, only the first, only the second, neither. */
type Texts = { both: number; first: number; second: number; neither: number };

function coding({ both, first, second, neither }: Texts, having: number): Coding {
  const texts = both + first + second + neither;
  const apart = first + second;
  const units = (count: number, ...values: string[]) => Array.from({ length: count }, () => values);
  const alpha = krippendorffsAlpha([
    ...units(both, "y", "y"),
    ...units(apart, "y", "n"),
    ...units(neither, "n", "n"),
  ]);
  const kappa = cohensKappa([
    [both, first],
    [second, neither],
  ]);
  const themes = [{ code: "t", label: "T", kappa, alpha }];
  return {
    ...{ variable, texts, distinct: texts, byHand: texts, byRule: 0, uncoded: 0, coders: 2, strays: 0 },
    themes: new Map([["t", having]]),
    agreement: { coders: 2, blind: true, texts, alpha, themes, differ: [], open: [] },
  };
}

const none = { before: [], after: [] };
const shownOf = (texts: Texts, having: number) => codingQuality([coding(texts, having)], none, rules)[0];

test("counts are protected, and agreement told in Krippendorff's steps", () => {
  const found = shownOf({ both: 20, first: 1, second: 2, neither: 40 }, 20);
  assert.equal([found?.texts.value, found?.byHand.value, found?.uncoded.value], [65, 65, 0]);
  assert.equal(found?.agreement?.themes, [{ theme: "t", label: "T", measure: "0.8 or more" }]);
  assert.is(
    shownOf({ both: 20, first: 4, second: 4, neither: 40 }, 20)?.agreement?.themes[0]?.measure,
    "0.667 to 0.8",
  );
  assert.is(
    shownOf({ both: 20, first: 8, second: 8, neither: 40 }, 20)?.agreement?.themes[0]?.measure,
    "under 0.667",
  );
});

test("agreement is withheld of few texts, and of a theme that few respondents have or have not", () => {
  const few = shownOf({ both: 12, first: 0, second: 0, neither: 13 }, 12)?.agreement;
  assert.equal([few?.whole, few?.themes[0]?.measure], ["[c]", "[c]"]);
  const rare = shownOf({ both: 7, first: 0, second: 0, neither: 40 }, 7)?.agreement;
  assert.equal([rare?.whole, rare?.themes[0]?.measure], ["0.8 or more", "[c]"]);
  assert.is(shownOf({ both: 40, first: 0, second: 0, neither: 7 }, 40)?.agreement?.themes[0]?.measure, "[c]");
});

/** Every way in which two coders can have coded so many texts. */
function* waysOf(texts: number): Generator<Texts> {
  for (let both = 0; both <= texts; both++)
    for (let first = 0; first <= texts - both; first++)
      for (let second = 0; second <= texts - both - first; second++)
        yield { both, first, second, neither: texts - both - first - second };
}

test("what is told of agreement leaves all counts possible that rounding leaves, whichever coders' codes stand", () => {
  const final = [
    ({ both }: Texts) => both,
    ({ both, first, second }: Texts) => both + first + second,
    ({ both, first }: Texts) => both + first,
  ];
  for (const having of final) {
    const possible = new Map<string, Set<string>>();
    for (let texts = 33; texts <= 37; texts++) {
      for (const way of waysOf(texts)) {
        const count = having(way);
        const rounded = Math.floor((count + 2) / 5) * 5;
        if (rounded < 10 || rounded > 25) continue;
        const told = `${shownOf(way, count)?.agreement?.themes[0]?.measure} beside ${rounded}`;
        possible.set(told, (possible.get(told) ?? new Set()).add(`${texts} ${count}`));
      }
    }
    assert.is(possible.size, 12);
    for (const [told, pairs] of possible) assert.is(pairs.size, 25, told);
  }
});

test.run();
