import { test } from "node:test";
import assert from "node:assert/strict";
import phrases from "../../../generator/search/testdata/phrases.json";
import shards from "../../../generator/search/testdata/shards.json";
import { Finder } from "../answer/finder";

const NOW = new Date("2026-11-21T12:00:00");
const towns = {
  name: ["Fairview", "Portland", "Portland", "Rochester", "Salem"], state: ["TX", "ME", "OR", "NY", "OR"],
  latitude: [33_150, 43_660, 45_520, 43_160, 44_940], longitude: [-96_630, -70_270, -122_660, -77_610, -123_030], zips: [8, 9, 59, 44, 15],
};
const files = new Map(Object.entries(shards as Record<string, Record<string, unknown>>).map(([name, content]) => [name, name.startsWith("l.") ? { ...content, towns, titles: "serenity lantern" } : content]));
const zips = { format: "many-roads-zips", zip: ["01"], latitude: [43_660], longitude: [-70_260], city: [1], cities: { name: ["Portland"], state: ["ME"] } };
const rochesters = { format: "many-roads-places", name: ["Rochester", "Rochester"], state: ["NY", "WA"], latitude: [43_160, 46_820], longitude: [-77_610, -123_100], zips: [44, 1] };
const of = (start: string) => [...files.keys()].find((name) => name.startsWith(start))!;
const reader = new Finder({ read: async (name) => JSON.stringify(name.startsWith("w.") ? phrases : name.startsWith("z/") ? zips : name.startsWith("p/") ? rochesters : files.get(name)) });
await reader.open(of("m."), NOW, `w.x.json ${of("l.")}`);
const read = (text: string) => reader.read(text, false, NOW), asks = (text: string) => reader.missing(read(text)).map((file) => file.replace(/\/\w+\//, "/"));

test("a town that the lexicon knows is read without any file, with the others of its name to choose", () => {
  const [wish] = read("friday portland on methadone").wishes.filter(({ kind }) => kind === "place");
  assert.deepEqual([wish?.label, wish?.choices?.map(({ words }) => words), asks("friday portland on methadone")], ["near Portland, OR", ["Portland, ME"], []]);
  assert.deepEqual([read("portland maine").wishes.map(({ label }) => label), asks("portland maine")], [["near Portland, ME"], []]);
});

test("a file is asked for where another place may be meant: a longer name, another state, or one near a second place", () => {
  assert.deepEqual(asks("portland heights"), ["p/po.json", "p/he.json"]);
  assert.deepEqual(asks("rochester, minnesota"), ["p/ro.json"]);
  assert.deepEqual(asks("in minnesota, around rochester"), ["p/ro.json"]);
  assert.deepEqual(asks("portland or rochester"), ["p/ro.json"]);
  assert.deepEqual(asks("on suboxone in quincy"), ["p/qu.json"]);
});

test("a word that is begun asks for no table of places, unless it is said to be a place", () => {
  assert.deepEqual([asks("groups methad"), asks("groups in methad")], [[], ["p/me.json"]]); // "in paris" is a town, and no beginning of "parish"
});

test("no table of names is asked for beside a ZIP code, nor where a known place of the name is near the other", async () => {
  await reader.load(reader.missing(read("04101 or 98101")));
  assert.deepEqual([read("04101 or 98101").wishes.map(({ label }) => label), asks("04101 or 98101")], [["near 04101 (Portland, ME) or near 98101 (Portland, ME)"], []]);
  assert.deepEqual([read("portland oregon, salem").wishes.map(({ label }) => label), asks("portland oregon, salem")], [["near Portland, OR or near Salem, OR"], []]);
});

test("a far larger town is meant before a small one that lies some way from the other place", async () => {
  await reader.load(reader.missing(read("portland or rochester")));
  const places = (text: string) => read(text).wishes.map(({ label }) => label);
  assert.deepEqual(places("portland or rochester"), ["near Portland, OR or near Rochester, NY"]);
  assert.deepEqual(places("rochester washington"), ["near Rochester, WA"]);
});

test("words that stand in names are looked up together with the places that they may be", () => {
  const words = (text: string) => reader.ahead(read(text)).filter((file) => file.startsWith("t/"));
  assert.ok(asks("steady lantern").length > 0 && words("steady lantern").length > 0);
  assert.deepEqual(words("steady friday"), []);
  assert.ok(words("lantern in portland").length > 0, "beside a place that is known they are words");
});

test("around a place that is known, groups are asked for together with the tables of other words, unless it is one of two", () => {
  const groups = (text: string) => reader.ahead(read(text)).filter((file) => file.startsWith("g/")).length;
  assert.ok(asks("portland heights").length > 0 && groups("portland heights") > 0);
  assert.deepEqual([groups("portland or rochester"), groups("steady lantern")], [0, 0]);
});

test("towns that are damaged give one clear message", async () => {
  for (const broken of [null, 0, "Portland", {}, { ...towns, state: ["TX"] }, { ...towns, latitude: [33_150, 43_660, 45_520, 999_999] }]) {
    const damaged = new Finder({ read: async (name) => JSON.stringify(name.startsWith("w.") ? phrases : name.startsWith("l.") ? { ...files.get(name), towns: broken } : files.get(name)) });
    await damaged.open(of("m."), NOW, `w.x.json ${of("l.")}`);
    assert.equal(damaged.trouble, "damaged", JSON.stringify(broken));
  }
});
