// What our search costs, and what others cost beside it: writes the tables of docs/benchmarks.md, "Search".
//   make bench-search                            sites of 1,000, 10,000 and 100,000 groups, and 100,000 as densely as people live: an hour
//   make bench-search SIZES=1000,10000           some of them; the others keep the figures of their last run, each with its date
//   make bench-search SIZES=1000 PEERS=0         ours alone, the others keep their figures; PEERS is the largest site that they are measured on (10000)
// Linux only, with the packages of make test. No test runs this, and nothing here asserts a time.
//
// Bytes and round trips are counted under Node with the client's own code and are the same on every machine; times and heap come from
// Chromium, slowed down, and depend on what else the machine does. Figures are kept in .build/bench-search/figures.json.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { client } from "../search-site.mjs";
import { ROOT } from "../site.mjs";
import { ownTimes } from "./browser.mjs";
import { countFiles, indexCost, makeSite, snapshot } from "./corpus.mjs";
import { documents } from "./documents.mjs";
import { homeFigures } from "./homes.mjs";
import { miniSearch, PACKAGES } from "./minisearch.mjs";
import { pagefind } from "./pagefind.mjs";
import { tables } from "./tables.mjs";
import { codeSizes, engineCode, forget, wireFigures } from "./wire.mjs";

const PAGE = join(ROOT, "docs/benchmarks.md"), FIGURES = join(ROOT, ".build/bench-search/figures.json");
const BEGIN = "<!-- make bench-search writes from here -->", END = "<!-- to here -->";
const SHAPE = 3; // of the figures that are kept: one more whenever a row needs what earlier runs did not measure
const DENSE = { groups: 100_000, dense: true };

const say = (text) => console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`);
const today = () => new Date().toISOString().slice(0, 10);
const nameOf = ({ groups, dense }) => `${groups}${dense ? " dense" : ""}`;

function options() {
  const { values } = parseArgs({ options: { sizes: { type: "string", default: "1000,10000,100000,dense" }, peers: { type: "string", default: "10000" } } });
  const sizes = values.sizes.split(",").map((size) => (size === "dense" ? DENSE : { groups: Number(size), dense: false }));
  if (!sizes.every(({ groups }) => groups >= 100) || !(Number(values.peers) >= 0)) throw new Error("SIZES is numbers from 100 on and the word dense, with commas between; PEERS is a number");
  return { sizes, peers: Number(values.peers) };
}

/** Installs the other engines, exactly those of the lock file, where they are not yet; no script of theirs is run. */
function install() {
  mkdirSync(PACKAGES, { recursive: true });
  const lock = (folder) => join(folder, "package-lock.json"), from = fileURLToPath(new URL(".", import.meta.url));
  if (existsSync(join(PACKAGES, "node_modules")) && readFileSync(lock(PACKAGES), "utf8") === readFileSync(lock(from), "utf8")) return;
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(from, name), join(PACKAGES, name));
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: PACKAGES, stdio: "inherit" });
}

/** What of the code is measured. */
function commitNow() {
  const git = (...args) => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).trim();
  return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "--", "generator", "layouts/find") ? " with changes" : "");
}

/** An empty folder that is gone when we end, however we end. */
function temporary() {
  const home = mkdtempSync(join(tmpdir(), "bench-search-"));
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** Measures one site in a folder of its own. */
async function measure(size, { program, core, engine, commit, peers }) {
  const home = temporary();
  try {
    say(`${nameOf(size)}: building`);
    const made = await makeSite(program, size, home);
    const index = await indexCost(program, made.content);
    say("bytes and round trips");
    const wire = await wireFigures(core, made.site);
    say("answers near random homes");
    const homes = await homeFigures(core, made.site);
    const code = codeSizes(engine, made.site), files = countFiles(join(made.site, "search"));
    say("time and heap");
    const load = loadavg()[0], times = await ownTimes(engine, made.site);
    const about = { date: today(), commit, load, cores: cpus().length };
    const others = peers && size.groups <= peers ? await measurePeers(made, core, home) : undefined;
    return { ...size, ...about, build: made.build, index, wire, homes, code, files, times, peers: others };
  } finally {
    forget();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measurePeers(made, core, home) {
  const texts = await documents(made, core);
  say(`MiniSearch over ${texts.length} texts`);
  mkdirSync(join(home, "minisearch"));
  writeFileSync(join(home, "minisearch/documents.json"), JSON.stringify(texts));
  const mini = await miniSearch(join(home, "minisearch"));
  say("Pagefind");
  return { date: today(), minisearch: mini, pagefind: await pagefind(join(home, "pagefind"), texts) };
}

/** The figures of earlier runs, as far as they are of the same shape. */
function known() {
  const { shape, sites } = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, "utf8")) : {};
  return shape === SHAPE ? sites : {};
}

/** Puts the figures of one site beside those of the others, and writes the tables. */
function write(name, now) {
  const sites = known();
  sites[name] = { ...now, peers: now.peers ?? sites[name]?.peers };
  mkdirSync(join(ROOT, ".build/bench-search"), { recursive: true });
  writeFileSync(FIGURES, JSON.stringify({ shape: SHAPE, sites }, null, 1));
  const page = readFileSync(PAGE, "utf8"), [before, rest] = page.split(BEGIN), after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/benchmarks.md has lost the marks ${BEGIN} and ${END}`);
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${tables(Object.values(sites), "make bench-search")}\n\n${END}${after}`);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
const { sizes, peers } = options();
if (peers) install();
const measuring = { program: snapshot(temporary()), core: await client(), engine: await engineCode(), commit: commitNow(), peers };
for (const size of sizes) write(nameOf(size), await measure(size, measuring));
say("docs/benchmarks.md has the tables");
