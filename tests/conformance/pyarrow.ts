import { join } from "node:path";
import type { Check, Found, Skipped, Subject } from "./check.ts";
import { filesUnder } from "./files.ts";
import { python, runPython } from "./python.ts";
import { type Columns, faultsIn, sameAsCsv } from "./table-files.ts";

type Read = { columns: Record<string, unknown[]>; metadata: string[]; error: string | null };

/** Arrow's implementation in C++, which neither wrote the files nor shares code with what did. */
async function byPyArrow(subject: Subject, extension: string): Promise<Found | Skipped> {
  const interpreter = python();
  if ("reason" in interpreter) return { skipped: interpreter.reason };
  const files = filesUnder(subject.packages, new RegExp(`\\.${extension}$`)).map((file) =>
    join(subject.packages, file),
  );
  const { status, out, said } = runPython(interpreter.path, "read_tables.py", files);
  if (status !== 0) return { validator: "pyarrow", files: 0, problems: [said] };
  const { version, tables }: { version: string; tables: Record<string, Read> } = JSON.parse(out);
  const found = await sameAsCsv(subject, extension, `pyarrow ${version}`, (file) => columnsIn(tables[file]));
  return { ...found, problems: [...found.problems, ...files.flatMap((file) => unsaid(file, tables[file]))] };
}

function columnsIn(table: Read | undefined): Columns {
  if (table === undefined || table.error !== null) throw new Error(table?.error ?? "not read");
  return new Map(Object.entries(table.columns));
}

/** A file on its own says what it is. */
function unsaid(file: string, table: Read | undefined): string[] {
  return ["title", "licence", "source"]
    .filter((key) => table?.error === null && !table.metadata.includes(key))
    .map((key) => `${file}: its metadata has no ${key}`);
}

/** Every Parquet file by pyarrow. */
export const parquetByPyArrow: Check = {
  name: "Parquet, C++",
  run: (subject) => byPyArrow(subject, "parquet"),
  faults: faultsIn("parquet"),
};

/** Every Arrow file by pyarrow. */
export const arrowByPyArrow: Check = {
  name: "Arrow, C++",
  run: (subject) => byPyArrow(subject, "arrow"),
  faults: faultsIn("arrow"),
};
