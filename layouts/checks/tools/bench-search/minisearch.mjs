// MiniSearch over the same texts: the whole index in one file, which a browser must have before its first answer.
// Run by itself it makes the index, so that the process can be measured: node minisearch.mjs DOCUMENTS.json INDEX.json
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../site.mjs";
import { RUNS, slowPage } from "./browser.mjs";
import { measured } from "./corpus.mjs";
import { spread } from "./figures.mjs";
import { asked, bundle, total } from "./wire.mjs";

/** Where `make bench-search` installs the other engines. */
export const PACKAGES = join(ROOT, ".build/bench-search/packages");
const SHAPE = { fields: ["title", "text"], storeFields: ["title"] };
// The settings that found most in our trials: any of the words, the beginning of a word, one mistake in five letters.
const SEARCH = { combineWith: "OR", prefix: true, fuzzy: 0.2, boost: { title: 2 } };

/** Builds the index and measures it; folder holds documents.json. */
export async function miniSearch(folder) {
  const index = join(folder, "index.json");
  const build = await measured(process.execPath, ["--max-old-space-size=12000", fileURLToPath(import.meta.url), join(folder, "documents.json"), index]);
  const code = await bundle('import MiniSearch from "minisearch"; export { MiniSearch };', PACKAGES, "engine");
  writeFileSync(join(folder, "engine.js"), code);
  const times = [];
  let ready, heapReady;
  await slowPage(folder, async ({ page, heap, time }) => {
    await page.evaluate(`${code}; globalThis.engine = engine; 0`);
    const empty = await heap();
    await page.evaluate(async () => (globalThis.text = await (await fetch("/index.json")).text()) && 0);
    ready = await time(openInPage, SHAPE, 1);
    await page.evaluate(() => delete globalThis.text);
    heapReady = (await heap()) - empty;
    for (const { q } of asked()) times.push(await time(searchInPage, { q, options: SEARCH, runs: RUNS }));
  });
  return {
    code: total([join(folder, "engine.js")]).brotli11, build: { cpu: build.cpu, memory: build.memory },
    files: { all: 1, fullest: 1, bytes: statSync(index).size }, first11: spread([total([index]).brotli11]), first5: spread([total([index]).brotli5]),
    requests: spread([1]), rounds: spread([1]), ready, times: spread(times), heap: heapReady,
  };
}

const openInPage = (shape) => void (globalThis.index = globalThis.engine.MiniSearch.loadJSON(globalThis.text, shape));

function searchInPage({ q, options, runs }) {
  for (let i = 0; i < runs; i++) globalThis.index.search(q, options).slice(0, 10);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { default: MiniSearch } = await import(createRequire(join(PACKAGES, "package.json")).resolve("minisearch").replace("/umd/index.js", "/es/index.js"));
  const [from, to] = process.argv.slice(2);
  const index = new MiniSearch(SHAPE);
  index.addAll(JSON.parse(readFileSync(from, "utf8")));
  writeFileSync(to, JSON.stringify(index));
}
