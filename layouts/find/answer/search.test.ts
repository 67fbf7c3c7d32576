import { test } from "node:test";
import assert from "node:assert/strict";
import golden from "../../../generator/search/testdata/small.json";
import phrases from "../../../generator/search/testdata/phrases.json";
import { miles } from "../index/geo";
import { type Index, readIndex } from "../index/index";
import { readLexicon } from "../index/lexicon";
import { written } from "../index/packed.fixture";
import { ATTENDANCE, type Group, PROOF, RATINGS } from "../index/record";
import { makeDictionary } from "../query/dictionary";
import { readQuery } from "../query/query";
import { type Choices, Engine, FACETS, type Facet, TIERS, tierOf } from "./search";

const lexicon = readLexicon(JSON.stringify(phrases));

const NOW = new Date("2026-11-21T12:00:00");

/** A small generator of chance, so that a failure can be repeated. */
function chance(seed: number) {
  const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  return {
    below: (n: number) => Math.floor(random() * n),
    pick: <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!,
    some: <T>(list: readonly T[], most: number): T[] => list.filter(() => random() < most / list.length),
  };
}

const WORDS = ["serenity", "hope", "river", "lantern", "harbor", "open", "sunrise", "bridge"];
const AUDIENCE = ["families", "parents", "women", "men", "lgbtq", "people-on-medication"];

function inventedIndex(seed: number, size: number): Index {
  const { below, pick, some } = chance(seed);
  const { organizations, cities, states } = golden;
  return readIndex(JSON.stringify(written(Array.from({ length: size }, () => ({
    name: `${pick(WORDS)} ${pick(WORDS)}`, organization: below(organizations.id.length + 1), city: below(cities.name.length + 1), state: below(states.code.length + 1),
    at: below(4) ? { north: 41.5 + below(1500) / 1000, east: -72.5 + below(1500) / 1000 } : undefined, rating: below(RATINGS.length),
    rights: below(128), attendance: below(ATTENDANCE.length), audience: some(AUDIENCE, 1), languages: some(["en", "es", "fr"], 2),
    proof: below(PROOF.length), verified: below(2) === 0, meetings: Array.from({ length: below(4) }, () => ({ days: 1 + below(127), start: below(5) ? below(1440) : -1 })), zone: 1 + below(2),
  })))), "2026-11-21");
}

/** What a group has of a facet, said again and plainly; the times are those of the meetings that are given. */
function has(index: Index, group: Group, facet: Facet, value: string, meetings: Group["meetings"]): boolean {
  switch (facet) {
    case "medication": return RATINGS[group.rating] === value;
    case "day": return meetings.some(({ days }) => ((days >> Number(value)) & 1) === 1);
    case "time": return meetings.some((meeting) => timeOf(meeting.start) === value);
    case "attendance": return ATTENDANCE[group.attendance] === value || (ATTENDANCE[group.attendance] === "hybrid" && (value === "online" || value === "in-person"));
    case "organization": return index.organizations[group.organization - 1]?.id === value;
    case "place": return index.states[group.state - 1]?.code === value;
    case "audience": return group.audience.includes(value);
    case "language": return group.languages.includes(value);
    case "proof": return group.proof > 0 && PROOF[group.proof] === value;
  }
}

function timeOf(start: number): string {
  if (start < 0) return "none";
  const hour = start / 60;
  return hour < 5 ? "night" : hour < 12 ? "morning" : hour < 17 ? "afternoon" : hour < 21 ? "evening" : "night";
}

const clocks = new Map<string, number>();

/** hoursIn is what the clock of a zone shows, in hours since the month began. */
function hoursIn(timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, day: "numeric", hour: "numeric", hourCycle: "h23" }).formatToParts(Date.parse("2026-11-21T12:00:00Z"));
  const part = (name: string) => Number(parts.find(({ type }) => type === name)!.value);
  return 24 * part("day") + part("hour");
}

