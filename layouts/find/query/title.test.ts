import { test } from "node:test";
import assert from "node:assert/strict";
import whole from "../../../generator/search/testdata/small.json";
import phrases from "../../../generator/search/testdata/phrases.json";
import shards from "../../../generator/search/testdata/shards.json";
import { Finder } from "../answer/finder";

const NOW = new Date("2026-11-21T12:00:00");
const reader = new Finder({ read: async (name) => JSON.stringify(name.startsWith("w.") ? phrases : whole) });
await reader.open("index.x.json", NOW, "w.x.json");

for (const [text, labels] of [
  ["new life", ["“new life”"]],
  ["one day at a time", ["“one day at a time”"]],
  ["new life group massachusetts", ["Massachusetts", "“new life”"]],
  ["new morning", ["morning or “new morning”"]],
  ["just for today", ["Saturday or “just for today”"]],
  ["just for today circle", ["Saturday or “just for today circle”", "“circle”"]],
  ["real women", ["for women or “real women”"]],
  ["starting over", ["“starting over”"]],
  ["new group", []],
  ["one on one", []],
  ["how long", []],
  ["good meeting tonight on suboxone", ["Saturday", "evening", "on medication"]],
] as const) {
  test(`“${text}” is read as ${labels.join(" and ") || "no name"}`, () => {
    assert.deepEqual(reader.read(text, false, NOW).wishes.map(({ label }) => label).sort(), [...labels].sort());
  });
}

test("words that only may be a name never hide who meets at that time, or for whom a group is", () => {
  for (const [text, plain] of [["new morning", "morning"], ["real women", "women"]] as const) {
    const found = (words: string) => reader.search(reader.read(words, false, NOW)).groups.map(({ group }) => group.address);
    assert.deepEqual(found(plain).filter((address) => !found(text).includes(address)), []);
  }
});

test("the exact words are looked for as they stand", () => {
  assert.deepEqual(reader.read("new morning", true, NOW).wishes.map(({ label }) => label), ["“new”", "“morning”"]);
});

test("a slip in a word of names is mended where the index is cut, too, and not in a question", async () => {
  const files = new Map(Object.entries(shards as Record<string, Record<string, unknown>>).map(([name, content]) => [name, name.startsWith("l.") ? { ...content, titles: "serenity surrender" } : content]));
  const cut = new Finder({ read: async (name) => JSON.stringify(name.startsWith("w.") ? phrases : files.get(name)) });
  await cut.open([...files.keys()].find((name) => name.startsWith("m."))!, NOW, `w.x.json ${[...files.keys()].find((name) => name.startsWith("l."))}`);
  const labels = (text: string) => cut.read(text, false, NOW).wishes.map(({ label }) => label);
  assert.deepEqual(labels("serenty at noon"), ["“serenity”", "around noon"]);
  assert.deepEqual(labels("srurender group"), ["“surrender”"]);
  assert.ok(!labels("can my doctor tell anybody that i serenty daily").includes("“serenity”"));
});
