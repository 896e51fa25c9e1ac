import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { generateResponses } from "../methodology/parents-views/generate.ts";

/**
 * Makes a content root of the example publication: what is committed, without packages or private records of an
 * earlier build, and the synthetic responses that are generated and not committed. A root given by --root runs no
 * script, so that a test makes them here.
 */
export function copyExampleRoot(root: string): void {
  for (const part of ["methodology", "data/releases", "data/publisher.yaml"]) {
    cpSync(part, join(root, part), { recursive: true });
  }
  for (const collection of ["involvement", "joint-targeted-area-inspections"]) {
    cpSync(`data/responses/${collection}`, join(root, "data/responses", collection), { recursive: true });
  }
  for (const period of ["2024", "2025"]) {
    const folder = join(root, "data/responses/parents-views", period);
    mkdirSync(folder, { recursive: true });
    generateResponses(period, folder);
  }
}
