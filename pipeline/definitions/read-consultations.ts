import { existsSync, readdirSync } from "node:fs";
import type { SchoolHoliday } from "../consultation.ts";
import { insideRoot } from "../paths.ts";
import type { Problem } from "../user-error.ts";
import { attempt } from "./attempt.ts";
import { checkConsultation } from "./check-consultation.ts";
import { checkResults } from "./check-consultation-results.ts";
import { type ConsultationSpec, consultationSchema } from "./consultation.ts";
import { readDefinition } from "./definition.ts";
import { inFileOrder } from "./problem-order.ts";
import { period as periodName, slug } from "./scalars.ts";
import { readSchoolHolidays } from "./school-holidays.ts";

const folder = "data/consultations";

/** The consultations of a root and its school holidays, with the mistakes in them and what had better be looked at. */
export type ReadConsultations = {
  consultations: ConsultationSpec[];
  holidays: SchoolHoliday[];
  problems: Problem[];
  warnings: Problem[];
};

/** Every consultation of a root, by collection and then period. */
export function readConsultations(root: string): ReadConsultations {
  const holidays = attempt(() => readSchoolHolidays(root));
  const known = holidays.value ?? [];
  const read = names(root).map((name) => readOne(root, name, known));
  return {
    consultations: read.flatMap(({ consultation }) => consultation ?? []),
    holidays: known,
    problems: [...holidays.problems, ...read.flatMap(({ problems }) => problems)],
    warnings: read.flatMap(({ warnings }) => warnings),
  };
}

type Name = { collection: string; period: string };
type One = { consultation: ConsultationSpec | null; problems: readonly Problem[]; warnings: Problem[] };

function readOne(root: string, { collection, period }: Name, holidays: readonly SchoolHoliday[]): One {
  const where = `${folder}/${collection}/${period}.yaml`;
  const { definition, problems } = readDefinition(root, where, consultationSchema);
  if (!slug.safeParse(collection).success || !periodName.safeParse(period).success) {
    const todo = "use lower-case letters, digits and single hyphens, as in joint-inspections/2015.yaml";
    return {
      consultation: null,
      problems: [{ where, what: "is no name of a consultation", todo }],
      warnings: [],
    };
  }
  if (definition === null) return { consultation: null, problems, warnings: [] };
  const consultation = { ...definition.spec, collection, period, at: definition.at };
  const { problems: mistakes, warnings } = checkConsultation(definition, holidays);
  const results = checkResults(root, { spec: consultation, at: definition.at });
  return { consultation, problems: inFileOrder([...problems, ...mistakes, ...results]), warnings };
}

function names(root: string): Name[] {
  return entries(root, folder, (entry) => entry.isDirectory()).flatMap((collection) =>
    entries(root, `${folder}/${collection}`, (entry) => entry.isFile() && entry.name.endsWith(".yaml")).map(
      (file) => ({ collection, period: file.slice(0, -".yaml".length) }),
    ),
  );
}

type Entry = { name: string; isFile: () => boolean; isDirectory: () => boolean };

function entries(root: string, path: string, isWanted: (entry: Entry) => boolean): string[] {
  const full = insideRoot(root, path);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true })
    .filter(isWanted)
    .map(({ name }) => name)
    .sort();
}
