// Near a place and in a state, counts, filters and distances are those of a plain look at every record, whether all is at hand or shards are
// read one after another. What is asked is random, from a fixed seed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { AT } from "./tools/relevance.mjs";
import { client, openSite, readPage } from "./tools/search-site.mjs";
import { manyGroups } from "./tools/site.mjs";

const core = await client();
const folder = process.env.SEARCH_SITE ?? manyGroups("exact").folder;
const { index, beside } = readPage(folder);

async function open(read = (name) => readFileSync(join(folder, "search", name), "utf8")) {
  const finder = new core.Finder({ read: async (name) => read(name) });
  await finder.open(index, AT, beside);
  return finder;
}

/** A finder that has read every group. */
async function whole() {
  const finder = await open();
  const files = readdirSync(join(folder, "search"), { recursive: true }).map((file) => file.split(sep).join("/"));
  await finder.load(files.filter((file) => /^(g\/.*\/c[^/]*|o\/.*)\.json$/.test(file)));
  return finder;
}

function chance(seed) {
  const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  const pick = (list) => list[Math.floor(random() * list.length)];
  return { pick, some: (list, most) => list.filter(() => random() < most / list.length) };
}

const PLACES = ["near boston ma", "02139", "within 10 miles of chicago", "seattle wa", "within 40 miles of 01608", "denver co", "massachusetts", "vermont", "ohio", "brooklyn"];
const MORE = { "": () => true, friday: (m) => m.days & 32, "sunday morning": (m) => m.days & 1 && m.start >= 300 && m.start < 720, "on suboxone": () => true, na: () => true, online: () => true, "in spanish": () => true, "starting soon": (m, soon) => soon(m) };
const VALUES = {
  medication: ["welcomes", "neutral", "varies", "restricts", "unknown"], day: ["0", "1", "2", "3", "4", "5", "6"], time: ["morning", "afternoon", "evening", "night"],
  attendance: ["in-person", "online", "hybrid", "phone", "unknown"], organization: ["na", "aa", "smart", "mara"], audience: ["women", "families", "veterans"], language: ["en", "es"], proof: ["yes", "depends", "no"],
};

function miles(a, b) {
  const rad = Math.PI / 180;
  const cos = Math.sin(a.north * rad) * Math.sin(b.north * rad) + Math.cos(a.north * rad) * Math.cos(b.north * rad) * Math.cos((a.east - b.east) * rad);
  return 3958.8 * Math.acos(Math.max(-1, Math.min(1, cos)));
}

const timeOf = (start) => (start < 0 ? "none" : start < 300 || start >= 1260 ? "night" : start < 720 ? "morning" : start < 1020 ? "afternoon" : "evening");

/** What a group has of a facet that is not about its meetings, said again and plainly. */
function has(all, group, facet, value) {
  const way = core.ATTENDANCE[group.attendance];
  switch (facet) {
    case "medication": return core.RATINGS[group.rating] === value;
    case "attendance": return way === value || (way === "hybrid" && (value === "online" || value === "in-person"));
    case "organization": return all.organizations[group.organization - 1]?.id === value;
    case "place": return all.states[group.state - 1]?.code === value;
    case "audience": return group.audience.includes(value);
    case "language": return group.languages.includes(value);
    case "proof": return group.proof > 0 && core.PROOF[group.proof] === value;
  }
}

/** A meeting on one of its weekdays, by the reader's clock where one only joins from home and for what begins soon. */
function byClock(group, { start, zone }, day, soon) {
  if (start < 0 || (!soon && !["online", "phone"].includes(core.ATTENDANCE[group.attendance]))) return { days: 1 << day, start };
  const minute = (day * 1440 + start + 60 * (hours(process.env.TZ) - hours(zone)) + 7 * 1440) % (7 * 1440);
  return { days: 1 << Math.floor(minute / 1440), start: minute % 1440 };
}

const clocks = new Map();
/** What the clock of a zone shows on the day that is asked, in hours since its month began. */
function hours(zone) {
  if (!clocks.has(zone)) {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, day: "numeric", hour: "numeric", hourCycle: "h23" }).formatToParts(AT);
    const part = (name) => Number(parts.find(({ type }) => type === name).value);
    clocks.set(zone, 24 * part("day") + part("hour"));
  }
  return clocks.get(zone);
}

/** The groups that match, by a look at each. */
function plainly(all, query, more, choices) {
  const place = query.wishes.find(({ kind }) => kind === "place")?.readings[0], state = query.wishes.find(({ kind }) => kind === "state")?.readings[0];
  const timed = ["friday", "sunday morning", "starting soon"].includes(more) || choices.day?.length || choices.time?.length;
  return all.groups.filter((group) => {
    if (place && !(group.at && place.at.some((spot) => miles(spot, group.at) <= place.miles))) return false;
    if (state && !has(all, group, "place", state.is)) return false;
    if (more === "na" && !has(all, group, "organization", "na")) return false;
    if (more === "online" && !has(all, group, "attendance", "online")) return false;
    if (more === "in spanish" && !group.languages.includes("es")) return false;
    const fits = group.meetings.flatMap((m) => [0, 1, 2, 3, 4, 5, 6].filter((day) => (m.days >> day) & 1).map((day) => byClock(group, m, day, more === "starting soon")))
      .some((m) => MORE[more](m, soonAt(AT)) && (!choices.day?.length || choices.day.some((day) => m.days === 1 << Number(day))) && (!choices.time?.length || choices.time.includes(timeOf(m.start))));
    return (!timed || fits) && Object.entries(choices).every(([facet, values]) => facet === "day" || facet === "time" || !values.length || values.some((value) => has(all, group, facet, value)));
  });
}

