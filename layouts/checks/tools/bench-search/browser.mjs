// Time and memory in a real Chromium whose processor is slowed down, and a server that counts round trips.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launch } from "../browser.mjs";
import { AT } from "../relevance.mjs";
import { at, spread } from "./figures.mjs";
import { asked, findPage } from "./wire.mjs";

export const SLOWER = 4;
export const RUNS = 3;
const CLOCKED = 10; // every tenth query is timed by the clock as well
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".css": "text/css" };
const QUIET = 60; // milliseconds without another request after which those that wait are one round trip

/** Serves a folder: { origin, requests, rounds(), close }. With hold, requests wait until no other comes, so that what depends on each other shows. */
export async function serveFolder(folder, { hold = false } = {}) {
  let requests = [], waiting = [], later, rounds = 0;
  const answer = ({ path, response }) => {
    const file = join(folder, path);
    const found = existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Cache-Control": "no-store" });
    response.end(found ? readFileSync(file) : "");
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://here").pathname);
    if (path === "/blank") return response.writeHead(200, { "Content-Type": TYPES[".html"] }).end("<!doctype html><title>blank</title>");
    if (existsSync(join(folder, path))) requests.push(join(folder, path)); // not the icon for which browsers ask of themselves
    if (!hold) return answer({ path, response });
    waiting.push({ path, response });
    clearTimeout(later);
    later = setTimeout(() => {
      rounds++;
      waiting.splice(0).forEach(answer);
    }, QUIET);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What was asked since the last call, and in how many round trips. */
    take() {
      const taken = { requests, rounds };
      requests = [];
      rounds = 0;
      return taken;
    },
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

/**
 * Opens a blank page of a folder's server and hands the story { page, heap, time }.
 *
 * time is the milliseconds that the page's own thread works on something, times SLOWER: what a clock would say of a slower machine that does
 * nothing else. Chromium's own throttling is right only on an idle machine (it takes waiting for work, and slows that down, too), so clocked()
 * uses it for a few queries, to be held beside. Each call does its work RUNS times, so that chance evens out.
 */
export async function slowPage(folder, story) {
  const server = await serveFolder(folder);
  const browser = await launch();
  try {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${server.origin}/blank`);
    const tools = await page.context().newCDPSession(page);
    await tools.send("Performance.enable");
    const thread = async () => (await tools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ThreadTime").value * 1000;
    const spent = async (work, given) => {
      const before = await thread();
      await page.evaluate(work, given);
      return (await thread()) - before;
    };
    const idle = [];
    for (let i = 0; i < 9; i++) idle.push(await spent(() => 0));
    const time = async (work, given, runs = RUNS) => Math.max(0, (await spent(work, given)) - at(idle, 0.5)) / runs * SLOWER;
    const clocked = async (work, given) => {
      await tools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      const start = performance.now();
      await page.evaluate(work, given);
      const took = performance.now() - start;
      await tools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      return took / RUNS;
    };
    /** MB in use after the garbage was cleared. */
    const heap = async () => {
      await tools.send("HeapProfiler.collectGarbage");
      const { usedSize, backingStorageSize = 0 } = await tools.send("Runtime.getHeapUsage");
      return (usedSize + backingStorageSize) / 1e6;
    };
    await story({ page, heap, time, clocked });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Opens our own client in the page: once from the network, with the whole answer, and then so often from what that brought, each a stranger's. */
async function openInPage({ q, here, index, beside, now, runs }) {
  const texts = new Map(), date = new Date(now);
  const read = async (name) => {
    if (!texts.has(name)) texts.set(name, await (await fetch(`/search/${name}`)).text());
    return texts.get(name);
  };
  const open = async () => {
    const finder = new globalThis.search.Finder({ read });
    finder.here = here;
    await finder.open(index, date, beside);
    return finder;
  };
  await (await open()).answer(q, { now: date });
  globalThis.open = open;
  globalThis.finders = [];
  for (let i = 0; i < runs; i++) globalThis.finders.push(await open());
}

async function openAgain(runs) {
  for (let i = 0; i < runs; i++) await globalThis.open();
}

async function answerInPage({ q, now }) {
  for (const finder of globalThis.finders) await finder.answer(q, { now: new Date(now) });
}

/** The last letter but one was typed: what is remembered of the query is of another. */
function forgetInPage({ q, now }) {
  for (const finder of globalThis.finders) finder.search(finder.read(q.slice(0, -1), false, new Date(now)), {}, "relevance", now);
}

/** What the last letter costs where every file has come: the words are read, and one search goes over all that was read. */
function searchInPage({ q, now }) {
  for (const finder of globalThis.finders) finder.search(finder.read(q, false, new Date(now)), {}, "relevance", now);
}

/** Leaves one finder with all that it has read, and nothing else. */
function keepOne() {
  delete globalThis.open;
  globalThis.finders.splice(1);
}

/** Time and heap of our own client for each query. Files are read and parsed within the time; the network and the drawing are not in it. */
export async function ownTimes(code, folder) {
  const names = findPage(folder), all = [], byClock = [], open = [];
  await slowPage(folder, async ({ page, heap, time, clocked }) => {
    await page.evaluate(`${code}; globalThis.search = search; 0`);
    const empty = await heap();
    for (const [i, query] of asked().entries()) {
      const given = { ...query, ...names, now: AT.getTime(), runs: RUNS };
      await page.evaluate(openInPage, given);
      if (i % CLOCKED === 0) {
        open.push(await time(openAgain, RUNS));
        byClock.push(await clocked(answerInPage, given));
        await page.evaluate(openInPage, given);
      }
      const answer = await time(answerInPage, given);
      await page.evaluate(forgetInPage, given);
      const search = await time(searchInPage, given);
      await page.evaluate(keepOne);
      all.push({ ...query, answer, search, heap: (await heap()) - empty });
    }
  });
  const of = (list, key) => spread(list.map((one) => one[key]));
  const typo = all.filter(({ category }) => category === "typo"), plain = all.filter(({ category }) => category !== "typo");
  const slowest = [...all].sort((a, b) => b.answer - a.answer).slice(0, 3).map(({ q, answer }) => ({ q, answer }));
  return {
    open: spread(open), plain: of(plain, "answer"), typo: of(typo, "answer"), plainSearch: of(plain, "search"), typoSearch: of(typo, "search"),
    all: of(all, "answer"), clock: spread(byClock), heap: of(all, "heap"), slowest,
  };
}
