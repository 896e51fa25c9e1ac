import type { ReleaseSpec } from "../definitions/release.ts";
import type { Designation } from "../package.ts";

/** Each designation's name, and what it means to a reader in one sentence (Code of Practice for Statistics 3.0). */
const designations: Readonly<Record<ReleaseSpec["designation"], Omit<Designation, "id">>> = {
  accredited: {
    label: "Accredited official statistics",
    meaning:
      "The statistics regulator has reviewed them independently and found that they meet the Code of Practice for Statistics.",
  },
  official: {
    label: "Official statistics",
    meaning:
      "They are produced under the Code of Practice for Statistics by people who are free to publish what they find.",
  },
  in_development: {
    label: "Official statistics in development",
    meaning:
      "They are new or being changed: methods and coverage may still alter, and readers are asked to help test them.",
  },
  management_information: {
    label: "Management information",
    meaning:
      "They were collected to run a service and are published to be open about it, with fewer checks than official statistics.",
  },
  ad_hoc: {
    label: "Ad hoc statistics",
    meaning: "They answer one question that was asked at one time, and are not part of a regular series.",
  },
};

/** A release's designation, ready to show. */
export function designationOf(id: ReleaseSpec["designation"]): Designation {
  return { id, ...designations[id] };
}