/** Whether a meeting begins in the time that counts as soon: from half an hour ago to in three hours. */
function soonAt(now) {
  const minute = now.getHours() * 60 + now.getMinutes(), today = now.getDay();
  return ({ days, start }) => start >= 0 && [today, (today + 1) % 7].some((day, i) => days === 1 << day && start + 1440 * i >= minute - 30 && start + 1440 * i < minute + 180);
}

for (const zone of ["America/New_York", "America/Los_Angeles"]) test(`shards answer a reader in ${zone} as a plain look at every record does`, async () => {
  process.env.TZ = zone;
  const all = await whole();
  let asked = 0, found = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const { pick, some } = chance(seed * 7919);
    const more = pick(Object.keys(MORE)), text = `${more} ${pick(PLACES)}`.trim(), choices = {};
    for (const facet of some(Object.keys(VALUES), 1.5)) choices[facet] = some(VALUES[facet], 2);
    const finder = await open();
    const { query, result } = await finder.answer(text, { choices, now: AT });
    for (let files = finder.next(query, choices, result, 10, Infinity); files.length; files = finder.next(query, choices, result, 10, Infinity)) await finder.load(files); // the names
    await all.load(query.files);
    const about = `seed ${seed}: ${text} under ${JSON.stringify(choices)}`;
    const plain = plainly(all.engine.index, query, more, choices);
    if (result.wider || result.hourless || !plain.length) continue; // nothing was as near as was asked
    asked++;
    found += plain.length;
    const addresses = (groups) => groups.map(({ address }) => address).sort();
    assert.deepEqual(addresses(result.groups.map(({ group }) => group)), addresses(plain), about);
    const again = all.search(query, choices, "relevance", AT.getTime());
    assert.deepEqual(addresses(again.groups.map(({ group }) => group)), addresses(plain), `all at hand, ${about}`);
    for (const [facet, values] of Object.entries({ ...VALUES, place: ["MA", "NH", "IL", "OH", "VT"] })) for (const value of values) {
      const count = plainly(all.engine.index, query, more, { ...choices, [facet]: [value] }).length;
      assert.equal(result.counts[facet].get(value) ?? 0, count, `${facet} ${value}, ${about}`);
      assert.equal(again.counts[facet].get(value) ?? 0, count, `all at hand, ${facet} ${value}, ${about}`);
    }
    const spot = query.wishes.find(({ kind }) => kind === "place")?.readings[0].at[0];
    if (spot) for (const { group, distance } of result.groups) assert.ok(Math.abs(distance - miles(spot, group.at)) < 0.01, `${group.address} ${about}`);
  }
  assert.ok(asked > 30 && found > 500, `${asked} queries found ${found}`);
});

test("the query tool says that there may be more exactly where it did not read every group that may match", async () => {
  process.env.TZ = "Etc/GMT+5"; // the clock of --at
  const all = await whole(), site = await openSite(folder, { now: AT, core, weigh: false });
  for (const [text, stops] of [["friday", true], ["online", true], ["boston ma", false], ["friday massachusetts", false]]) {
    const { total, partial } = await site.ask(text);
    await all.load(all.read(text, false, AT).files);
    const there = all.search(all.read(text, false, AT), {}, "relevance", AT.getTime()).groups.length;
    assert.equal(partial, stops, text);
    assert.ok(stops ? total > 0 && total < there : total === there, `${text}: ${total} of ${there}`);
  }
  const tool = fileURLToPath(new URL("tools/query.mjs", import.meta.url));
  const printed = (text, ...more) => execFileSync(process.execPath, [tool, folder, text, "--at", "2026-11-21T12:00-05:00", "--limit", "1", ...more], { encoding: "utf8" });
  assert.equal(JSON.parse(printed("friday", "--json")).partial, true);
  assert.match(printed("friday"), /^\d+ groups or more$/m);
  assert.match(printed("boston ma"), /^\d+ groups$/m);
});

test("damaged shards are refused or read, and never end in a hang", async () => {
  const { pick } = chance(5);
  let refused = 0;
  for (let round = 0; round < 150; round++) {
    const damage = (text) => {
      const at = Math.floor(pick([0.01, 0.1, 0.3, 0.5, 0.7, 0.9]) * text.length) + round;
      return text.slice(0, at) + pick(["", "?", "9", "[", ",", "-1,", "99999999999,", '"x",']) + text.slice(at + pick([0, 1, 2, 40]));
    };
    const kind = pick(["m.", "l.", "g/", "o/", "t/", "a/", "p/"]);
    const finder = await open((name) => {
      const text = readFileSync(join(folder, "search", name), "utf8");
      return name.startsWith(kind) ? damage(text) : text;
    });
    if (finder.engine) await finder.answer(pick(["boston", "friday massachusetts", "online women", "steady hands", "does na allow suboxone"]), { now: AT });
    refused += Number(finder.trouble !== "");
    const { trouble, cause } = finder;
    assert.ok(!trouble || cause instanceof core.DamagedIndex || cause.code === "ENOENT", `${trouble}: ${cause?.stack}`); // a damaged name of a file leads nowhere
  }
  assert.ok(refused > 50, `${refused} refused`);
});
