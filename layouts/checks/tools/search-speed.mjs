// What a search costs a slow device: every query of queries.jsonl for the example site, in Chromium with the processor slowed down four times.
//   node layouts/checks/tools/search-speed.mjs PUBLIC_DIR [SLOWER]
// "answer" is one reading and one search once its files are there, as for each letter that is typed; "files" is what taking the files in
// costs; "heap" is what the client holds after the answer, after a collection. Each query is asked as by a reader who comes for the first time.
import { join } from "node:path";
import { build } from "esbuild";
import { visit } from "./browser.mjs";
import { AT, queries } from "./relevance.mjs";
import { readPage } from "./search-site.mjs";
import { ROOT } from "./site.mjs";

const [folder, slower = "4"] = process.argv.slice(2);

/** Runs in the page: answers one query from nothing, and says what it cost. */
async function ask({ index, beside, text, here, at }) {
  const now = new Date(at), finder = new globalThis.search.Finder({ read: async (name) => (await fetch(`/search/${name}`)).text() });
  globalThis.finder = finder; // so that the heap holds it while it is measured
  await finder.open(index, now, beside);
  finder.here = here;
  let files = 0;
  const add = finder.shelf?.add.bind(finder.shelf);
  if (add) finder.shelf.add = (...file) => {
    const start = performance.now();
    add(...file);
    files += performance.now() - start;
  };
  await finder.answer(text, { now });
  const start = performance.now(), query = finder.read(text, false, now);
  const read = performance.now() - start;
  const result = finder.search(query, {}, "relevance", now.getTime());
  return { text, read, answer: performance.now() - start, files, groups: finder.engine.index.groups.length, found: result.groups.length, mended: query.wishes.some(({ corrected }) => corrected) };
}

const rank = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const line = (name, values) => console.log(`${name.padEnd(36)} median ${rank(values, 0.5).toFixed(1).padStart(7)}   p95 ${rank(values, 0.95).toFixed(1).padStart(7)}   most ${rank(values, 1).toFixed(1).padStart(7)}   of ${values.length}`);

const bundled = await build({ entryPoints: [join(ROOT, "layouts/find/core.ts")], bundle: true, minify: true, format: "iife", globalName: "search", write: false, logLevel: "error" });
await visit({ folder }, { bypassCSP: true }, async ({ context, page, origin }) => {
  await page.goto(`${origin}/find/`);
  const cdp = await context.newCDPSession(page);
  const answers = [];
  await page.evaluate(`${bundled.outputFiles[0].text}; globalThis.search = search`);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize: before } = await cdp.send("Runtime.getHeapUsage");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: Number(slower) });
  for (const { q, here } of queries().filter(({ corpus }) => corpus === "example")) {
    const answer = await page.evaluate(ask, { ...readPage(folder), text: q, here: here && { north: here[0], east: here[1] }, at: AT.getTime() });
    await cdp.send("HeapProfiler.collectGarbage");
    answers.push({ ...answer, heap: ((await cdp.send("Runtime.getHeapUsage")).usedSize - before) / 2 ** 20 });
  }
  console.log(`${answers.length} queries of ${folder}, ${slower} times slower`);
  line("answer, milliseconds", answers.filter(({ mended }) => !mended).map(({ answer }) => answer));
  line("answer with a slip mended", answers.filter(({ mended }) => mended).map(({ answer }) => answer));
  line("of it reading the words", answers.map(({ read }) => read));
  line("files, milliseconds", answers.map(({ files }) => files));
  line("heap, MB", answers.map(({ heap }) => heap));
  line("groups at hand", answers.map(({ groups }) => groups));
  for (const { text, answer, read, heap, groups } of answers.sort((a, b) => b.answer - a.answer).slice(0, 5)) console.log(`  ${answer.toFixed(0)} ms (${read.toFixed(0)} to read), ${heap.toFixed(1)} MB, ${groups} groups: ${text}`);
});
