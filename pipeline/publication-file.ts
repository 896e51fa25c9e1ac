import type { ActionSource } from "./actions.ts";
import type { CitationRegister } from "./citations.ts";
import type { Consultation } from "./consultation.ts";
import type { EngagementReport } from "./engagement-report.ts";
import type { Contact } from "./package.ts";
import type { Review } from "./reviews.ts";

/** `publication.json`: what belongs to no release. */
export type PublicationFile = {
  asOf: string;
  /** The yearly reports on user engagement, the newest first. */
  engagement: EngagementReport[];
  /** The register of actions, by the consultation or release because of which they were promised. */
  actions: ActionSource[];
  /** Those announced by now, by collection and then period. */
  consultations: Consultation[];
  /** Who quoted which release; null where no register is kept. */
  citations: CitationRegister | null;
  /** The annual reviews of releases, the newest first. */
  reviews: Review[];
  publisher: {
    name: string;
    title: string;
    summary: string;
    address: string;
    example: string | null;
    feedback: string;
    contact: Contact;
    press: Contact;
    otherFormats: string;
    licence: { name: string; id: string; url: string };
  };
  series: { collection: string; title: string; summary: string; periods: string[] }[];
  calendar: {
    collection: string;
    period: string;
    title: string;
    date: string | null;
    state: string;
    note: string | null;
    /** Every change of the date or the state, the first first, with what it was, what it became and why. */
    changes: { on: string; was: string; became: string | null; why: string }[];
  }[];
};
