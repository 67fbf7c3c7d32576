// What a search costs on the wire: every query of queries.jsonl for the example site, each as by a reader who comes for the first time.
//   node layouts/checks/tools/search-bytes.mjs PUBLIC_DIR
// Bytes are those of the files of /search/ after brotli 11 and 5; "first" is until there are ten groups, or an article that answers.
import { client, openSite } from "./search-site.mjs";
import { AT, queries } from "./relevance.mjs";

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

function line(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  console.log(`${name.padEnd(28)} median ${String(at(sorted, 0.5)).padStart(8)}   p95 ${String(at(sorted, 0.95)).padStart(8)}   most ${String(at(sorted, 1)).padStart(8)}`);
}

const core = await client();
const answers = [];
for (const query of queries().filter(({ corpus }) => corpus === "example")) {
  const site = await openSite(process.argv[2], { now: AT, core });
  answers.push({ q: query.q, ...(await site.ask(query.q, { here: query.here && { north: query.here[0], east: query.here[1] } })) });
}
console.log(`${answers.length} queries of ${process.argv[2]}`);
line("first, brotli 11", answers.map(({ first }) => first.brotli11));
line("first, brotli 5", answers.map(({ first }) => first.brotli5));
line("complete, brotli 11", answers.map(({ bytes }) => bytes.brotli11));
line("complete, brotli 5", answers.map(({ bytes }) => bytes.brotli5));
line("requests", answers.map(({ requests }) => requests.length));
line("milliseconds to answer", answers.map(({ milliseconds }) => milliseconds.query));
const most = answers.sort((a, b) => b.bytes.brotli11 - a.bytes.brotli11).slice(0, 5);
console.log(`the largest: ${most.map(({ q, bytes }) => `${q} (${bytes.brotli11})`).join("; ")}`);
