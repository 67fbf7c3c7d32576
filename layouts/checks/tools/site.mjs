// The two sites that the checks look at: the real content, and a larger made-up one.
//
// `make test` builds both once (run.mjs) and sets SITES_ARE_BUILT; a check that is run alone builds them itself:
//   node --test layouts/checks/help-bar.mjs
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "cheerio";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const DATE = "2026-11-21";
export const EVERY_PAGE = process.env.EVERY_PAGE === "1";
const HOUSE = join(ROOT, ".build");
export const GENERATOR = join(HOUSE, "generator");
/** The content of the example site. */
export const EXAMPLE = join(HOUSE, "example");

function run(command, args, env = {}) {
  execFileSync(command, args, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...env } });
}

/** Makes a site out of a content folder, as on the day of the checks. */
export function build(content, out) {
  run(GENERATOR, ["build", "--date", DATE, "--content", content, "--out", out]);
}

/** Builds the generator without cgo, as Netlify does, and both sites with it. */
export function buildSites() {
  mkdirSync(HOUSE, { recursive: true });
  run("go", ["build", "-o", GENERATOR, "./generator"], { CGO_ENABLED: "0" });
  // A build that fails must leave nothing to look at here, or the checks would praise the site of yesterday.
  for (const old of [EXAMPLE, join(HOUSE, "sites")]) rmSync(old, { recursive: true, force: true });
  run(GENERATOR, ["example", "--groups", "60", "--articles", "12", EXAMPLE]);
  build(join(ROOT, "content"), join(HOUSE, "sites", "real"));
  build(EXAMPLE, join(HOUSE, "sites", "example"));
}

let built = process.env.SITES_ARE_BUILT === "1";

/** Both sites, ready to be looked at. */
export function sites() {
  if (!built) buildSites();
  built = true;
  return ["real", "example"].map(readSite);
}

/** The site from content/ alone. */
export function realSite() {
  return sites()[0];
}

/** Every file of a built site, and its pages by address. */
function readSite(name) {
  const folder = join(HOUSE, "sites", name);
  if (!existsSync(folder)) throw new Error(`the ${name} site was not built`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => "/" + relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => new Page(folder, file));
  return { name, folder, files, pages, page: new Map(pages.map((page) => [page.address, page])) };
}

/** One page: where it is, what kind it is, its HTML and its parsed document ($, as cheerio gives it). */
class Page {
  #document;
  constructor(folder, file) {
    this.file = join(folder, file);
    this.address = file.replace(/index\.html$/, "");
    this.html = readFileSync(this.file, "utf8");
    this.language = /<html lang="([^"]+)"/.exec(this.html)?.[1];
    this.kind = kindOf(this);
  }
  get $() {
    return (this.#document ??= load(this.html));
  }
}

// First match wins. A group and a city can have addresses of one shape, so a group is known by what its page says of itself.
const KINDS = [
  ["home", /^\/$/],
  ["later page of a list", /^\/.+\/\d+\/$/],
  ["not found", /^\/404\.html$/],
  ["find", /^\/find\/$/],
  ["all groups", /^\/groups\/$/],
  ["online groups", /^\/groups\/online\/$/],
  ["country", /^\/groups\/[a-z]{2}\/$/],
  ["state", /^\/groups\/[a-z]{2}\/[a-z]{2}\/$/],
  ["city", /^\/groups\/[a-z]{2}\/[a-z]{2}\/[^/]+\/$/],
  ["organizations", /^\/organizations\/$/],
  ["organization", /^\/organizations\/[^/]+\/$/],
  ["groups of an organization", /^\/organizations\/[^/]+\/groups\/$/],
  ["medication rating", /^\/medication\/[^/]+\/$/],
  ["day", /^\/days\/[^/]+\/$/],
  ["attendance", /^\/attendance\/[^/]+\/$/],
  ["audience", /^\/audience\/[^/]+\/$/],
  ["language", /^\/language\/[^/]+\/$/],
  ["proof of attendance", /^\/proof-of-attendance\/$/],
  ["articles", /^\/articles\/$/],
  ["article section", /^\/articles\/[^/]+\/$/],
  ["article", /^\/(articles\/[^/]+|about)\/[^/]+\/$/],
  ["compare", /^\/compare\/$/],
  ["families", /^\/families\/$/],
  ["glossary", /^\/glossary\/$/],
  ["about", /^\/about\/$/],
];

/** A page in another language is of a kind of its own: "group in es". */
function kindOf({ address, html, language }) {
  if (address.startsWith(`/${language}/`)) return `${kindOf({ address: address.slice(language.length + 1), html })} in ${language}`;
  if (isGroup(address, html)) return "group";
  return KINDS.find(([, shape]) => shape.test(address))?.[0] ?? "other " + address;
}

function isGroup(address, html) {
  return /^\/groups\/.+\/$/.test(address) && html.includes("data-group");
}

/** One page of each kind, or every page for `make check-all`. */
export function sample(site) {
  if (EVERY_PAGE) return site.pages;
  const first = new Map();
  for (const page of site.pages) if (!first.has(page.kind)) first.set(page.kind, page);
  return [...first.values()];
}

const MANY = 8000; // groups, so that the index is cut into shards

/** A site whose search index is cut into shards. It is large, so only the file of checks that asks for it waits for it, each for one of its own name; its pages are not read. */
export function manyGroups(name = "many") {
  if (!built) buildSites();
  built = true;
  const content = join(HOUSE, name), folder = join(HOUSE, "sites", name);
  for (const old of [content, folder]) rmSync(old, { recursive: true, force: true });
  run(GENERATOR, ["example", "--groups", String(MANY), "--articles", "12", content]);
  build(content, folder);
  rmSync(content, { recursive: true });
  return { name: "many groups", folder };
}
