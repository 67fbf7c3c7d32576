// Asks a built site as a reader would, with the very code of the search page, and prints how the words were read and what was found:
//   npm run --silent query -- PUBLIC_DIR "words" [--at 2026-11-20T18:00-05:00] [--near LAT,LON] [--limit 10] [--json]
// The keys of --json are described in docs/search-index.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSite } from "./search-site.mjs";

const USAGE = 'npm run --silent query -- PUBLIC_DIR "words" [--at 2026-11-20T18:00-05:00] [--near LAT,LON] [--limit 10] [--json]';

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { at: { type: "string" }, near: { type: "string" }, limit: { type: "string", default: "10" }, json: { type: "boolean", default: false }, exact: { type: "boolean", default: false } },
  });
  const [folder, ...words] = positionals;
  if (!folder || words.length === 0) throw new Error(USAGE);
  const now = values.at ? new Date(values.at) : new Date();
  if (Number.isNaN(now.getTime())) throw new Error(`--at ${values.at}: write a time as 2026-11-20T18:00-05:00`);
  const zone = /([+-]\d\d:?\d\d|Z)$/.exec(values.at ?? "")?.[1];
  const [north, east] = (values.near ?? "").split(",").map(Number);
  const here = values.near ? { north, east } : undefined;
  if (here && !(Math.abs(north) <= 90 && Math.abs(east) <= 180)) throw new Error(`--near ${values.near}: write latitude and longitude as 42.26,-71.80`);
  return { folder, text: words.join(" "), now, zone, here, limit: Number(values.limit) || 10, json: values.json, exact: values.exact };
}

/** Prints an answer for people. */
function print(answer) {
  const line = (text = "") => console.log(text);
  line(`Read as: ${answer.read.map(({ label, corrected }) => label + (corrected ? ` (you wrote ${corrected})` : "")).join(" · ") || "nothing"}`);
  for (const { choices } of answer.read) if (choices.length) line(`Or did you mean: ${choices.map(({ label }) => label).join(", ")}`);
  if (answer.crisis.length) line(`Help first: ${answer.crisis.join(", ")}`);
  if (answer.aside.length) line(`Set aside, since no group says it: ${answer.aside.join(", ")}`);
  if (answer.wider) line(`Nothing is as near as that; within ${answer.wider} miles:`);
  line(`${answer.total} groups${answer.partial ? " or more" : ""}`);
  answer.results.forEach((result, i) => {
    line(`${String(i + 1).padStart(3)}. [${result.kind}] ${result.name}${result.distance === undefined ? "" : `, ${result.distance} miles`}`);
    line(`     ${result.address}  ${result.why.join("; ")}`);
  });
  for (const { without, count } of answer.drops) line(`Without ${without.join(", ")}: ${count} groups`);
  for (const [facet, values] of Object.entries(answer.counts)) line(`${facet}: ${Object.entries(values).map(([value, count]) => `${value} ${count}`).join(", ") || "none"}`);
  for (const { name, bytes, brotli11, brotli5 } of answer.requests) line(`fetched ${name}: ${bytes} bytes, ${brotli11} as brotli 11, ${brotli5} as brotli 5`);
  line(`${answer.bytes.brotli11} bytes as brotli 11, ${answer.bytes.brotli5} as brotli 5; ${answer.milliseconds.open} ms to open, ${answer.milliseconds.query} ms to answer`);
}

try {
  const { folder, text, now, zone, here, limit, json, exact } = options();
  if (zone) process.env.TZ = zone === "Z" ? "UTC" : `Etc/GMT${zone[0] === "-" ? "+" : "-"}${Number(zone.slice(1, 3))}`; // "today" is that of the clock in --at
  const site = await openSite(folder, { read: (name) => readFileSync(join(folder, "search", name), "utf8"), now });
  const answer = await site.ask(text, { here, limit, exact });
  if (json) console.log(JSON.stringify(answer, null, 2));
  else print(answer);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
