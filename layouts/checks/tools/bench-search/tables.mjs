// The tables of docs/benchmarks.md, made from what was measured. The budgets are those that the search was asked to keep at 100,000 groups.
import { SLOWER } from "./browser.mjs";

const number = (n, digits = 0) => n.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const few = (n) => number(n, n < 10 ? 1 : 0);
const kb = (n) => few(n / 1000);
const pair = ({ median, p95 }, show) => `${show(median)} / ${show(p95)}`;
const three = ({ median, p95, most }, show) => `${show(median)} / ${show(p95)} / ${show(most)}`;
const within = ({ median, p95, most }, m, p, x = Infinity) => median <= m && p95 <= p && most <= x;

const STRICTER = "stricter:"; // begins the budget of a row that counts more than the one that the budget is judged on

/** A row: what it is, the budget in words, how a site's figure is shown, and whether it keeps the budget. */
const BUDGETS = [
  ["client code: engine / all scripts of the page, KB", "10 / 20", ({ code }) => `${kb(code.engine)} / ${kb(code.scripts)}`, ({ code }) => code.engine <= 10e3 && code.scripts <= 20e3],
  ["manifest, KB (a small site: the whole index)", "4", ({ wire }) => kb(wire.manifest), ({ wire }) => wire.manifest <= 4e3],
  ["what is read beside it on every visit (lexicon, phrases), KB", "", ({ wire }) => kb(wire.beside)],
  ["until the first ten, behind what is read on every visit, KB: median / p95", "10 / 45", ({ wire }) => pair(wire.after, kb), ({ wire }) => within(wire.after, 10e3, 45e3)],
  ["the same with manifest and all that is read on every visit", `${STRICTER} 10 / 45`, ({ wire }) => pair(wire.first11, kb), ({ wire }) => within(wire.first11, 10e3, 45e3)],
  ["the same in brotli 5", "", ({ wire }) => pair(wire.first5, kb)],
  ["complete answer within 25 miles of a home, of 1,000 drawn where groups are, behind what is read on every visit, KB: median / p95 / most", "20 / 50 / 100", ({ homes }) => three(homes.groups.complete, kb), ({ homes }) => within(homes.groups.complete, 20e3, 50e3, 100e3)],
  ["the same with all that is read on every visit", `${STRICTER} 20 / 50 / 100`, ({ homes }) => three(homes.groups.all, kb), ({ homes }) => within(homes.groups.all, 20e3, 50e3, 100e3)],
  ["the same of 1,000 drawn from all ZIP codes alike, behind what is read on every visit", "", ({ homes }) => three(homes.zips.complete, kb)],
  ["complete answer near the places that the list of queries names, mostly the largest cities, behind what is read on every visit, KB", `${STRICTER} 20 / 50 / 100`, ({ wire }) => three(wire.nearAfter, kb), ({ wire }) => within(wire.nearAfter, 20e3, 50e3, 100e3)],
  ["the same with all that is read on every visit", `${STRICTER} 20 / 50 / 100`, ({ wire }) => three(wire.near11, kb), ({ wire }) => within(wire.near11, 20e3, 50e3, 100e3)],
  ["the same in brotli 5", "", ({ wire }) => three(wire.near5, kb)],
  ["round trips until the first ten, behind the script and the manifest: median / p95 / most", "2", ({ wire }) => three(wire.roundsBehind, number), ({ wire }) => wire.roundsBehind.p95 <= 2],
  ["the same with the manifest's own", `${STRICTER} 2`, ({ wire }) => three(wire.rounds, number), ({ wire }) => wire.rounds.p95 <= 2],
  ["the same when manifest and places came while typing", "1", ({ wire }) => three(wire.roundsAhead, number), ({ wire }) => wire.roundsAhead.p95 <= 1],
  ["round trips until the answer is complete", "", ({ wire }) => three(wire.roundsComplete, number)],
  ["files asked for until the first ten / in all: median", "", ({ wire }) => `${number(wire.requests.median)} / ${number(wire.requestsComplete.median)}`],
  [`time of the whole answer, all its files read within, ${SLOWER}× slower processor, ms: median / p95`, "p95 20", ({ times }) => pair(times.plain, few), ({ times }) => times.plain.p95 <= 20],
  ["the same for mistyped words", "p95 50", ({ times }) => pair(times.typo, few), ({ times }) => times.typo.p95 <= 50],
  ["of it the last reading of the words and one search over what was read", "", ({ times }) => pair(times.plainSearch, few)],
  ["the same for mistyped words", "", ({ times }) => pair(times.typoSearch, few)],
  ["the whole answer by the clock under Chromium's own throttling, every tenth query", "", ({ times }) => pair(times.clock, few)],
  ["reading what is read on every visit, ms: median", "", ({ times }) => few(times.open.median)],
  ["heap, MB: median / most", "10", ({ times }) => `${few(times.heap.median)} / ${few(times.heap.most)}`, ({ times }) => times.heap.most <= 10],
  ["index made in Go: CPU s / MB beside the records", "8 / 600", ({ index }) => `${few(index.cpu)} / ${number(index.memory)}`, ({ index }) => index.cpu <= 8 && index.memory <= 600],
  ["whole build: CPU s / MB", "", ({ build }) => `${number(build.cpu)} / ${number(build.memory)}`],
  ["files of the index / in its fullest folder", "8,000 / 10,000", ({ files }) => `${number(files.all)} / ${number(files.fullest)}`, ({ files }) => files.all <= 8000 && files.fullest <= 10_000],
];

