// The whole house with 300,000 groups and 30,000 articles in it: `make check-all` runs this after everything else. It takes about ten
// minutes, 8 GB of disk in the folder for temporary files and 7 GB of memory.
//   node --test layouts/checks/large/large-site.mjs
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { FileSystemConfigLoader, HtmlValidate, esmResolver } from "html-validate";
import { visit } from "../tools/browser.mjs";
import { none } from "../tools/none.mjs";
import { openSite } from "../tools/search-site.mjs";
import { DATE, GENERATOR, ROOT, sites } from "../tools/site.mjs";

const GROUPS = 300_000;
const ARTICLES = 30_000;
const folder = mkdtempSync(join(tmpdir(), "large-site-"));
const CONTENT = join(folder, "content");
const PUBLIC = join(folder, "public");

/** Runs the generator; { text, seconds, megabytes }: what it printed, how long it took, the most memory it held (Linux tells). */
function generator(...args) {
  const start = performance.now();
  return new Promise((done, failed) => {
    const child = spawn(GENERATOR, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let text = "", megabytes = 0;
    child.stdout.on("data", (data) => (text += data));
    child.stderr.on("data", (data) => (text += data));
    const watch = setInterval(() => (megabytes = peakMemory(child.pid) || megabytes), 200);
    child.on("error", failed);
    child.on("close", (status) => {
      clearInterval(watch);
      if (status !== 0) failed(new Error(`generator ${args.join(" ")}: ${text.slice(0, 4000)}`));
      else done({ text, seconds: Math.round((performance.now() - start) / 1000), megabytes });
    });
  });
}

function peakMemory(pid) {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
  } catch {
    return 0; // it has ended, or this is no Linux
  }
}

const build = () => generator("build", "--date", DATE, "--content", CONTENT, "--out", PUBLIC);

let files = []; // every file of the built site, from its folder on

before(async () => {
  sites(); // builds the generator
  const { bavail, bsize } = statfsSync(folder);
  assert.ok(bavail * bsize > 12e9, `${tmpdir()} has no room for 12 GB; set TMPDIR to a folder that has`);
  await generator("example", "--groups", String(GROUPS), "--articles", String(ARTICLES), CONTENT);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test(`${GROUPS} groups and ${ARTICLES} articles become a site`, async (t) => {
  const { text, seconds, megabytes } = await build();
  t.diagnostic(`${text.trim().split("\n").at(-1)}; ${seconds} s, ${megabytes} MB`);
  files = readdirSync(PUBLIC, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const named = sitemapAddresses();
  assert.equal(named.filter((address) => /^\/groups\/.+-\d+\/$/.test(address)).length, GROUPS, "each group has its page, and it stands in the site map");
  assert.equal(named.filter((address) => /^\/articles\/[^/]+\/(?!\d+\/$)[^/]+\/$/.test(address)).length, ARTICLES, "so has each article");
});

/** Every address that the site map names; no map may hold more than 50,000. */
function sitemapAddresses() {
  const read = (name) => [...readFileSync(join(PUBLIC, name), "utf8").matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, address]) => address);
  return read("sitemap.xml").flatMap((map) => { // an index of maps, since one may not hold all
    const addresses = read(map);
    assert.ok(addresses.length <= 50_000, `${map} names ${addresses.length} addresses`);
    return addresses;
  });
}

/** Some of many, evenly taken. */
const some = (all, count) => all.filter((_, i) => i % Math.ceil(all.length / count) === 0);

test("pages are valid and light, wherever one opens the site", async () => {
  const pages = some(files.filter((file) => file.endsWith("index.html")), 300);
  const validator = new HtmlValidate(new FileSystemConfigLoader([esmResolver()]));
  const found = [];
  for (const file of pages) {
    const html = readFileSync(file, "utf8");
    const { results } = await validator.validateString(html, file);
    for (const { messages } of results) for (const { ruleId, line, message } of messages) found.push(`${file}:${line} ${ruleId} ${message}`);
    // No page may grow with the site: a list of all is cut into pages.
    const bytes = brotliCompressSync(html).length;
    if (bytes > 25_000) found.push(`${file} weighs ${bytes} bytes`);
  }
  none(found);
});

test("search files are few, small, and no folder of them is crowded", (t) => {
  const search = files.filter((file) => file.startsWith(join(PUBLIC, "search")));
  t.diagnostic(`${search.length} search files`);
  const heavy = search.filter((file) => statSync(file).size > 400_000);
  none(heavy.map((file) => `${file} ${statSync(file).size} bytes`), "too large to be fetched on a telephone");
  const within = new Map();
  for (const file of search) within.set(dirname(file), (within.get(dirname(file)) ?? 0) + 1);
  none([...within].filter(([, count]) => count > 10_000).map(([name, count]) => `${name} ${count}`), "crowded folders");
});

test("the search finds, by place, day, name, need and question", async (t) => {
  const site = await openSite(PUBLIC, { now: new Date(`${DATE}T12:00:00-05:00`) });
  const slug = readdirSync(join(PUBLIC, "groups/us/ma/worcester")).find((name) => /-\d+$/.test(name));
  for (const [words, holds] of [
    ["friday morning worcester on suboxone", ({ results }) => results[0].address.startsWith("/groups/us/ma/")],
    ["90012", ({ results }) => results[0].address.startsWith("/groups/us/ca/los-angeles/")],
    ["tonight online", ({ results }) => results.length === 10],
    [slug.replaceAll("-", " "), ({ results }) => results[0].address.endsWith(`/${slug}/`)],
    ["chicgo wheelchair", ({ results }) => results[0].address.startsWith("/groups/us/il/")],
  ]) {
    const answer = await site.ask(words);
    t.diagnostic(`${words}: ${answer.results[0]?.name}, ${answer.first.brotli11} bytes to the first ten, ${answer.bytes.brotli11} to the whole answer`);
    assert.ok(answer.results.length > 0 && holds(answer), `${words}: ${answer.results.map(({ address }) => address).join(" ")}`);
  }
});

test("in the browser, a reader types and finds", () =>
  visit({ folder: PUBLIC }, {}, async ({ page, origin, strangers }) => {
    await page.goto(`${origin}/find/`);
    await page.locator("[data-words]").pressSequentially("friday worcester suboxone");
    await page.locator("[data-groups] a").first().waitFor();
    assert.match(await page.locator("[data-groups] a").first().getAttribute("href"), /^\/groups\/us\/ma\//);
    none(strangers);
  }));

test("one group changed changes few files", async (t) => {
  const { ino } = statSync(join(PUBLIC, "404.html"));
  const group = readdirSync(join(CONTENT, "groups/us/ma/worcester"))[0];
  const path = join(CONTENT, "groups/us/ma/worcester", group);
  const text = readFileSync(path, "utf8");
  const changed = text.replace(/^name = "/m, '$&Mended ');
  assert.notEqual(changed, text);
  writeFileSync(path, changed);
  const { text: said } = await build();
  const fresh = Number(/files, (\d+) of them new or changed/.exec(said)?.[1]);
  t.diagnostic(said.trim());
  assert.ok(fresh > 0 && fresh < 1_000, said);
  assert.equal(statSync(join(PUBLIC, "404.html")).ino, ino, "what did not change is the same file as before");
});
