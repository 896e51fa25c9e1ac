import { keepStyles } from "./styles.js";

// What `npm run styles` runs after a change of a style sheet.
await keepStyles();