const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const titleOf = ({ groups, dense }) => number(groups) + (dense ? ", dense" : "");

function budgets(sites) {
  const judged = sites.filter(({ groups }) => groups >= 100_000);
  const word = (kept, budget = "") => (kept ? "yes" : budget.startsWith(STRICTER) ? "no" : "**no**");
  const rows = BUDGETS.map(([label, budget, show, keeps]) => [label, budget, ...sites.map(show), ...judged.map((site) => (keeps ? word(keeps(site), budget) : ""))]);
  const small = sites.find(({ groups }) => groups === 1000);
  if (small) {
    const growth = (site) => site.wire.first11.median / small.wire.first11.median;
    rows.push(["median bytes until the first ten, beside 1,000 groups", "3×", ...sites.map((site) => `${number(growth(site), 1)}×`), ...judged.map((site) => word(growth(site) < 3))]);
  }
  return table(["", "budget at 100,000", ...sites.map(titleOf), ...judged.map((site) => `kept${site.dense ? ", dense" : ""}`)], rows);
}

function kinds(site) {
  const rows = site.wire.kinds.map(({ kind, first, complete, rounds }) => [`${kind} (${first.of})`, pair(first, kb), three(complete, kb), three(rounds, number)]);
  return table(["kind of query (how many)", "first ten, KB: median / p95", "all that is read, KB: median / p95 / most", "round trips: median / p95 / most"], rows);
}

/** Our own figures in the shape of the others'. */
const asPeer = ({ code, index, files, wire, times }) => ({
  code: code.engine, build: { cpu: index.cpu, memory: index.memory }, files, first11: wire.first11, first5: wire.first5, requests: wire.requests, rounds: wire.rounds,
  ready: times.open.median, times: times.all, heap: times.heap.most,
});

const BESIDE = [
  ["client code without a page, KB", ({ code }) => kb(code)],
  ["making the index: CPU s / MB", ({ build }) => `${few(build.cpu)} / ${number(build.memory)}`],
  ["files / in the fullest folder", ({ files }) => `${number(files.all)} / ${number(files.fullest)}`],
  ["index bytes until a first result, KB: median / p95", ({ first11 }) => pair(first11, kb)],
  ["the same in brotli 5", ({ first5 }) => pair(first5, kb)],
  ["requests: median / p95", ({ requests }) => pair(requests, number)],
  ["round trips one after another: median / most", ({ rounds }) => `${number(rounds.median)} / ${number(rounds.most)}`],
  [`getting ready, ${SLOWER}× slower processor, ms`, ({ ready }) => number(ready)],
  ["a search, the same, ms: median / p95 / most", ({ times }) => three(times, few)],
  ["heap after one query, MB", ({ heap }) => few(heap)],
];

function beside(sites) {
  const columns = sites.filter(({ peers }) => peers).flatMap((site) => [["ours", asPeer(site)], ["Pagefind", site.peers.pagefind], ["MiniSearch", site.peers.minisearch]].map(([name, figures]) => ({ head: `${name}, ${titleOf(site)}`, figures })));
  return table(["", ...columns.map(({ head }) => head)], BESIDE.map(([label, show]) => [label, ...columns.map(({ figures }) => show(figures))]));
}

/** Everything between the two marks of docs/benchmarks.md. */
export function tables(all, command) {
  const sites = [...all].sort((a, b) => a.groups - b.groups || Number(a.dense) - Number(b.dense));
  const largest = sites.filter(({ dense }) => !dense).at(-1) ?? sites.at(-1);
  const slow = sites.map((site) => `${titleOf(site)}: ${site.times.slowest.map(({ q, answer }) => `“${q}” ${few(answer)} ms`).join(", ")}`).join("; ");
  const large = sites.map((site) => `${titleOf(site)}: ${site.wire.largest.map(({ q, bytes }) => `“${q}” ${kb(bytes)} KB`).join(", ")}`).join("; ");
  return [
    `\`${command}\`. Measured: ${sites.map((site) => `${titleOf(site)} groups on ${site.date} at ${site.commit} (load ${number(site.load, 1)} on ${site.cores} cores)`).join("; ")}.`,
    budgets(sites),
    `The slowest answers: ${slow}. The largest near a place: ${large}.`,
    `By kind of query, ${titleOf(largest)} groups:`,
    kinds(largest),
    ...(sites.some(({ peers }) => peers) ? [`Beside other engines over the same texts, measured ${sites.filter(({ peers }) => peers).map((site) => `at ${titleOf(site)} on ${site.peers.date}`).join(", ")}:`, beside(sites)] : []),
  ].join("\n\n");
}