/** The meetings of a group, on a day each: by the reader's clock, as Intl writes it, where one only joins from home and for what begins soon. */
function byClock(group: Group, soon: boolean): Group["meetings"] {
  const each = group.meetings.flatMap(eachDay);
  if (!soon && !["online", "phone"].includes(ATTENDANCE[group.attendance]!)) return each;
  const hours = (zone = process.env.TZ!) => clocks.get(zone) ?? clocks.set(zone, hoursIn(zone)).get(zone)!;
  return each.map((meeting) => {
    if (meeting.start < 0) return meeting;
    const minute = (Math.log2(meeting.days) * 1440 + meeting.start + 60 * (hours() - hours(meeting.zone)) + 10_080) % 10_080;
    return { ...meeting, days: 1 << Math.floor(minute / 1440), start: minute % 1440 };
  });
}

/** A meeting on several days is as many meetings: what is asked of day and time is asked of one of them. */
const eachDay = (meeting: Group["meetings"][0]) => [0, 1, 2, 3, 4, 5, 6].filter((day) => (meeting.days >> day) & 1).map((day) => ({ ...meeting, days: 1 << day }));

/** A group matches when one and the same meeting is on a chosen day and at a chosen time, and everything else is as chosen. */
function matches(index: Index, group: Group, choices: Choices, wished: (meeting: Group["meetings"][0]) => boolean, timed: boolean, soon: boolean): boolean {
  const days = choices.day ?? [], times = choices.time ?? [];
  const fitting = byClock(group, soon).filter((meeting) => wished(meeting) &&
    (!days.length || days.some((day) => (meeting.days >> Number(day)) & 1)) && (!times.length || times.includes(timeOf(meeting.start))));
  if ((timed || days.length || times.length) && !fitting.length) return false;
  return FACETS.every((facet) => facet === "day" || facet === "time" || !choices[facet]?.length ||
    choices[facet]!.some((value) => has(index, group, facet, value, group.meetings)));
}

for (const reader of ["UTC", "America/New_York", "Asia/Tokyo"]) test(`results and counts are those of a plain look at every record, for a reader in ${reader}`, () => {
  const zone = process.env.TZ;
  process.env.TZ = reader;
  try {
    everyCount();
  } finally {
    process.env.TZ = zone ?? "UTC";
  }
});

function everyCount(): void {
  for (let seed = 1; seed <= 40; seed++) {
    const { below, pick, some } = chance(seed * 7919);
    const index = inventedIndex(seed, 40 + below(160));
    const engine = new Engine(index, lexicon), dictionary = makeDictionary(lexicon, index);
    const values: Record<Facet, string[]> = {
      medication: [...RATINGS], day: ["0", "1", "2", "3", "4", "5", "6"], time: ["morning", "afternoon", "evening", "night"], attendance: [...ATTENDANCE],
      organization: index.organizations.map(({ id }) => id), place: index.states.map(({ code }) => code), audience: AUDIENCE, language: ["en", "es", "fr"], proof: ["yes", "depends", "no"],
    };
    const choices: Choices = {};
    for (const facet of some(FACETS, 3)) choices[facet] = some(values[facet], 2);
    const wish = pick(["", "friday", "morning", "hope", "saturday evening", "starting soon", "river on suboxone", "na", "within 30 miles of worcester ma"]);
    const soon = wish === "starting soon", timed = soon || ["friday", "morning", "saturday evening"].includes(wish);
    const minute = NOW.getHours() * 60 + NOW.getMinutes(), from = (minute + 1410) % 1440, to = (minute + 180) % 1440, days = (1 << NOW.getDay()) | (minute + 180 > 1440 ? 1 << (NOW.getDay() + 1) % 7 : 0);
    const wished = ({ days: on, start }: Group["meetings"][0]) =>
      wish === "friday" ? (on & 32) > 0 : wish === "morning" ? start >= 300 && start < 720 : wish === "saturday evening" ? (on & 64) > 0 && start >= 1020 : soon ? (on & days) > 0 && start >= 0 && (from < to ? start >= from && start < to : start >= from || start < to) : true;
    const centre = { north: 42.26, east: -71.8 };
    const named = (group: Group) => wish.startsWith("within") ? (group.at ? miles(centre, group.at) <= 30 || group.city === 2 : group.city === 2) : ["hope", "river on suboxone"].includes(wish) ? group.name.includes(wish.split(" ")[0]!) : wish !== "na" || index.organizations[group.organization - 1]?.id === "na";
    const found = engine.search(readQuery(wish, dictionary, NOW), choices, "relevance", NOW.getTime());
    const plain = index.groups.filter((group) => named(group) && matches(index, group, choices, wished, timed, soon));
    assert.deepEqual(found.groups.map(({ group }) => group.address).sort(), plain.map(({ address }) => address).sort(), `seed ${seed}: ${wish}`);
    for (const facet of FACETS) for (const value of values[facet]) {
      const count = index.groups.filter((group) => named(group) && matches(index, group, { ...choices, [facet]: [value] }, wished, timed, soon)).length;
      assert.equal(found.counts[facet].get(value) ?? 0, count, `seed ${seed}: ${wish}, ${facet} ${value} under ${JSON.stringify(choices)}`);
    }
  }
}

