import { test } from "node:test";
import assert from "node:assert/strict";
import whole from "../../../generator/search/testdata/small.json";
import files from "../../../generator/search/testdata/shards.json";
import phrases from "../../../generator/search/testdata/phrases.json";
import type { Group } from "../index/record";
import { Finder } from "./finder";

const FIELDS = ["address", "name", "organization", "state", "at", "rough", "venue", "rating", "restricted", "rights", "made", "attendance", "audience", "languages", "proof", "paused", "verified", "seen", "listed", "said", "meetings"] as const;
const NOW = new Date("2026-11-21T12:00:00");
const texts = new Map(Object.entries(files as Record<string, unknown>).map(([name, content]) => [name, JSON.stringify(content)]));
texts.set("w.x.json", JSON.stringify(phrases));
const manifest = [...texts.keys()].find((name) => name.startsWith("m."))!;

/** A finder over the shards, with the names of the files that it asked for; those in `broken` don't come. */
async function open(broken = /^$/): Promise<{ finder: Finder; asked: string[] }> {
  const asked: string[] = [];
  const finder = new Finder({
    async read(name) {
      asked.push(name);
      const text = texts.get(name);
      if (text === undefined || broken.test(name)) throw new Error("404");
      return text;
    },
  });
  await finder.open(manifest, NOW, "w.x.json");
  return { finder, asked };
}

const one = new Finder({ read: async (name) => JSON.stringify(name.startsWith("w.") ? phrases : whole) });
await one.open("index.x.json", NOW, "w.x.json");

for (const words of ["vermont", "na vermont", "massachusetts on suboxone", "online", "friday massachusetts", "smart", "online tuesday evening", "wheelchair massachusetts", "lets me share massachusetts", "wheelchair", "beginners", "does na allow suboxone", "how can families help"]) {
  test(`“${words}”: the shards answer as the whole index does`, async () => {
    const { finder } = await open();
    const [cut, all] = [await finder.answer(words, { now: NOW }), await one.answer(words, { now: NOW })];
    assert.deepEqual(cut.query.wishes.map(({ label }) => label), all.query.wishes.map(({ label }) => label));
    const addresses = ({ result }: typeof all) => result.groups.map(({ group }) => group.address).sort();
    assert.deepEqual(addresses(cut), addresses(all));
    assert.deepEqual(cut.result.readFirst.map(({ address }) => address), all.result.readFirst.map(({ address }) => address));
    assert.deepEqual(cut.result.counts, all.result.counts);
  });
}

test("a group reads the same from a shard as from the whole index", async () => {
  const { finder } = await open();
  const { result } = await finder.answer("massachusetts", { now: NOW });
  const plain = (group: Group) => Object.fromEntries(FIELDS.map((field) => [field, group[field]]));
  for (const { group } of result.groups) {
    assert.deepEqual(plain(group), plain(one.engine!.index.groups.find(({ address }) => address === group.address)!));
  }
  assert.equal(result.groups.length, 2);
});

const named = (pattern: RegExp) => [...texts.keys()].find((name) => pattern.test(name))!;
const [sheet, rights] = [named(/\/s\d*\.json$/), named(/\/x\d*\.json$/)];

test("rights and access are asked for only where somebody asks for them, and may come before their sheet", async () => {
  for (const [words, asks] of [["friday massachusetts", false], ["lets me share massachusetts", true], ["wheelchair massachusetts", true]] as const) {
    const { finder, asked } = await open();
    await finder.answer(words, { now: NOW });
    assert.equal(asked.includes(rights), asks, words);
  }
  const { finder } = await open();
  await finder.load([rights]);
  await finder.load([sheet]);
  assert.deepEqual(finder.engine!.index.groups.map((group) => [group.name, group.rights]), [["", 0], ["", 15], ["", 1], ["", 0]]);
});

