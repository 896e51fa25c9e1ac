/** A built publication that checks look at: `site` and `packages` as published, `scratch` for what a check writes. */
export type Subject = { root: string; site: string; packages: string; scratch: string };

/**
 * What a check found. `validator` names the program that judged and its version, `files` is how many it judged, each
 * problem says where and what, and `notes` is what a reader should know of a check that passed.
 */
export type Found = { validator: string; files: number; problems: string[]; notes?: string[] };

/** A check that could not be made here, and why. */
export type Skipped = { skipped: string };

/** Something that the check must find: `plant` spoils a copy of the publication. */
export type Fault = { what: string; plant: (subject: Subject) => void | Promise<void> };

/** One kind of file, judged by a program that we did not write. */
export type Check = {
  name: string;
  run: (subject: Subject) => Promise<Found | Skipped>;
  faults: readonly Fault[];
};