const small = readIndex(JSON.stringify(golden), "2026-11-21");
const engine = new Engine(small, lexicon), dictionary = makeDictionary(lexicon, small);
const look = (words: string, choices: Choices = {}, sort: "relevance" | "next" = "relevance", exact = false) =>
  engine.search(readQuery(words, dictionary, NOW, exact), choices, sort, Date.parse("2026-11-21T12:00:00-05:00"));
const names = (words: string, choices?: Choices, sort?: "relevance" | "next", exact?: boolean) => look(words, choices, sort, exact).groups.map(({ group }) => group.name);

test("the wish of somebody on medication ranks and hides nothing; restricted comes last", () => {
  const found = look("on suboxone");
  assert.equal(found.medication, true);
  assert.equal(found.groups.length, small.groups.length);
  assert.deepEqual(found.groups.map(({ tier }) => tier), [...found.groups.map(({ tier }) => tier)].sort());
  assert.equal(found.groups[0]!.group.name, "Example Friday Group");
  assert.equal(found.groups[found.groups.length - 1]!.group.name, "Example Step Group");
});

test("of groups that are equally open to medication the paused ones come last, where no place was named, too", () => {
  const paused = inventedIndex(7, 200), { is } = paused.table;
  for (let row = 0; row < is.paused.length; row += 2) is.paused[row] = 1;
  const found = new Engine(paused, lexicon).search(readQuery("on suboxone", makeDictionary(lexicon, paused), NOW), {}, "relevance", NOW.getTime()).groups;
  const order = found.map(({ tier, group }) => tier * 2 + Number(group.paused));
  assert.deepEqual(order, order.toSorted((a, b) => a - b));
  assert.equal(new Set(order).size, 2 * TIERS.length);
});

test("tiers: welcomes, neutral, made for it but not verified, varies, unknown, restricts", () => {
  const group = (rating: number, made = false) => tierOf({ rating, made });
  assert.deepEqual([group(0, true), group(1), group(4, true), group(2, true), group(4), group(3, true)].map((tier) => TIERS[tier]), [...TIERS]);
});

test("an expired welcome is unknown, and is counted and ranked so", () => {
  const later = readIndex(JSON.stringify(golden), "2027-10-12");
  const found = new Engine(later, lexicon).search(readQuery("suboxone", makeDictionary(lexicon, later), NOW), {}, "relevance", 0);
  assert.equal(found.counts.medication.get("welcomes"), undefined);
  assert.equal(found.counts.medication.get("unknown"), 5);
});

