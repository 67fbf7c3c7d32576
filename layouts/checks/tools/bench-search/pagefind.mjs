// Pagefind over the same texts, each as a small page of HTML, with its own program and its own client.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { RUNS, serveFolder, slowPage } from "./browser.mjs";
import { countFiles, measured } from "./corpus.mjs";
import { spread } from "./figures.mjs";
import { launch } from "../browser.mjs";
import { PACKAGES } from "./minisearch.mjs";
import { asked, total } from "./wire.mjs";

const COLD = 4; // every fourth query is asked by a new reader: each takes a second or two

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Builds the index and measures it; documents as documents.mjs makes them. */
export async function pagefind(folder, documents) {
  for (const { id, title, text } of documents) {
    const file = join(folder, id, "index.html");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `<!doctype html><html lang="en"><title>${escaped(title)}</title><body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`);
  }
  const program = join(PACKAGES, `node_modules/@pagefind/linux-${process.arch}/bin/pagefind_extended`);
  const build = await measured(program, ["--site", folder, "--silent"]);
  const cold = await coldVisits(folder);
  const warm = await warmVisit(folder);
  const code = ["pagefind.js", "wasm.en.pagefind"].map((name) => join(folder, "pagefind", name));
  return { code: total(code).brotli11, build: { cpu: build.cpu, memory: build.memory }, files: countFiles(join(folder, "pagefind")), ...cold, ...warm };
}

/** Some queries, each by a reader who comes for the first time: bytes, requests and round trips until the first result is there. */
async function coldVisits(folder) {
  const server = await serveFolder(folder, { hold: true });
  const browser = await launch();
  const visits = [];
  for (const { q } of asked().filter((_, i) => i % COLD === 0)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/blank`);
    server.take();
    await page.evaluate(async (words) => {
      const engine = await import("/pagefind/pagefind.js");
      await engine.options({ noWorker: true });
      await engine.init();
      const { results } = await engine.search(words);
      await results[0]?.data();
    }, q);
    const { requests, rounds } = server.take();
    visits.push({ ...total(requests.filter((file) => !/pagefind\.js$|wasm\.\w+\.pagefind$/.test(file))), requests: requests.length, rounds });
    await context.close();
  }
  await browser.close();
  await server.close();
  const of = (key) => spread(visits.map((one) => one[key]));
  return { first11: of("brotli11"), first5: of("brotli5"), requests: of("requests"), rounds: of("rounds") };
}

/** All queries one after another in one page that is slowed down: the time of a search whose files are there already. */
async function warmVisit(folder) {
  const all = [];
  let ready, used;
  await slowPage(folder, async ({ page, heap, time }) => {
    const empty = await heap();
    await page.evaluate(watchMemories);
    ready = await time(async () => {
      globalThis.engine = await import("/pagefind/pagefind.js");
      await globalThis.engine.options({ noWorker: true }); // on the page's own thread, which is the one that is slowed down
      await globalThis.engine.init();
    }, undefined, 1);
    for (const { q } of asked()) {
      await page.evaluate(searchInPage, { q, runs: 1 }); // brings what it needs
      used ??= (await heap()) - empty + (await page.evaluate(wasmBytes)) / 1e6; // of a reader who asks once, as ours is weighed
      all.push(await time(searchInPage, { q, runs: RUNS }));
    }
  });
  return { ready, times: spread(all), heap: used };
}

/** Keeps the memories of WebAssembly, which the browser does not count as heap. */
function watchMemories() {
  globalThis.memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const before = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await before.apply(WebAssembly, args);
      const { memory } = (made.instance ?? made).exports;
      if (memory) globalThis.memories.push(memory);
      return made;
    };
  }
}

const wasmBytes = () => globalThis.memories.reduce((all, memory) => all + memory.buffer.byteLength, 0);

async function searchInPage({ q, runs }) {
  for (let i = 0; i < runs; i++) await globalThis.engine.search(q);
}
