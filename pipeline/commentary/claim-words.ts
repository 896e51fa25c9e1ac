/**
 * English that states a number or compares two, and so must be backed by a cell. Each pattern leaves out the uses
 * that state nothing: "one of the questions", "the third release", "rather than", "at least". The lists are ours;
 * a word that they miss is a fault of the lint, a phrase that they catch wrongly is declared as an exemption.
 */
const units =
  "zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const large = "hundreds?|thousands?|millions?|billions?|dozens?";
const parts = "third|fifth|sixth|seventh|eighth|ninth|tenth";
const before = "a|an|one|nearly|almost|about|around|roughly|over|under|only|just|by|than";
const ordinals = "first|second|third|fourth|last|next|this|each|every|previous|same";

const people =
  "people|parents?|carers?|pupils?|children|respondents?|responses|replies|staff|schools?|organisations?|adults|providers|inspectors";
const say =
  "(?:strongly )?(?:agree|disagree|sa(?:y|id)|th(?:ink|ought)|answer|repl|report|fe(?:el|lt)|support|oppose)\\w*";

const pronounBefore = "no|any|every|some|each|this|that|the|which|another|more than|with|for";
const pronounAfter = "of|another|or more|another's";

/** A number in words. */
export const numberWords: readonly RegExp[] = [
  words(`one in (?:${units}|${tens}|a hundred|\\d+)`),
  words(`(?<!\\b(?:${pronounBefore})[ -])one(?![ -](?:${pronounAfter})\\b)`),
  words(`(?:${units}|${tens}|${large})(?:-\\w+)?`),
  words(`(?<!\\b(?:first|second) )(?:half|halves)(?! ?-?(?:term|year))`),
  words(`(?:${parts})s`),
  words(`(?<=\\b(?:${before}|${units})[ -])(?:${parts})`),
  words(`(?<!\\b(?:${ordinals}) )quarters?`),
  words(
    "a couple(?: of)?|none(?: of)?|nobody|no-one|no one(?! of)|a handful|a pair of|scores of|the bulk of",
  ),
  words(
    "majorit(?:y|ies)|(?<!\\bethnic )minority|unanimous(?:ly)?|mostly|predominantly|overwhelming(?:ly)?|few",
  ),
  words("(?:nearly|almost|virtually|practically) (?:all|no|none|every(?:one|body)?)"),
  words("(?:hardly|scarcely|barely) any(?:one|body)?"),
  words(`(?:all|every|no)(?: of)?(?: the)? (?:${people}) ${say}|every(?:one|body) ${say}`),
  words("(?:hundred|thousand|million)ths?"),
  words("(?<!\\bat )most(?! recent)"),
];

/** A comparison of two numbers. */
export const comparisons: readonly RegExp[] = [
  words("twice|thrice|(?:two|three|four|five|ten)-?fold|halved|halving"),
  words("(?:doubl|trebl|tripl|quadrupl)(?:e|es|ed|ing)"),
  words("higher|highest|lower|lowest|greater|greatest|larger|largest|smaller|smallest|bigger|biggest"),
  words("commonest|rarest|strongest|weakest"),
  words("fewer|fewest|less|the least|worse|worst|worsened"),
  words("(?:more|least) (?=likely|often|frequent|common|positive|negative|satisfied)"),
  words(`(?<!\\b(?:or|any|no|for) )more (?:of the )?(?:${people})`),
  words(
    "as (?:many|few|likely|often|common|high|low|large|small|positive|satisfied)(?: \\w+)? as(?! possible)",
  ),
  words("increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)"),
  words("rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|drop|drops|dropped|dropping"),
  words("grow|grows|grew|grown|growing|growth|shrank|shrunk|climbed|soared|plummeted|peaked|halve|halves"),
  words("(?:up|down) (?=by|from|on)|(?:went|gone|going) (?:up|down)|(?<!\\bbe )improved"),
  words(
    "jumped|surged|surging|plunged|plunging|slumped|tumbled|dipped|overtook|overtaken|outstripped|outweighed",
  ),
  words("(?:stayed|remained) (?:about |much |broadly )?(?:the same|stable|steady|level|flat)"),
  words("unchanged|little change|little changed|no change|(?:above|below) (?=average)"),
  words("exceed|exceeds|exceeded|outnumber|outnumbers|outnumbered|surpassed"),
  words("(?!rather|other|later|earlier|sooner|older|younger)\\w+ than(?! one\\b)"),
];

function words(pattern: string): RegExp {
  return new RegExp(`\\b(?:${pattern.replaceAll(" ", "\\s+")})\\b`, "giu");
}