test("wishes are all to be met, and days and times by one and the same meeting", () => {
  assert.deepEqual(names("friday worcester"), ["Example Friday Group", "Example Step Group"]);
  assert.deepEqual(names("friday morning worcester"), ["Example Friday Group"]);
  assert.deepEqual(names("friday evening worcester ma"), ["Example Step Group"]);
  assert.deepEqual(names("tuesday morning worcester"), []); // it has a Tuesday, and a morning, but not both at once
  assert.deepEqual(names("worcester vt"), ["Example Old Listing"]);
  assert.deepEqual(names("wheelchair"), ["Example Friday Group"]);
  assert.deepEqual(names("smart recovry"), ["Example Old Listing"]);
  assert.deepEqual(names("brng a cup"), ["Example Old Listing"]);
  assert.deepEqual(names("en español"), ["Example Friday Group"]);
  assert.deepEqual(names("court slip"), ["Example Friday Group", "Example Step Group"]);
  assert.deepEqual(names("my son"), ["Example Families Online"]);
  assert.deepEqual(names("example").length, 5);
  assert.deepEqual(names("exam").length, 5);
  assert.deepEqual(names("lets me share"), ["Example Friday Group"]);
  assert.deepEqual(names("ontario"), ["Exámple Alone"]);
});

test("exact words are looked for as they stand", () => {
  assert.deepEqual(names("friday", {}, "relevance", true), ["Example Friday Group"]);
  assert.deepEqual(names("fridy", {}, "relevance", true), []);
});

test("sorted by next meeting, only what is verified has one, and a cancelled day is passed over", () => {
  const found = look("", {}, "next").groups;
  assert.deepEqual(found.slice(0, 3).map(({ group, next }) => [group.name, new Date(next!).toISOString()]), [
    ["Example Step Group", "2026-11-24T00:00:00.000Z"], // Monday 19:00
    ["Example Friday Group", "2026-12-01T23:30:00.000Z"], // not the cancelled Friday: first Tuesday 18:30
    ["Example Families Online", "2026-12-02T05:00:00.000Z"], // every second Tuesday from 3 November, 21:00 in Los Angeles
  ]);
  assert.deepEqual(found.slice(3).map(({ next }) => next), [undefined, undefined]);
  assert.equal(look("on suboxone", {}, "next").groups.at(-1)!.group.name, "Example Step Group"); // restricted stays last
});

test("who asks for a day is told of the next meeting on that day, and not of one before it", () => {
  const next = (words: string, choices: Choices = {}) => look(words, choices, "next").groups.map(({ next }) => next && new Date(next).toISOString());
  assert.ok(next("tuesdays worcester").includes("2026-12-01T23:30:00.000Z")); // first Tuesday
  assert.ok(next("fridays worcester").includes("2026-12-04T15:00:00.000Z")); // of the same group
  assert.ok(next("worcester", { day: ["5"] }).includes("2026-12-04T15:00:00.000Z"));
  assert.ok(!next("fridays worcester").includes("2026-12-01T23:30:00.000Z"));
});

test("when nothing matches, it says what to give up, and never the medication", () => {
  const found = look("suboxone friday vermont");
  assert.equal(found.groups.length, 0);
  assert.deepEqual(found.drops.map(({ labels, count }) => [labels, count]), [[["Vermont"], 2], [["Friday"], 1]]);
  const twice = look("monday afternoon vermont french");
  assert.equal(twice.drops.length, 1);
  assert.ok(twice.drops[0]!.labels.length > 1 && twice.drops[0]!.count > 0);
  const filtered = look("vermont", { attendance: ["online"] });
  assert.deepEqual(filtered.drops.map(({ labels, facets, count }) => [labels, facets, count]), [[["Vermont"], [], 2], [[], ["attendance"], 1]]);
});

