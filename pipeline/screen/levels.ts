/** A geographic level: the columns that name its places, and how far down it lies. */
export type Level = {
  level: string;
  code: string | null;
  name: string;
  /** A second code, as the number that an authority had before. */
  second: string | null;
  /** A row may fill the columns of its own level and of levels with a lower rank, which can hold its place. */
  rank: number;
};

/**
 * The 18 levels of the Department for Education's open data standard. The order and the columns are the standard's;
 * the ranks are ours, because the standard says in words only which columns do not apply to a row.
 */
export const levels: readonly Level[] = [
  { level: "National", code: "country_code", name: "country_name", second: null, rank: 0 },
  { level: "Regional", code: "region_code", name: "region_name", second: null, rank: 1 },
  { level: "Local authority", code: "new_la_code", name: "la_name", second: "old_la_code", rank: 3 },
  { level: "Local authority district", code: "lad_code", name: "lad_name", second: null, rank: 4 },
  { level: "RSC region", code: null, name: "rsc_region_lead_name", second: null, rank: 1 },
  { level: "Parliamentary constituency", code: "pcon_code", name: "pcon_name", second: null, rank: 4 },
  {
    level: "Local skills improvement plan area",
    code: "lsip_code",
    name: "lsip_name",
    second: null,
    rank: 2,
  },
  {
    level: "Local enterprise partnership",
    code: "local_enterprise_partnership_code",
    name: "local_enterprise_partnership_name",
    second: null,
    rank: 2,
  },
  {
    level: "English devolved area",
    code: "english_devolved_area_code",
    name: "english_devolved_area_name",
    second: null,
    rank: 2,
  },
  {
    level: "Opportunity area",
    code: "opportunity_area_code",
    name: "opportunity_area_name",
    second: null,
    rank: 3,
  },
  { level: "Ward", code: "ward_code", name: "ward_name", second: null, rank: 5 },
  { level: "MAT", code: "trust_id", name: "trust_name", second: null, rank: 6 },
  { level: "Sponsor", code: "sponsor_id", name: "sponsor_name", second: null, rank: 5 },
  { level: "School", code: "school_urn", name: "school_name", second: "school_laestab", rank: 7 },
  { level: "Provider", code: "provider_ukprn", name: "provider_name", second: null, rank: 7 },
  { level: "Institution", code: "institution_id", name: "institution_name", second: null, rank: 7 },
  {
    level: "Planning area",
    code: "planning_area_code",
    name: "planning_area_name",
    second: null,
    rank: 5,
  },
  { level: "Police force area", code: "pfa_code", name: "pfa_name", second: null, rank: 2 },
];

/** The columns of a level's places: code, name and second code. */
export function columnsOf({ code, name, second }: Level): string[] {
  return [code, name, second].filter((column) => column !== null);
}

/** Columns that say when and where, and that no metadata describes. */
export const observationalUnits: readonly string[] = [
  "time_period",
  "time_identifier",
  "geographic_level",
  ...levels.flatMap(columnsOf),
];
