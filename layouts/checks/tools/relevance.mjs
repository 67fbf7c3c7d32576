// How well the search answers what people type: each line of generator/search/testdata/queries.jsonl is a query with a judgement.
//   node layouts/checks/tools/relevance.mjs real=PUBLIC_DIR [example=PUBLIC_DIR] [--verbose]
//
// A line names the site that it asks ("corpus") and one of: the articles of which one must be among the first three ("articles"); how
// the words must be read, as the labels of all chips ("reads") and the dangers ("crisis"); conditions on a result ("any": one of these
// lists must hold in full). Precision at 10 is the part of the first ten results that meet them, or of all there are where there are
// fewer. A condition is one of:
//   {"kind":"group"}  {"near":[latitude,longitude,miles]}  {"meet":{"day":[5],"from":"17:00","to":"21:00"}}
//   {"f":FIELD,"in":[…]}  {"name":"hope"}; a field is one of those in `fields` below.
import { readFileSync } from "node:fs";
import { client, openSite } from "./search-site.mjs";
import { ROOT } from "./site.mjs";

process.env.TZ = "America/New_York"; // where the reader is: one joins a group online by one's own clock
export const AT = new Date("2026-11-21T12:00:00-05:00");

export function queries() {
  return readFileSync(`${ROOT}generator/search/testdata/queries.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

function miles([north, east], at) {
  const rad = Math.PI / 180;
  const cos = Math.sin(north * rad) * Math.sin(at.north * rad) + Math.cos(north * rad) * Math.cos(at.north * rad) * Math.cos((east - at.east) * rad);
  return 3958.8 * Math.acos(Math.min(1, cos));
}

const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Whether one meeting falls, by the reader's clock where one joins from home, on one of the days at a time between from and to; over midnight where from is later. */
function meets(meetings, { day = [0, 1, 2, 3, 4, 5, 6], from = "00:00", to = "24:00" }) {
  const [first, last] = [minutes(from), minutes(to)];
  const timed = first > 0 || last < 1440;
  return meetings.some(({ days, start, lead: ahead, home }) => [0, 1, 2, 3, 4, 5, 6].some((on) => {
    const lead = home ? ahead : 0, minute = (on * 1440 + (start < 0 ? 0 : start + lead) + 7 * 1440) % (7 * 1440), begins = minute % 1440;
    if (!((days >> on) & 1) || !day.includes(start < 0 ? on : Math.floor(minute / 1440))) return false;
    return !timed || (start >= 0 && (first < last ? begins >= first && begins < last : begins >= first || begins < last));
  }));
}

/** The fields of a group by name. */
function fields(core, index) {
  const organization = (group) => index.organizations[group.organization - 1];
  return {
    medication: (group) => [core.RATINGS[group.rating]],
    organization: (group) => [organization(group)?.id],
    attendance: (group) => [core.ATTENDANCE[group.attendance]],
    state: (group) => [index.states[group.state - 1]?.code],
    audience: (group) => group.audience,
    language: (group) => group.languages,
    proof: (group) => [core.PROOF[group.proof]],
    made: (group) => [group.made],
    families: (group) => [Boolean(organization(group)?.flags & 1) || group.audience.some((one) => one === "families" || one === "parents")],
    twelveStep: (group) => [organization(group) && Boolean(organization(group).flags & 2)],
    secular: (group) => [organization(group) && Boolean(organization(group).flags & 4)],
    access: (group) => ["wheelchair", "childcare", "asl"].filter((word) => index.noteWords.get(word)?.includes(index.groups.indexOf(group))),
    share: (group) => [Boolean(group.rights & 2)],
    chair: (group) => [Boolean(group.rights & 8)],
  };
}

function holds(condition, group, field) {
  if (condition.kind) return condition.kind === "group";
  if (condition.near) return group.at !== undefined && miles(condition.near, group.at) <= condition.near[2];
  if (condition.meet) return meets(group.meetings, condition.meet);
  if (condition.name) return group.name.toLowerCase().includes(condition.name);
  return field[condition.f](group).some((value) => condition.in.includes(value));
}

/** Judges one query: { score, empty, answer }, or undefined where the site has nothing that would be right. */
async function judge(site, core, query) {
  const answer = await site.ask(query.q, { limit: 10, here: query.here && { north: query.here[0], east: query.here[1] } });
  if (query.reads) {
    const same = (some = [], others = []) => some.length === others.length && some.every((one) => others.includes(one));
    const right = same(query.reads, answer.read.map(({ label }) => label)) && (!query.crisis || same(query.crisis, answer.crisis));
    return { score: Number(right), empty: false, answer };
  }
  if (query.articles) {
    if (!query.articles.some((id) => site.index.articles.some(({ address }) => address === `/articles/${id}/`))) return undefined;
    return { score: Number(query.articles.some((id) => answer.articles.slice(0, 3).includes(id))), empty: answer.results.length === 0, answer };
  }
  const field = fields(core, site.index);
  const right = (group) => query.any.some((all) => all.every((condition) => holds(condition, group, field)));
  const all = site.index.groups.filter(right);
  if (all.length === 0) return undefined;
  const addresses = new Set(all.map(({ address }) => address));
  const found = answer.results.filter(({ kind, address }) => kind === "group" && addresses.has(address)).length;
  return { score: found / Math.min(10, all.length), empty: answer.results.every(({ kind }) => kind !== "group"), answer };
}

/** Judges every query of a site, by category. Each begins anew, as a reader does: what another has loaded must not help it. */
async function judgeAll(open, core, corpus, verbose) {
  const index = await (await open()).whole();
  const categories = new Map();
  for (const query of queries().filter((one) => one.corpus === corpus)) {
    const judged = await judge(Object.assign(await open(), { index }), core, query);
    const row = categories.get(query.category) ?? { asked: 0, score: 0, empty: 0, none: 0 };
    categories.set(query.category, row);
    if (!judged) {
      row.none++;
      continue;
    }
    row.asked++;
    row.score += judged.score;
    row.empty += Number(judged.empty);
    if (verbose && judged.score < 1) {
      const { read, results, aside } = judged.answer;
      console.log(`${judged.score.toFixed(2)} ${query.category}: ${query.q}\n     read as ${read.map(({ label }) => label).join(" · ")}; aside ${aside.join()}`);
      console.log(`     ${(query.articles ? judged.answer.articles.slice(0, 3) : results.map(({ id }) => id)).join("  ")}`);
    }
  }
  return categories;
}

if (process.argv[1]?.endsWith("relevance.mjs")) {
  const core = await client();
  for (const [corpus, folder] of process.argv.slice(2).filter((one) => one.includes("=")).map((one) => one.split("="))) {
    const categories = await judgeAll(() => openSite(folder, { now: AT, core, weigh: false }), core, corpus, process.argv.includes("--verbose"));
    console.log(`\n${corpus}: ${folder}`);
    for (const [category, { asked, score, empty, none }] of categories) {
      console.log(`  ${category.padEnd(24)} ${asked ? (score / asked).toFixed(3) : "  -  "} of ${asked} queries; ${empty} empty; ${none} without anything right in the data`);
    }
  }
}
