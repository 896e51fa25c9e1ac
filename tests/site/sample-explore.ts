import { readCsv } from "../../site/client/explore/csv.js";
import { readTable } from "../../site/client/explore/table.js";
import type { PageTable, Selection, Table } from "../../site/client/explore/words.js";

const count = { kind: "count", column: "n", label: "Number", unit: "", decimals: 0 };
const percent = { kind: "percent", column: "p", label: "Percentage", unit: "%", decimals: 1 };

/** Answers by phase, with a figure withheld, one that rounds to zero, and labels that need quotes. */
export const answersPage: PageTable = {
  name: "answers",
  title: "Answers by phase",
  synthetic: false,
  country: "England",
  csv: "answers.csv",
  page: "./",
  across: "answer",
  dimensions: [
    dimension("phase", "Phase", ["primary", "Primary"], ["secondary", "Secondary, all"]),
    dimension("answer", "Answer", ["yes", "Yes"], ["no", "No"]),
  ],
  measures: [count, percent],
  symbols: { c: "confidential", low: "rounds to zero" },
  notes: ["Covers: parents."],
  findings: [],
  citation: {
    before: "Example Inspectorate (2025),",
    after: "Views, published 1 May 2025,",
    address: "https://example.org/t/",
  },
};

export const answersCsv = `time_period,phase,answer,n,p
2025,Total,Total,1200,100
2025,Total,Yes,900,75
2025,Total,No,300,25
2025,Primary,Total,800,100
2025,Primary,Yes,640,80
2025,Primary,No,160,20
2025,"Secondary, all",Total,400,100
2025,"Secondary, all",Yes,c,c
2025,"Secondary, all",No,4,low
`;

function dimension(name: string, label: string, ...codes: [code: string, label: string][]) {
  return {
    name,
    column: name,
    label,
    geography: false,
    attribute: false,
    codes: codes.map(([code, words]) => ({ code, label: words })),
  };
}

export function tableOf(page: PageTable, csv: string): Table {
  return readTable(page, readCsv(csv));
}

/** Both figures of everything, answers across, but for what `more` changes. */
export function selectionOf(more: Partial<Selection> = {}): Selection {
  return { show: ["n", "p"], across: ["answer"], codes: {}, sort: null, chart: "", ...more };
}

/** Places of three levels as the open data standard has them. */
export const placesCsv = `geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,n
National,E92000001,England,,,,,60
Regional,E92000001,England,E12000001,North East,,,20
Regional,E92000001,England,E12000002,North West,,,40
Local authority,E92000001,England,E12000001,North East,E06000001,Hartlepool,20
`;

export const placesPage: PageTable = {
  ...answersPage,
  across: null,
  dimensions: [{ ...dimension("geography", "Place"), column: "geographic_level", geography: true }],
  measures: [count],
};
