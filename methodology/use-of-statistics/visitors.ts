import type { Random } from "../seeded-random.ts";

/** A request of the synthetic logs; `at` in seconds since 1970. */
export type Request = {
  at: number;
  address: string;
  method: string;
  target: string;
  status: number;
  bytes: string;
  referrer: string;
  agent: string;
};

type Product = { path: string; from: string; weight: number; tables: readonly string[] };

/** Releases that were on the site in the year, how often they are asked for, and some of their tables. */
const products: readonly Product[] = [
  {
    path: "/releases/joint-targeted-area-inspections/2015/",
    from: "2015-10-14",
    weight: 46,
    tables: ["age", "capacity", "deep-dive", "disability"],
  },
  {
    path: "/releases/involvement/2012/",
    from: "2012-11-30",
    weight: 24,
    tables: ["consultation-channels", "panel-surveys", "panel-views"],
  },
  { path: "/releases/after-the-inspection/2009/", from: "2010-01-15", weight: 6, tables: ["statements"] },
  {
    path: "/releases/big-listen/2024/",
    from: "2024-09-03",
    weight: 60,
    tables: ["who-took-part", "surveys"],
  },
];

const otherPages = ["/", "/releases/", "/calendar/", "/data/", "/methodology/", "/search/?q=parents"];

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:124.0) Gecko/20100101 Firefox/124.0";
const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36";
const safari =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
const android =
  "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Mobile Safari/537.36";

const robots = [
  ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", 40],
  ["Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", 25],
  ["Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", 12],
  ["CCBot/2.0 (https://commoncrawl.org/faq/)", 8],
  ["python-requests/2.31.0", 10],
  ["-", 5],
] as const;

const referrers = [
  ["-", 38],
  ["https://search.example.com/", 34],
  ["https://www.example.gov.uk/guidance?page=2", 14],
  ["https://social.example.com/post/81", 8],
  ["https://news.example.net/story", 6],
] as const;

/** One person's visit on a day: a page, often others, their stylesheet, and sometimes files. */
export function visit(date: Date, random: Random): Request[] {
  const product = productOn(date, random);
  const visitor = { address: addressOf(random), agent: agentOf(random), referrer: random.choose(referrers) };
  let at = date.getTime() / 1000 + secondOfDay(random);
  const pages = [
    landing(product, random),
    ...Array.from({ length: random.below(4) }, () => further(product, random)),
  ];
  const files = random.below(100) < downloadChance(date) ? 1 + random.below(2) : 0;
  const targets = [
    ...pages,
    "/styles/main.css",
    ...Array.from({ length: files }, () => fileOf(product, random)),
  ];
  return targets.map((target, index) => {
    at += index === 0 ? 0 : waiting(random);
    const referrer = index === 0 ? visitor.referrer : "https://statistics.example.org/";
    return { ...visitor, ...answered(target, random), at, referrer };
  });
}

/** What programs ask for on a day: pages, the list of pages, files, and addresses that are not there. */
export function robotRequests(date: Date, random: Random): Request[] {
  return Array.from({ length: 8 + random.below(14) }, () => {
    const product = productOn(date, random);
    const target = random.choose([
      [product.path, 50],
      [fileOf(product, random), 15],
      ["/robots.txt", 15],
      ["/sitemap.xml", 10],
      ["/wp-login.php", 10],
    ]);
    const address = `198.51.100.${1 + random.below(250)}`;
    const at = date.getTime() / 1000 + random.below(86_400);
    return { at, address, ...answered(target, random), referrer: "-", agent: random.choose(robots) };
  });
}

/** In February the whole release was put before its tables: see the trial of the release. */
function downloadChance(date: Date): number {
  return date.getTime() < Date.UTC(2024, 1, 5) ? 38 : 55;
}

function productOn(date: Date, random: Random): Product {
  const day = date.toISOString().slice(0, 10);
  const there = products.filter(({ from }) => from <= day);
  return random.choose(there.map((product) => [product, product.weight] as const));
}

function landing({ path }: Product, random: Random): string {
  return random.oneIn(6) ? (otherPages[random.below(otherPages.length)] ?? "/") : path;
}

function further({ path, tables }: Product, random: Random): string {
  const table = tables[random.below(tables.length)] ?? "";
  return random.choose([
    [`${path}tables/${table}/`, 5],
    [`${path}quality/`, 2],
    [`${path}data-guidance/index.html`, 1],
    [otherPages[random.below(otherPages.length)] ?? "/", 2],
  ]);
}

function fileOf({ path, tables }: Product, random: Random): string {
  const table = tables[random.below(tables.length)] ?? "";
  const [, , collection = "", period = ""] = path.split("/");
  const whole = `${path}data/${collection}-${period}`;
  return random.choose([
    [`${path}data/${table}.csv`, 45],
    [`${whole}.ods`, 22],
    [`${whole}.xlsx`, 24],
    [`${path}data/${table}.parquet`, 4],
    [`${path}data/${table}.csv-metadata.json`, 5],
  ]);
}

function answered(target: string, random: Random) {
  const missing = target.endsWith(".php");
  const unchanged = !missing && random.oneIn(12);
  return {
    method: random.oneIn(60) ? "HEAD" : "GET",
    target,
    status: missing ? 404 : unchanged ? 304 : 200,
    bytes: unchanged ? "-" : String(900 + random.below(60_000)),
  };
}

/** Addresses that RFC 3849 and RFC 5737 keep for examples, so that they are nobody's. */
function addressOf(random: Random): string {
  const group = (limit: number) => random.below(limit).toString(16);
  return random.oneIn(12)
    ? `203.0.113.${1 + random.below(250)}`
    : `2001:db8:${group(65_536)}:${group(16)}::1`;
}

function agentOf(random: Random): string {
  return random.choose([
    [chrome, 45],
    [firefox, 15],
    [safari, 25],
    [android, 15],
  ]);
}

/** Most in working hours. */
function secondOfDay(random: Random): number {
  const hour = random.oneIn(4) ? random.below(24) : 8 + random.below(10);
  return hour * 3600 + random.below(3600);
}

/** Seconds until the next request: a little, or the time of a meeting. */
function waiting(random: Random): number {
  return random.oneIn(40) ? 2400 + random.below(1800) : 1 + random.below(240);
}
