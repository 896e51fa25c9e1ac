export { protectCount, protectShare } from "./protect/count.ts";
export { protectAll } from "./protect/protect-tables.ts";
export { protectionStatement } from "./protect/statement.ts";