test("articles that answer come first, others only behind the groups", () => {
  assert.deepEqual(look("does na allow suboxone").readFirst.map(({ title }) => title), ["Example: does NA allow Suboxone?"]);
  assert.deepEqual(look("can i go to na on suboxen").readFirst.map(({ title }) => title), ["Example: does NA allow Suboxone?"]);
  assert.deepEqual(look("how can families help").readFirst.map(({ title }) => title), ["Example: how families can help"]);
  const named = look("friday narcan");
  assert.deepEqual([...named.readFirst, ...named.articles].map(({ title }) => title), ["Example: how families can help"]);
  assert.deepEqual(look("friday worcester").readFirst, []);
});

test("an organization that is named is among the answers", () => {
  assert.deepEqual(look("what is mara").organizations.map((i) => small.organizations[i]!.id), ["mara"]);
});

test("no words and no filters find every group", () => {
  assert.equal(look("").groups.length, 5);
  assert.equal(look("support group meetings").groups.length, 5);
});

test("a place finds what is near it, the nearest first, and says how far it looked", () => {
  const far = look("worcester ma").groups;
  assert.deepEqual(far.map(({ group }) => group.name), ["Example Friday Group", "Example Step Group"]);
  assert.ok(far.every(({ distance }) => distance! < 1));
  const toronto = look("toronto").groups; // its middle is not known: its name alone counts
  assert.deepEqual(toronto.map(({ group }) => group.name), ["Exámple Alone"]);
  const here = { north: 42.5, east: -71.8 };
  const near = engine.search(readQuery("near me", dictionary, NOW, false, here), {}, "nearest", 0, here);
  assert.deepEqual([near.wider, near.groups.length, Math.round(near.groups[0]!.distance!)], [0, 2, 17]);
  const wide = engine.search(readQuery("within 5 miles", dictionary, NOW, false, here), {}, "nearest", 0, here);
  assert.deepEqual([wide.wider, wide.groups.length], [50, 2]);
});

test("words that no group says are set aside, and the page is told", () => {
  const found = look("worcester friday camera");
  assert.deepEqual([found.groups.length, found.aside.map(({ label }) => label)], [2, ["“camera”"]]);
});

test("the table of places knows cities that have no group, and ZIP codes", () => {
  const made = makeDictionary(lexicon, small);
  const auburn = readQuery("auburn ma", made, NOW);
  assert.deepEqual(auburn.files, ["p/" + small.places.names + "/au.json"]);
  made.places.add(auburn.files[0]!, JSON.stringify({ format: "many-roads-places", name: ["Auburn", "Auburn"], state: ["MA", "ME"], latitude: [42200, 44100], longitude: [-71830, -70230], zips: [2, 3] }));
  const read = (words: string) => readQuery(words, made, NOW).wishes.map(({ label, choices }) => [label, ...(choices ?? []).map((choice) => choice.label)]);
  assert.deepEqual(read("auburn ma"), [["near Auburn, MA"]]);
  assert.deepEqual(read("auburn"), [["near Auburn, MA", "Auburn, ME"]]);
  made.places.add("p/" + small.places.names + "/fr.json", JSON.stringify({ format: "many-roads-places", name: ["Freehold"], state: ["NJ"], latitude: [40260], longitude: [-74270], zips: [0] }));
  assert.deepEqual(read("freehold"), [["near Freehold, NJ or “freehold”", "Freehold, NJ"]]); // a small town whose name is a word
  assert.equal(engine.search(readQuery("auburn ma", made, NOW), {}, "relevance", 0).groups.length, 2);
  assert.deepEqual(readQuery("01608", made, NOW).files, ["z/" + small.places.zips + "/016.json"]);
  made.places.add("z/" + small.places.zips + "/016.json", JSON.stringify({ format: "many-roads-zips", zip: ["08"], latitude: [42260], longitude: [-71800], city: [1], cities: { name: ["Worcester"], state: ["MA"] } }));
  assert.deepEqual(read("01608"), [["near 01608 (Worcester, MA)"]]);
  assert.deepEqual(read("01609"), [["near 01609 (Worcester, MA)"]]); // no table knows it: about where its neighbours are
  assert.deepEqual(readQuery("00401", made, NOW).files, []); // no ZIP code begins so, and nothing is asked for
});
