import { releaseAddress, tableAddress } from "./addresses.js";
import { groupBy } from "./group-by.js";
import { showDate } from "./show.js";

/** @import { Package } from "./packages.js" */

/**
 * What respondents wrote in their own words, as a release shows it: each open question with its themes, how it was
 * coded, the tables that count the themes, and the texts that somebody signed. Null where nothing was coded.
 * @param {Package} item
 */
export function openAnswers({ release, quality }) {
  const { codeFrames = [], quotations } = release;
  if (codeFrames.length === 0) return null;
  const questions = codeFrames.map((frame) => {
    const tables = release.tables.filter(({ of, dimensions }) =>
      [of, ...dimensions.map(({ name }) => name)].includes(frame.variable),
    );
    const coding = quality.coding?.find(({ variable }) => variable === frame.variable) ?? null;
    return {
      ...frame,
      coding,
      coders: coding && coding.coders > 0 ? codersInWords(coding.coders) : null,
      tables: tables.map(({ name, title }) => ({ title, address: tableAddress(release, name) })),
      quoted: quotedOf(frame, quotations?.quotations ?? []),
    };
  });
  return {
    address: `${releaseAddress(release)}themes/`,
    questions,
    isQuoted: questions.some(({ quoted }) => quoted.length > 0),
    signedBy: quotations?.signedBy ?? "",
    signedText: quotations ? showDate(quotations.signedOn) : "",
  };
}

/**
 * The texts under each theme, in the order of the frame; themes that nobody is quoted on are left out.
 * @param {NonNullable<Package["release"]["codeFrames"]>[number]} frame
 * @param {NonNullable<Package["release"]["quotations"]>["quotations"]} quotations
 */
function quotedOf({ variable, themes }, quotations) {
  const own = groupBy(
    quotations.filter((each) => each.variable === variable),
    ({ theme }) => theme,
  );
  return themes.flatMap(({ code, label }) => {
    const texts = (own.get(code) ?? []).map(({ text }) => text);
    return texts.length === 0 ? [] : [{ code, label, texts }];
  });
}

/** @param {number} coders */
function codersInWords(coders) {
  return ["No people", "One person", "Two people", "Three people", "Four people"][coders] ?? "Several people";
}
