// The search of the page, opened over a built site under Node: for the query tool, the relevance tests and the benchmarks.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));

/** The client's own code, bundled as for the page but for Node. */
export async function client() {
  const folder = mkdtempSync(join(tmpdir(), "search-"));
  const outfile = join(folder, "client.mjs");
  await build({ entryPoints: [join(HERE, "../../find/answer/core.ts")], bundle: true, platform: "node", format: "esm", outfile, logLevel: "error" });
  const core = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return core;
}

/** How many bytes a text or a file's bytes are in brotli. */
export const brotli = (text, quality) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }).length;

/** The search page's own index, and what it reads beside it. */
export function readPage(folder) {
  const page = readFileSync(join(folder, "find", "index.html"), "utf8");
  const index = /data-index="?\/search\/([^" >]+)/.exec(page)?.[1];
  if (!index) throw new Error(`${folder} is not a built site: find/index.html names no search index`);
  return { index, beside: /data-lexicon="?([^">]+)/.exec(page)?.[1] };
}

/** Opens a built site. `read` gives the text of a file below search/; each file is counted where it is first read. */
export async function openSite(folder, { read, now = new Date(), core, weigh = true } = {}) {
  core ??= await client();
  const { index, beside } = readPage(folder);
  const texts = new Map(), sizes = new Map();
  /** The size of a file; reckoned after the answer, so that its time is the search's own. */
  const sizeOf = (name) => {
    const text = texts.get(name);
    if (!sizes.has(name)) sizes.set(name, { name, bytes: Buffer.byteLength(text), brotli11: weigh ? brotli(text, 11) : 0, brotli5: weigh ? brotli(text, 5) : 0 });
    return sizes.get(name);
  };
  let requests = [];
  const folders = join(folder, "search");
  const store = {
    async read(name) {
      const text = (read ?? ((file) => readFileSync(join(folders, file), "utf8")))(name);
      texts.set(name, text);
      requests.push(name);
      return text;
    },
  };
  const finder = new core.Finder(store);
  const start = performance.now();
  await finder.open(index, now, beside);
  if (!finder.engine) throw finder.cause;
  const open = performance.now() - start;
  return {
    finder,
    whole: () => wholeIndex(core, folders, index, now, beside),
    async ask(text, { here, limit = 10, exact = false, sort = "relevance" } = {}) {
      finder.here = here;
      let first; // files until there are ten groups with their names, or an article that answers
      const step = (result) => {
        if (!first && (result.groups.filter(({ group }) => group.name).length >= 10 || result.readFirst.length > 0)) first = [...new Set(requests)];
      };
      const before = performance.now();
      const { query, result } = await finder.answer(text, { exact, sort, now, step });
      const took = performance.now() - before;
      const files = [...new Set(requests)].map(sizeOf);
      return { ...core.describe(text, query, result, finder.engine.index, limit), partial: finder.partial(query, {}, result), requests: files, bytes: sum(files), first: sum((first ?? [...texts.keys()]).map(sizeOf)), milliseconds: { open: round(open), query: round(took) } };
    },
  };
}

/** The index with every group and article in it, whether or not it is cut into shards: what an answer is judged by. */
async function wholeIndex(core, folder, name, now, beside) {
  const finder = new core.Finder({ read: async (file) => readFileSync(join(folder, file), "utf8") });
  await finder.open(name, now, beside.split(" ")[0]);
  if (finder.shelf) {
    const files = readdirSync(folder, { recursive: true }).map((file) => file.split(sep).join("/"));
    await finder.load(files.filter((file) => /^(g\/.*\/c[^/]*|[oa]\/.*)\.json$/.test(file)));
  }
  return finder.engine.index;
}

const round = (n) => Math.round(n * 10) / 10;
const sum = (files) => Object.fromEntries(["bytes", "brotli11", "brotli5"].map((key) => [key, files.reduce((all, file) => all + file[key], 0)]));
