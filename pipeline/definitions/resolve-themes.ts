import type { CodeFrame } from "../code-frame.ts";
import type { ThemesVariable } from "../collection.ts";
import type { CollectionSpec, VariableSpec } from "./collection.ts";

/** Gives a code frame of the collection. */
export type Frames = (name: string) => CodeFrame;

/** For collections that have none. */
export const noFrames: Frames = (name) => ({ name, title: name, about: null, themes: [] });

type ThemesSpec = Extract<VariableSpec, { type: "themes" }>;

/**
 * The themes of an open question as a multiple choice: those who were asked the question, with the themes as codes.
 * Its question stays with the text, because nobody was asked for themes.
 */
export function themesOf(
  name: string,
  spec: ThemesSpec,
  variables: CollectionSpec["variables"],
  frames: Frames,
): ThemesVariable {
  const text = variables[spec.of];
  const routed = text !== undefined && "asked_of" in text ? text.asked_of : undefined;
  const question = text === undefined ? spec.of : (text.label ?? spec.of);
  const frame = frames(spec.frame);
  const codes = frame.themes.map(({ code, label }) => ({ code, label, source: [], more: {} }));
  return {
    type: "multiple",
    name,
    label: spec.label,
    question: null,
    note: spec.note ?? `Coded from what respondents wrote under “${question}”.`,
    askedOf: routed ?? null,
    list: { name: spec.frame, codes },
    missing: spec.missing,
    unknown: "missing",
    layout: { kind: "themes", of: spec.of, frame, final: spec.final, otherwise: spec.otherwise },
  };
}
