import type { Check } from "./check.ts";
import { html } from "./html.ts";
import { links } from "./links.ts";

/** Every check, in the order in which they are reported. */
export const checks: readonly Check[] = [html, links];
