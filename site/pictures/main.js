// What `pipeline/site.ts` runs after Eleventy, in a process that has the site's folder and nothing else.
import { drawPictures } from "./draw-pictures.js";

drawPictures(process.env["FIRST_RELEASE_OUT"] ?? "_site");
