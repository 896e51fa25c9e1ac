// Builds the example publication once for all tests of a run that look at it, and prints where it is.
import { releaseExample } from "./example-root.ts";

process.stdout.write(releaseExample("first-release-example-"));
