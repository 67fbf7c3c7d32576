import { test } from "node:test";
import assert from "node:assert/strict";
import golden from "../../generator/search/testdata/small.json";
import { crisisIn } from "./crisis";
import { makeDictionary } from "./dictionary";
import { readIndex } from "./index";
import { readQuery, without } from "./query";

const SATURDAY = new Date("2026-11-21T12:00:00");
const index = readIndex(JSON.stringify(golden), "2026-11-21");
index.organizations.push({ id: "marijuana-anonymous", name: "Marijuana Anonymous", short: "", aliases: [], flags: 0 });
const dictionary = makeDictionary(index), resident = makeDictionary();

const read = (text: string) => readQuery(text, dictionary, SATURDAY).wishes.map(({ label }) => label).join(" · ");

for (const [text, expected] of Object.entries({
  "friday morning, worcester ma, on suboxone": "Friday · morning · near Worcester, MA · on medication",
  "friday morning worcester on suboxone": "Friday · morning · near Worcester, MA · on medication",
  "methadone ok": "on medication",
  "na meeting that lets you share": "NA · lets you speak",
  "can chair at na": "lets you lead · NA",
  "smart recovery online tuesday evening": "SMART · online · Tuesday · evening",
  "SMART Zoom": "SMART · online",
  "al-anon": "Al-Anon", "alanon": "Al-Anon", "AL ANON": "Al-Anon",
  "women’s group en español": "for women · in Spanish",
  "court slip": "proof of attendance", "proof of attendance please": "proof of attendance",
  "my son is on methadone": "for families and friends · on medication",
  "families": "for families and friends",
  "subs": "on medication", "suboxen": "on medication", "bupe friday": "on medication · Friday",
  "not 12-step in vermont": "not 12-step · Vermont",
  "non religious": "secular",
  "tonight": "Saturday · evening", "tomorrow": "Sunday", "weekends": "on a weekend",
  "friday saturday": "Friday or Saturday", "friday friday": "Friday",
  "after 6": "after 6 PM", "before noon": "before noon", "before 9": "before 9 AM", "7:30 pm": "around 7:30 PM", "tonight after 6": "Saturday · after 6 PM", "sober for 6 years": "“6” · “years”",
  "ma": "Massachusetts or Marijuana Anonymous", "worcester, ma": "near Worcester, MA", "VT": "Vermont",
  "i am in": "", "ok": "", "recovery in OR": "Oregon", "come with me": "“come”",
  "frday": "Friday", "wrocester": "near Worcester, MA", "suboxene": "on medication", "methadnoe": "on medication", "buprenorfine": "on medication", "onlin meeting": "online",
  "café": "“cafe”", "beginners": "for newcomers",
  "exa": "“exa…”", "worc": "“worc…”", "methad": "on medication", "thursd": "Thursday",
  "hope start test": "“hope” · “start” · “test”",
  "support group meetings near me": "near you",
  "worcester vt": "near Worcester, VT", "vermont worcester": "Vermont · “worcester”", "within 10 miles of worcester": "within 10 miles of Worcester, MA", "smart 5 mi": "SMART · within 5 miles of you",
  "nearest na in worcester": "NA · near Worcester, MA", "lunes por la noche": "Monday · evening", "grupo de metadona": "on medication", "en línea": "online", "grupo para mujeres": "for women", "manana": "Sunday",
  "": "", "  ,, ": "", "’": "", "日本": "“日本…”", "北": "“北”",
})) {
  test(`reads ${JSON.stringify(text)}`, () => assert.equal(read(text), expected));
}

test("a mended slip says what was typed", () => {
  const [day] = readQuery("tusday", dictionary, SATURDAY).wishes;
  assert.deepEqual([day!.label, day!.corrected], ["Tuesday", "tusday"]);
  assert.equal(readQuery("tuesdays", dictionary, SATURDAY).wishes[0]!.corrected, undefined);
});

test("words are understood before the index is there", () => {
  const { wishes } = readQuery("friday evening suboxone massachusetts online", resident, SATURDAY);
  assert.deepEqual(wishes.map(({ kind }) => kind), ["day", "time", "medication", "state", "attendance"]);
});

test("exact reads no meaning into words", () => {
  const { wishes } = readQuery("friday suboxen", dictionary, SATURDAY, true);
  assert.deepEqual(wishes.map(({ kind, label }) => [kind, label]), [["word", "“friday”"], ["word", "“suboxen”"]]);
});

test("a wish can be taken back, and takes its words with it", () => {
  const text = "friday morning, worcester, on suboxone";
  const { wishes } = readQuery(text, dictionary, SATURDAY);
  assert.deepEqual(wishes.map((wish) => without(text, wish)), ["morning, worcester, on suboxone", "friday, worcester, on suboxone", "friday morning, on suboxone", "friday morning, worcester, on"]);
});

test("every text is read, however odd", () => {
  let seed = 3;
  const pieces = ["friday", "suboxone", "ma", "7pm", "after", "'", "’s", "-", "12", "step", "not", "worcester", "…", "\n", "é", "\u0301", "<b>", "\\", "(", "99999999999999999999", "x".repeat(300)];
  for (let round = 0; round < 2000; round++) {
    let text = "";
    for (let i = 0; i < 8; i++) text += pieces[(seed = (seed * 1664525 + 1013904223) >>> 0) % pieces.length] + (seed & 1024 ? " " : "");
    for (const wish of readQuery(text, dictionary, SATURDAY).wishes) assert.ok(without(text, wish).length <= text.length);
  }
});

for (const text of ["overdose", "he overdosed", "my friend is not breathing", "she won't wake up", "turning blue", "he is ODing"]) {
  test(`${text}: an overdose`, () => assert.ok(crisisIn(text).includes("overdose")));
}
for (const text of ["I want to die", "kill myself", "suicidal thoughts", "don’t want to live"]) {
  test(`${text}: somebody may end their life`, () => assert.ok(crisisIn(text).includes("suicide")));
}
for (const text of ["using alone tonight", "shooting up alone", "use by myself"]) {
  test(`${text}: somebody uses alone`, () => assert.ok(crisisIn(text).includes("alone")));
}
test("no crisis in plain searches", () => {
  for (const text of ["friday worcester", "women alone", "die-hard group", "code blue", "method", "od"]) assert.deepEqual(crisisIn(text), []);
});
