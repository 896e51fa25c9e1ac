export type { GeographicLevel } from "./collection.ts";
export type { MeasureKind } from "./release.ts";
