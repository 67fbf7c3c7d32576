// What the answer near home costs, for homes drawn at random and always the same ones: the budget of a complete answer was set over 1,000
// random homes, while the places that our list of queries names are mostly the largest cities. Homes are drawn twice: where groups are,
// which is where people are as far as the site knows (a dense one has its groups as people live), and from all ZIP codes alike.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AT } from "../relevance.mjs";
import { openSite } from "../search-site.mjs";
import { spread } from "./figures.mjs";
import { ask, findPage } from "./wire.mjs";

const HOMES = 1000, SEED = 7;

/** Where each group of a site is, as far as that is known. */
async function placesOfGroups(core, folder) {
  const index = await (await openSite(folder, { now: AT, core, weigh: false })).whole();
  return index.groups.flatMap(({ at }) => (at ? [at] : []));
}

/** The middle of each ZIP code that the site's tables know. */
function placesOfZips(folder) {
  const tables = join(folder, "search/z"), files = readdirSync(tables, { recursive: true }).filter((name) => name.endsWith(".json")).sort();
  return files.flatMap((name) => {
    const { latitude, longitude } = JSON.parse(readFileSync(join(tables, name), "utf8"));
    return latitude.map((north, i) => ({ north: north / 1000, east: longitude[i] / 1000 }));
  });
}

function draw(places) {
  let seed = SEED;
  const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  return Array.from({ length: HOMES }, () => places[Math.floor(random() * places.length)]);
}

/** Asks for groups near each home: bytes until the first ten and until all within 25 miles are read, behind what every visit reads. */
async function askAll(core, folder, homes) {
  const page = findPage(folder), answers = [];
  for (const here of homes) answers.push(await ask(core, folder, page, { q: "near me", here }));
  const of = (value) => spread(answers.map(value));
  return {
    first: of(({ after }) => after.brotli11), complete: of(({ complete, resident }) => complete.brotli11 - resident.brotli11), all: of(({ complete }) => complete.brotli11),
    rounds: of(({ roundsBehind }) => roundsBehind),
  };
}

export async function homeFigures(core, folder) {
  return { groups: await askAll(core, folder, draw(await placesOfGroups(core, folder))), zips: await askAll(core, folder, draw(placesOfZips(folder))) };
}
