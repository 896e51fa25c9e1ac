#!/usr/bin/env node
// The command line. Node 20 strips no types, so tsx loads the TypeScript; nothing is compiled beforehand.
import { register } from "tsx/esm/api";

register();
const { main } = await import("./cli.ts");
process.exitCode = await main(process.argv.slice(2));
