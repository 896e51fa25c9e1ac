import { auditPages } from "../../../pipeline/page-audit.ts";

// Recomputes every number of a built site, in a process of its own that can be measured.
const [out = "", packages = ""] = process.argv.slice(2);
const findings = await auditPages(out, packages);
for (const { page, what } of findings.slice(0, 5)) process.stdout.write(`${page}: ${what}\n`);
