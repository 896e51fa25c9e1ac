/**
 * A year's report on user engagement, as `publication.json` holds it: what users asked for, said and were told, drawing
 * on every release. `text` is Markdown whose figures are `<data>` elements that name their release and cell.
 */
export type EngagementReport = {
  year: string;
  title: string;
  summary: string;
  /** YYYY-MM-DD. */
  published: string;
  text: string;
};
