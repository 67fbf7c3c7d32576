// What files cost on the wire, and what a search over a built site asks for: under Node, with the very code of the page, one round trip after another.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { brotli, readPage } from "../search-site.mjs";
import { AT, queries } from "../relevance.mjs";
import { ROOT } from "../site.mjs";
import { by, spread, sum } from "./figures.mjs";

const TEXT = new Set([".html", ".js", ".mjs", ".css", ".json", ".svg"]);
const sizes = new Map();

/** The bytes of a file as a host sends it: text in brotli, anything else (Pagefind's own kinds are gzip already) as it is. */
export function wire(file) {
  if (!sizes.has(file)) {
    const content = readFileSync(file);
    sizes.set(file, TEXT.has(extname(file)) ? { brotli11: brotli(content, 11), brotli5: brotli(content, 5) } : { brotli11: content.length, brotli5: content.length });
  }
  return sizes.get(file);
}

export const forget = () => sizes.clear();

export const total = (files) => ({ brotli11: sum(files.map((file) => wire(file).brotli11)), brotli5: sum(files.map((file) => wire(file).brotli5)) });

/** All queries of the list, those for the real site too: here it counts what they cost, not what they find. */
export const asked = () => queries().map(({ q, category, here }) => ({ q, category, here: here && { north: here[0], east: here[1] } }));

/** What find/index.html names: the index or its manifest, what is read beside it, and its scripts and styles. */
export function findPage(folder) {
  const html = readFileSync(join(folder, "find/index.html"), "utf8");
  const all = (pattern) => [...html.matchAll(pattern)].map(([, name]) => name);
  return { ...readPage(folder), scripts: all(/<script src="?([^" >]+)/g), styles: all(/<link rel="?stylesheet"? href="?([^" >]+)/g) };
}

/** Bundles a script as the program does for the page, and gives its text. */
export async function bundle(contents, resolveDir, globalName) {
  const { outputFiles } = await build({ stdin: { contents, resolveDir, loader: "ts" }, bundle: true, minify: true, charset: "utf8", format: "iife", globalName, target: "es2020", legalComments: "none", write: false });
  return outputFiles[0].text;
}

/** The engine alone: it has no page in it. */
export const engineCode = () => bundle('export { Finder } from "./answer/finder";', join(ROOT, "layouts/find"), "search");

/** The client's code: the engine, and everything that the search page of a site loads. */
export function codeSizes(engine, folder) {
  const { scripts, styles } = findPage(folder);
  const of = (files) => total(files.map((file) => join(folder, file))).brotli11;
  return { engine: brotli(engine, 11), scripts: of(scripts), styles: of(styles), html: of(["find/index.html"]) };
}

/** A store that answers only when nobody asks for more: what is asked together is one round trip. */
class Rounds {
  asked = []; // { name, round }
  round = 0;
  #waiting = [];
  constructor(folder) {
    this.folder = folder;
  }
  read(name) {
    return new Promise((answer, fail) => {
      if (this.#waiting.push({ name, answer, fail }) === 1) setImmediate(() => this.#answer());
    });
  }
  #answer() {
    this.round++;
    for (const { name, answer, fail } of this.#waiting.splice(0)) {
      this.asked.push({ name, round: this.round });
      try {
        answer(readFileSync(join(this.folder, name), "utf8"));
      } catch (error) {
        fail(error);
      }
    }
  }
}

const isPlaces = (name) => /^[zp]\//.test(name);

/** Asks one query as somebody who comes for the first time. */
export async function ask(core, folder, { index, beside }, { q, category, here }) {
  const store = new Rounds(join(folder, "search"));
  const finder = new core.Finder(store);
  finder.here = here;
  await finder.open(index, AT, beside);
  if (!finder.engine) throw finder.cause;
  const resident = store.asked.length, opened = store.round;
  let first;
  const step = ({ groups, readFirst }) => {
    if (!first && (groups.filter(({ group }) => group.name).length >= 10 || readFirst.length > 0)) first = [...store.asked];
  };
  const { query } = await finder.answer(q, { now: AT, step });
  first ??= store.asked;
  const size = (files) => total(files.map(({ name }) => join(folder, "search", name)));
  const rounds = (files) => new Set(files.filter(({ name }, i) => i >= resident && !isPlaces(name)).map(({ round }) => round)).size;
  return {
    q, category, near: query.wishes.some(({ readings }) => readings.some(({ kind }) => kind === "place")),
    resident: size(store.asked.slice(0, resident)), requests: store.asked.length, firstRequests: first.length,
    first: size(first), after: size(first.slice(resident)), complete: size(store.asked),
    rounds: first.at(-1).round, roundsBehind: Math.max(0, first.at(-1).round - opened), roundsComplete: store.round, roundsAhead: rounds(first), // ahead: manifest and places were there before the last letter
  };
}

/** Asks all queries, and gives what a table shows of them. */
export async function wireFigures(core, folder) {
  const names = findPage(folder);
  const answers = [];
  for (const query of asked()) answers.push(await ask(core, folder, names, query));
  const near = answers.filter((one) => one.near);
  const of = (list, value) => spread(list.map(value));
  const kinds = [...by(answers, ({ category }) => category)].map(([kind, list]) => ({
    kind, first: of(list, ({ first }) => first.brotli11), complete: of(list, ({ complete }) => complete.brotli11), rounds: of(list, ({ rounds }) => rounds),
  }));
  const manifest = total([join(folder, "search", names.index)]).brotli11;
  return {
    manifest, beside: answers[0].resident.brotli11 - manifest,
    first11: of(answers, ({ first }) => first.brotli11), first5: of(answers, ({ first }) => first.brotli5), after: of(answers, ({ after }) => after.brotli11),
    nearAfter: of(near, ({ complete, resident }) => complete.brotli11 - resident.brotli11), near11: of(near, ({ complete }) => complete.brotli11), near5: of(near, ({ complete }) => complete.brotli5), complete: of(answers, ({ complete }) => complete.brotli11),
    rounds: of(answers, ({ rounds }) => rounds), roundsBehind: of(answers, ({ roundsBehind }) => roundsBehind), roundsAhead: of(answers, ({ roundsAhead }) => roundsAhead), roundsComplete: of(answers, ({ roundsComplete }) => roundsComplete),
    requests: of(answers, ({ firstRequests }) => firstRequests), requestsComplete: of(answers, ({ requests }) => requests),
    kinds,
    largest: [...near].sort((a, b) => b.complete.brotli11 - a.complete.brotli11).slice(0, 3).map(({ q, complete }) => ({ q, bytes: complete.brotli11 })),
  };
}
