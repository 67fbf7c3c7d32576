// Makes us.txt from the npm package "zipcodes" (8.0.0, BSD), which is no dependency of this house: it is read once, by hand.
//   npm pack zipcodes@8.0.0 && tar xzf zipcodes-8.0.0.tgz && node make.mjs package/lib/codes.js > us.txt
// README.md says what is in the file and under which licence.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { codes } = createRequire(import.meta.url)(resolve(process.argv[2]));
const STATES = new Set("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY".split(" "));

/** Hundredths of a degree, about a kilometre: as near as the middle of a ZIP code's area means anything. */
const hundredths = (degrees) => Math.round(degrees * 100);

const cities = new Map();
for (const { zip, city, state, latitude, longitude } of Object.values(codes)) {
  // Not of an army abroad, not without a place, and not of one company's mail room ("115 Firms", "At&t").
  if (!STATES.has(state) || !latitude || !longitude || longitude > 0 || !/^[A-Za-z][A-Za-z .'-]+$/.test(city)) continue;
  const key = `${state} ${city}`;
  if (!cities.has(key)) cities.set(key, []);
  cities.get(key).push([Number(zip), hundredths(latitude), -hundredths(longitude)]);
}

// Within a state by ZIP code, each number as its distance from the one before: neighbours lie near each other.
const lines = [...cities].map(([key, zips]) => ({ state: key.slice(0, 2), name: key.slice(3), zips: zips.sort((a, b) => a[0] - b[0]) }));
lines.sort((a, b) => (a.state < b.state ? -1 : a.state > b.state ? 1 : a.zips[0][0] - b.zips[0][0]));
let state = "";
let last = [0, 0, 0];
for (const line of lines) {
  if (line.state !== state) {
    console.log("= " + (state = line.state));
    last = [0, 0, 0];
  }
  const steps = line.zips.map((zip) => {
    const [step, north, west] = zip.map((value, i) => value - last[i]);
    last = zip;
    return north || west ? `${step},${north},${west}` : String(step);
  });
  console.log(`${line.name};${steps.join(" ")}`);
}
