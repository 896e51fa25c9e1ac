// Builds the example publication once for all tests that look at it, and prints where it is. Who asks removes it.
import { releaseExample } from "./example-root.ts";

process.stdout.write(releaseExample("first-release-example-"));
