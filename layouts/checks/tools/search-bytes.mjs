// What a search over a built site costs on the wire: every query of queries.jsonl, each as by a reader who comes for the first time.
//   node layouts/checks/tools/search-bytes.mjs PUBLIC_DIR
// A quick look at the part of `make bench-search` that is the same on every machine; bench-search/wire.mjs says how it is counted.
import { homeFigures } from "./bench-search/homes.mjs";
import { wireFigures } from "./bench-search/wire.mjs";
import { client } from "./search-site.mjs";

const core = await client(), figures = await wireFigures(core, process.argv[2]), homes = await homeFigures(core, process.argv[2]);
const line = (name, { median, p95, most }) => console.log(`${name.padEnd(44)} median ${String(median).padStart(8)}   p95 ${String(p95).padStart(8)}   most ${String(most).padStart(8)}`);
console.log(`${figures.first11.of} queries of ${process.argv[2]}, ${figures.near11.of} of them near a place; manifest ${figures.manifest}, read beside it ${figures.beside}`);
line("until ten groups or an article, brotli 11", figures.first11);
line("the same, brotli 5", figures.first5);
line("the same without what every visit reads, 11", figures.after);
line("complete near a place, brotli 11", figures.near11);
line("the same, brotli 5", figures.near5);
line("the same without what every visit reads, 11", figures.nearAfter);
line("the same near homes where groups are, 11", homes.groups.complete);
line("the same near homes of ZIP codes, 11", homes.zips.complete);
line("all that is read for any query, brotli 11", figures.complete);
line("round trips until ten", figures.rounds);
line("the same behind the manifest", figures.roundsBehind);
line("the same, manifest and places there before", figures.roundsAhead);
line("files asked for until ten", figures.requests);
line("files asked for in all", figures.requestsComplete);
for (const { kind, first, complete } of figures.kinds) line(`${kind}: until ten`, first), line(`${kind}: all`, complete);
console.log(`the largest near a place: ${figures.largest.map(({ q, bytes }) => `${q} (${bytes})`).join("; ")}`);