test("damaged rights give nobody a right, and are said", async () => {
  const text = texts.get(rights)!;
  for (const wrong of [text.replace(/"rights":"[^"]*"/, '"rights":"?PBA"'), text.replace(/"rights":"[^"]*"/, '"rights":"PP"'), text.replace('"rights"', '"rigths"'), text.replace(/"size":\d+/, '"size":3'), text.replace('"version":4', '"version":5'), text.slice(9)]) {
    assert.notEqual(wrong, text);
    texts.set(rights, wrong);
    const { finder } = await open();
    await finder.load([sheet, rights]);
    assert.equal(finder.trouble, "partNotLoaded", wrong);
    assert.ok(finder.engine!.index.groups.every((group) => group.rights === 0), wrong);
  }
  texts.set(rights, text);
});

test("before its name has come nothing is known of a group but what is counted", async () => {
  const { finder } = await open();
  await finder.load([sheet]);
  for (const group of finder.engine!.index.groups) {
    assert.deepEqual([group.name, group.address, group.venue, group.seen, group.restricted, group.listed, group.said], ["", "", "", "", "", undefined, undefined]);
  }
});

test("a pattern of clocks or distances that is damaged is told when it comes, and throws nothing while somebody types", async () => {
  for (const wrong of [{ clock: { ...phrases.clock, after: "(" } }, { clock: { ...phrases.clock, exact: "[" } }, { clock: { ...phrases.clock, nth: ")" } }, { reach: { ...phrases.reach, lead: "a{2,1}" } }]) {
    const finder = new Finder({ read: async (name) => (name.startsWith("w.") ? JSON.stringify({ ...phrases, ...wrong }) : texts.get(name)!) });
    await finder.open(manifest, NOW, "w.x.json");
    assert.equal(finder.trouble, "damaged", JSON.stringify(wrong).slice(0, 80));
    assert.deepEqual(finder.read("after 6 pm on may 5th within 10 miles", false, NOW).wishes, []);
  }
});

test("a sheet tells the clocks of its groups: who asks from elsewhere is answered as by the cells", async () => {
  const zone = process.env.TZ;
  process.env.TZ = "Asia/Tokyo";
  try {
    const times = async (kind: RegExp) => {
      const { finder } = await open(), files = [...texts.keys()].filter((name) => kind.test(name));
      await finder.load(files);
      const { groups, table: { is, days, start } } = finder.engine!.index;
      return groups.map((_, row) => JSON.stringify([is.organization[row], is.lead[row], days[is.first[row]!], start[is.first[row]!]])).sort();
    };
    const bare = await times(/\/s\d*\.json$/), full = await times(/\/c\d*\.json$/);
    assert.ok(bare.length > 0 && bare.some((one) => JSON.parse(one)[1] === 840), "Tokyo is 14 hours ahead of New York");
    for (const one of bare) assert.ok(full.includes(one), one);
  } finally {
    process.env.TZ = zone ?? "UTC";
  }
});

test("the whole directory is counted before any group is there", async () => {
  const { finder, asked } = await open();
  const everything = one.search(one.read("", false, NOW));
  assert.deepEqual(Object.fromEntries(finder.shelf!.counts.medication), Object.fromEntries(everything.counts.medication));
  const day = (group: Group, bit: number) => group.meetings.some(({ days }) => (days >> bit) & 1); // by the clock of each group
  for (let bit = 0; bit < 7; bit++) assert.equal(finder.shelf!.counts.day.get(String(bit)) ?? 0, one.engine!.index.groups.filter((group) => day(group, bit)).length);
  assert.equal(asked.length, 3); // what readers say, manifest, lexicon
});

test("a shard that doesn't come is said, and the rest is shown", async () => {
  const { finder } = await open(/^o\//);
  await finder.answer("online", { now: NOW });
  assert.equal(finder.trouble, "partNotLoaded");
});

test("damaged shards are refused or read, and never end in a hang", async () => {
  let seed = 5;
  const random = (n: number) => (seed = (seed * 1664525 + 1013904223) >>> 0) % n;
  const names = [...texts.keys()];
  for (let round = 0; round < 300; round++) {
    const name = names[random(names.length)]!, text = texts.get(name)!, at = random(text.length);
    texts.set(name, text.slice(0, at) + "?9[,"[random(4)] + text.slice(at + random(3)));
    const { finder } = await open();
    if (finder.engine) await finder.answer(["massachusetts smart beginners families", "wheelchair vermont", "lets me share massachusetts"][random(3)]!, { now: NOW });
    texts.set(name, text);
  }
});
